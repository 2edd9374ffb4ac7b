#include "query-service/handlers/visit_list/listed_authorities.h"

#include <set>
#include <utility>

#include "absl/time/civil_time.h"

#include "common/model/date_order.h"
#include "common/model/resource_name.h"
#include "common/status/status_macros.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/progress_filter.h"

namespace waymark::query {
namespace {

// Gathers the authorities behind one, nearest last.
class Gathering {
 public:
  Gathering(const reference::ReferenceData& reference, const PermittedStore& store,
            std::uint64_t at)
      : reference_(reference), store_(store), at_(at) {}

  absl::Status Add(ListedAuthority authority) {
    // The successions are checked when they are loaded; this only makes an end certain.
    if (!seen_.insert(authority.id).second) return absl::OkStatus();
    const auto predecessors = reference_.PredecessorsOf(authority.id);
    if (!predecessors.empty()) {
      WAYMARK_ASSIGN_OR_RETURN(const bool has_own, HasFullInspection(authority.id));
      if (has_own) {
        NoteLeftOut(authority.id, predecessors);
      } else {
        WAYMARK_RETURN_IF_ERROR(AddPredecessors(predecessors));
      }
    }
    listed_.authorities.push_back(std::move(authority));
    return absl::OkStatus();
  }

  ListedAuthorities Take() && { return std::move(listed_); }

 private:
  absl::Status AddPredecessors(const std::vector<reference::Succession>& predecessors) {
    for (const reference::Succession& succession : predecessors) {
      WAYMARK_RETURN_IF_ERROR(Add({.id = succession.predecessor, .through = succession}));
    }
    return absl::OkStatus();
  }

  absl::StatusOr<bool> HasFullInspection(const std::string& id) const {
    bool found = false;
    WAYMARK_RETURN_IF_ERROR(
        store_.Walk(id, "", at_, [&found](const v1::Visit& visit, const std::string&) {
          found = !visit.deleted() && IsHeld(visit) && IsFullInspection(visit);
          return !found;
        }));
    return found;
  }

  void NoteLeftOut(const std::string& id, const std::vector<reference::Succession>& predecessors) {
    std::vector<std::string> names = {model::FormatSingle(model::kAuthorities, id)};
    for (const reference::Succession& succession : predecessors) {
      names.push_back(model::FormatSingle(model::kAuthorities, succession.predecessor));
    }
    listed_.notes.push_back(MakeNote(v1::NOTE_REASON_PREDECESSORS_NOT_INCLUDED,
                                     "The authority has a full inspection of its own, so its "
                                     "predecessors' visits are not listed; ask for them by name.",
                                     std::move(names), "visits"));
  }

  const reference::ReferenceData& reference_;
  const PermittedStore& store_;
  const std::uint64_t at_;
  std::set<std::string> seen_;
  ListedAuthorities listed_;
};

}  // namespace

bool Counts(const ListedAuthority& authority, const DatedVisit& visit) {
  if (!authority.through.has_value()) return true;
  const model::DayFilter before{.from = std::nullopt, .to = authority.through->effective_date - 1};
  return MembershipOf(visit, before) != model::Membership::kOutside;
}

v1::AuthoritySuccession SuccessionMessage(const reference::Succession& succession) {
  v1::AuthoritySuccession message;
  message.set_authority(model::FormatSingle(model::kAuthorities, succession.successor));
  message.set_effective_date(absl::FormatCivilTime(succession.effective_date));
  message.set_kind(std::string(reference::KindName(succession.kind)));
  return message;
}

absl::StatusOr<ListedAuthorities> AuthoritiesOf(const reference::ReferenceData& reference,
                                                const PermittedStore& store,
                                                std::string_view authority, std::uint64_t at) {
  Gathering gathering(reference, store, at);
  WAYMARK_RETURN_IF_ERROR(gathering.Add({.id = std::string(authority), .through = std::nullopt}));
  return std::move(gathering).Take();
}

}  // namespace waymark::query
