#include "query-service/handlers/visit_list/listed_authorities.h"

#include <set>
#include <utility>

#include "common/model/date_order.h"
#include "common/model/resource_name.h"
#include "common/status/status_macros.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/progress_filter.h"

namespace waymark::query {
namespace {

v1::SuccessionType TypeOf(reference::SuccessionKind kind) {
  switch (kind) {
    case reference::SuccessionKind::kMerge:
      return v1::SUCCESSION_TYPE_MERGE;
    case reference::SuccessionKind::kSplit:
      return v1::SUCCESSION_TYPE_SPLIT;
    case reference::SuccessionKind::kRestructure:
      return v1::SUCCESSION_TYPE_RESTRUCTURE;
    case reference::SuccessionKind::kPartTransfer:
      return v1::SUCCESSION_TYPE_PART_TRANSFER;
  }
  return v1::SUCCESSION_TYPE_UNSPECIFIED;
}

// Gathers the authorities behind one, nearest last.
class Gathering {
 public:
  Gathering(const reference::ReferenceData& reference, const ProjectionStore& store,
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
        WAYMARK_RETURN_IF_ERROR(AddPredecessors(authority, predecessors));
      }
    }
    listed_.authorities.push_back(std::move(authority));
    return absl::OkStatus();
  }

  ListedAuthorities Take() && { return std::move(listed_); }

 private:
  absl::Status AddPredecessors(const ListedAuthority& authority,
                               const std::vector<reference::Succession>& predecessors) {
    for (const reference::Succession& succession : predecessors) {
      // A part that went over on the way makes all before it a part.
      const bool is_part = authority.inherited_by == v1::SUCCESSION_TYPE_PART_TRANSFER;
      WAYMARK_RETURN_IF_ERROR(
          Add({.id = succession.predecessor,
               .inherited_by = is_part ? authority.inherited_by : TypeOf(succession.kind),
               .until = succession.effective_date}));
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
  const ProjectionStore& store_;
  const std::uint64_t at_;
  std::set<std::string> seen_;
  ListedAuthorities listed_;
};

}  // namespace

bool Counts(const ListedAuthority& authority, const DatedVisit& visit) {
  if (!authority.until.has_value()) return true;
  const model::DayFilter before{.from = std::nullopt, .to = *authority.until - 1};
  return MembershipOf(visit, before) != model::Membership::kOutside;
}

absl::StatusOr<ListedAuthorities> AuthoritiesOf(const reference::ReferenceData& reference,
                                                const ProjectionStore& store,
                                                std::string_view authority, std::uint64_t at) {
  Gathering gathering(reference, store, at);
  WAYMARK_RETURN_IF_ERROR(gathering.Add({.id = std::string(authority),
                                         .inherited_by = v1::SUCCESSION_TYPE_UNSPECIFIED,
                                         .until = {}}));
  return std::move(gathering).Take();
}

}  // namespace waymark::query
