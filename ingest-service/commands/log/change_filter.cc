#include "ingest-service/commands/log/change_filter.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

#include "common/model/quoted_text.h"
#include "common/model/resource_name.h"
#include "common/status/status_macros.h"

namespace waymark::ingest {
namespace {

absl::Status Refused(std::string_view flag, std::string_view text, std::string_view what) {
  return absl::InvalidArgumentError(
      absl::StrCat(std::string(flag), ": ", model::QuotedText(text), " ", std::string(what)));
}

// "authorities/reading or authorities/leicester".
std::string Names(const std::vector<std::string>& ids, std::string_view between) {
  std::string names;
  for (const std::string& id : ids) {
    absl::StrAppend(&names, names.empty() ? "" : std::string(between),
                    model::FormatSingle(model::kAuthorities, id));
  }
  return names;
}

absl::StatusOr<std::string> Resolve(std::string_view flag, std::string_view text,
                                    const reference::ReferenceData& reference) {
  const reference::AuthorityMatch match = reference.ResolveAuthority(text);
  if (match.found != nullptr) return match.found->id;
  std::vector<std::string> candidates;
  for (const reference::Authority* each : match.candidates) candidates.push_back(each->id);
  if (!candidates.empty()) {
    return Refused(flag, text,
                   absl::StrCat("fits more than one authority; write ", Names(candidates, " or ")));
  }
  return Refused(flag, text,
                 absl::StrCat("is no known authority", match.nearest.empty() ? "" : "; nearest: ",
                              Names(match.nearest, ", ")));
}

}  // namespace

absl::StatusOr<ChangeFilter> ChangeFilter::Parse(std::string_view authority, std::string_view visit,
                                                 const reference::ReferenceData& reference) {
  if (!authority.empty() && !visit.empty()) {
    return absl::InvalidArgumentError("give --authority or --visit, not both");
  }
  ChangeFilter filter;
  if (!authority.empty()) {
    WAYMARK_ASSIGN_OR_RETURN(filter.authority_id, Resolve("--authority", authority, reference));
  } else if (!visit.empty()) {
    auto name = model::VisitName::Parse(visit);
    if (!name.ok()) {
      return Refused("--visit", visit,
                     "is not the name of a visit; write authorities/{authority}/visits/{visit_id}");
    }
    WAYMARK_ASSIGN_OR_RETURN(filter.authority_id,
                             Resolve("--visit", name->authority_id, reference));
    filter.visit_id = std::move(name->visit_id);
  }
  return filter;
}

bool ChangeFilter::Wants(const internal::v1::ChangeRecord& record) const {
  return (authority_id.empty() || authority_id == record.authority_id()) &&
         (visit_id.empty() || visit_id == record.visit_id());
}

}  // namespace waymark::ingest
