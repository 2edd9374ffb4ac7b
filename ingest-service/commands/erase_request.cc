#include "ingest-service/commands/erase_request.h"

#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

#include "common/model/quoted_text.h"
#include "common/model/resource_name.h"
#include "common/status/status_macros.h"

namespace waymark::ingest {
namespace {

std::string WhatIsErased(const v1::EraseRevisionRequest& request) {
  return absl::StrCat("revision ", request.revision(), " of ", request.name());
}

}  // namespace

absl::StatusOr<v1::EraseRevisionRequest> ParseEraseRequest(
    const std::vector<std::string>& arguments, const std::string& reason) {
  if (arguments.size() != 2) {
    return absl::InvalidArgumentError("name the visit and the number of its revision to erase");
  }
  v1::EraseRevisionRequest request;
  WAYMARK_ASSIGN_OR_RETURN(const model::VisitName name, model::VisitName::Parse(arguments[0]));
  std::int64_t revision = 0;
  if (!absl::SimpleAtoi(arguments[1], &revision) || revision < 1) {
    return absl::InvalidArgumentError(
        absl::StrCat("the revision is a number from 1, not ", model::QuotedText(arguments[1])));
  }
  if (reason.empty()) {
    return absl::InvalidArgumentError(
        "say why with --reason=TEXT, for the log, which keeps it; never what is to be erased");
  }
  request.set_name(name.ToString());
  request.set_revision(revision);
  request.set_reason(reason);
  return request;
}

bool ConfirmErasure(const v1::EraseRevisionRequest& request, std::istream& in, std::ostream& out) {
  out << "This destroys " << WhatIsErased(request)
      << " for good; nothing brings it back.\nType yes to go on: " << std::flush;
  std::string answer;
  std::getline(in, answer);
  return absl::StripAsciiWhitespace(answer) == "yes";
}

std::string ErasureReport(const v1::EraseRevisionRequest& request,
                          const v1::EraseRevisionResponse& response) {
  return absl::StrCat(
      "Erased ", WhatIsErased(request),
      ": it is gone from the ingest service's store.\nstate: ", response.consistency_token(),
      "\nA query service that answers --at_least_as_fresh with this state does not hold it any "
      "more.\nOlder copies of the data directories, of either service, still do: destroy them once "
      "newer\nones are made. If one is put back all the same, erase the revision again.\n");
}

}  // namespace waymark::ingest
