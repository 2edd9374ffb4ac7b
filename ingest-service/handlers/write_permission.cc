#include "ingest-service/handlers/write_permission.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/reference/lineage.h"
#include "common/status/errors.h"
#include "ingest-service/rules/requests/request_id.h"

namespace waymark::ingest {
namespace {

constexpr std::string_view kBeforeAuthority = "authorities/";
constexpr std::string_view kBeforeVisit = "/visits/";

// What a request says it is about.
struct Asked {
  std::string_view name;      // authorities/A or authorities/A/visits/V, as it was sent.
  std::string_view visit_id;  // Where the name is the authority's.
  std::string_view request_id;
  bool dates_decide = false;
};

std::vector<std::string> NamedAuthorities(const reference::ReferenceData& reference,
                                          std::string_view name) {
  if (name.starts_with(kBeforeAuthority)) name.remove_prefix(kBeforeAuthority.size());
  const reference::AuthorityMatch match =
      reference.ResolveAuthority(name.substr(0, name.find(kBeforeVisit)));
  if (match.found != nullptr) return {match.found->id};
  std::vector<std::string> ids;
  for (const reference::Authority* candidate : match.candidates) ids.push_back(candidate->id);
  return ids;
}

// For the journal: nothing that is not certain, and nothing that is not well-formed.
std::string JournalledName(const std::vector<std::string>& authorities, const Asked& asked) {
  if (authorities.size() != 1) return "";
  const std::string authority = model::FormatSingle(model::kAuthorities, authorities[0]);
  const std::size_t slash = asked.name.find(kBeforeVisit);
  const std::string visit_id(slash == std::string_view::npos
                                 ? asked.visit_id
                                 : asked.name.substr(slash + kBeforeVisit.size()));
  const auto name = model::VisitName::Parse(authority + std::string(kBeforeVisit) + visit_id);
  return name.ok() ? name->ToString() : authority;
}

absl::Status RefuseWrite(const Writer& writer, std::string visit, std::string_view request_id) {
  if (!writer.refuse) return errors::NotPermitted();
  return writer.refuse(std::move(visit), CanonicalRequestId(request_id));
}

absl::Status CheckAsked(const reference::ReferenceData& reference, const Writer& writer,
                        const Asked& asked) {
  const std::vector<std::string> authorities = NamedAuthorities(reference, asked.name);
  const auto may = [&writer](const std::string& id) { return writer.rights.MayWrite(id); };
  const bool passes = asked.dates_decide ? std::any_of(authorities.begin(), authorities.end(), may)
                                         : std::all_of(authorities.begin(), authorities.end(), may);
  if (authorities.empty() || passes) return absl::OkStatus();
  return RefuseWrite(writer, JournalledName(authorities, asked), asked.request_id);
}

// A visit to be created, or imported.
template <typename Request>
Asked AskedOfNew(const Request& request) {
  return {.name = request.parent(),
          .visit_id = request.visit_id(),
          .request_id = request.request_id(),
          .dates_decide = true};
}

}  // namespace

absl::Status CheckMayWrite(const reference::ReferenceData& reference, const Writer& writer,
                           const v1::CreateVisitRequest& request) {
  return CheckAsked(reference, writer, AskedOfNew(request));
}

absl::Status CheckMayWrite(const reference::ReferenceData& reference, const Writer& writer,
                           const v1::ImportVisitsRequest& request) {
  return CheckAsked(reference, writer, AskedOfNew(request));
}

absl::Status CheckMayWrite(const reference::ReferenceData& reference, const Writer& writer,
                           const v1::UpdateVisitRequest& request) {
  return CheckAsked(
      reference, writer,
      {.name = request.visit().name(), .visit_id = {}, .request_id = request.request_id()});
}

absl::Status CheckMayWrite(const reference::ReferenceData& reference, const Writer& writer,
                           const v1::DeleteVisitRequest& request) {
  return CheckAsked(reference, writer,
                    {.name = request.name(), .visit_id = {}, .request_id = request.request_id()});
}

absl::Status CheckMayWrite(const Writer& writer, const model::VisitName& name,
                           std::string_view request_id) {
  if (writer.rights.MayWrite(name.authority_id)) return absl::OkStatus();
  return RefuseWrite(writer, name.ToString(), request_id);
}

void AddLineage(const reference::ReferenceData& reference, const Writer& writer,
                VisitWrite& write) {
  write.lineage = reference::LineageOf(reference, write.name.authority_id);
  const auto may_not_read = [&writer](const std::string& id) {
    return !writer.rights.everything() && writer.rights.readable().count(id) == 0;
  };
  write.hides_predecessors = std::erase_if(write.lineage.predecessors, may_not_read) > 0;
  std::erase_if(write.lineage.successors, may_not_read);
}

}  // namespace waymark::ingest
