#include "ingest-service/commands/log/log_command.h"

#include <iostream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "common/config/client_flags.h"
#include "common/config/service_flags.h"
#include "common/model/resource_name.h"
#include "common/reference/reference_data.h"
#include "common/rpc/client/call_failure.h"
#include "common/status/status_macros.h"
#include "ingest-service/commands/log/log_place.h"
#include "ingest-service/commands/log/printing_reader.h"

ABSL_FLAG(std::string, authority, "",
          "Only changes to visits of this authority: its id, a code or an alias.");
ABSL_FLAG(
    std::string, visit, "",
    "Only changes to this visit: authorities/AUTHORITY/visits/VISIT, with the authority's id, "
    "a code or an alias.");

namespace waymark::ingest {
namespace {

constexpr char kLogDetails[] =
    R"(A line for each change, newest last: its number, when it was committed (UTC), who submitted it,
what it was (revision, deletion or erasure), the visit, the number of the revision written or erased,
the serial number of the submitter's certificate if it had one, the request id if the caller gave one,
and the reason of an erasure. Nothing of what a visit says.
With --json each line is a JSON object of the same.

With --data_dir it reads a store that nothing serves and changes nothing there; without, it asks the
running service at --ingest. It prints what is there, as far as it can be read; 'verify' checks it.
What --authority and --visit name is looked up in --reference_dir, as the services do.

Exit status: 0 all is printed, 1 the log is damaged, 2 the command line is not understood or names an
authority or a visit that there is not, 3 the log could not be had.

Examples:
  waymark-ingest log --ingest=127.0.0.1:7601
  waymark-ingest log --data_dir=/var/lib/waymark-ingest --authority=sunderland --json
  waymark-ingest log --visit=authorities/E08000024/visits/2015-inspection)";

int UsageError(const absl::Status& status) {
  std::cerr << "waymark-ingest: " << status.message() << "\n";
  return rpc::kExitUsage;
}

// The reference data is needed only to tell which authority is meant.
absl::StatusOr<ChangeFilter> FilterFromFlags() {
  const std::string authority = absl::GetFlag(FLAGS_authority);
  const std::string visit = absl::GetFlag(FLAGS_visit);
  if (authority.empty() && visit.empty()) return ChangeFilter();
  const auto reference = reference::ReferenceData::Load(absl::GetFlag(FLAGS_reference_dir));
  if (!reference.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat("--reference_dir, which tells what --authority and --visit name: ",
                     reference.status().message()));
  }
  return ChangeFilter::Parse(authority, visit, *reference);
}

absl::Status Print(LogPlace& place, PrintingReader& reader) {
  WAYMARK_RETURN_IF_ERROR(place.Open());
  absl::Status read = place.ReadTo(reader);
  std::cout << std::flush;
  if (!read.ok() || place.stored() == nullptr) return read;
  // What could be read in spite of damage may not be all.
  return place.stored()->opened();
}

int Failed(const LogPlace& place, const absl::Status& status) {
  const rpc::CallFailure failure = place.Describe(status);
  std::cerr << "waymark-ingest: " << failure.text << "\n";
  if (absl::IsDataLoss(status)) {
    std::cerr << "'waymark-ingest verify', asked in the same way, tells what to do.\n";
  }
  return failure.exit_status;
}

int NothingPrinted(const ChangeFilter& filter, const PrintingReader& reader) {
  if (filter.visit_id.empty()) {
    std::cerr << "waymark-ingest: the log has no such change\n";
    return rpc::kExitDone;
  }
  const std::vector<std::string> nearest = reader.NearestVisits();
  const std::string instead = nearest.empty()
                                  ? absl::StrCat("'log --authority=", filter.authority_id,
                                                 "' prints what it has of that authority")
                                  : absl::StrCat("nearest: ", absl::StrJoin(nearest, ", "));
  const model::VisitName name{filter.authority_id, filter.visit_id};
  return UsageError(absl::NotFoundError(
      absl::StrCat("--visit: the log has no ", name.ToString(), "; ", instead)));
}

int RunLog(const std::vector<std::string>&) {
  const auto filter = FilterFromFlags();
  if (!filter.ok()) return UsageError(filter.status());
  auto place = LogPlace::FromFlags();
  if (!place.ok()) return UsageError(place.status());

  PrintingReader reader(*filter, absl::GetFlag(FLAGS_json), std::cout);
  if (const absl::Status status = Print(*place, reader); !status.ok()) {
    return Failed(*place, status);
  }
  return reader.printed() == 0 ? NothingPrinted(*filter, reader) : rpc::kExitDone;
}

}  // namespace

config::Command LogCommand() {
  return {.name = "log",
          .arguments = "",
          .summary = "Print who changed what and when.",
          .flags = {"ingest", "tls_dir", "data_dir", "authority", "visit", "reference_dir", "json"},
          .details = kLogDetails,
          .run = RunLog,
          .flag_help = {{"data_dir", kInspectedDirectory},
                        {"json", "Print each change as a JSON object."}}};
}

}  // namespace waymark::ingest
