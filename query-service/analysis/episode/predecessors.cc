#include "query-service/analysis/episode/predecessors.h"

#include <algorithm>

namespace waymark::query {
namespace {

using reference::Succession;
using reference::SuccessionKind;

Predecessor ReadPredecessor(const reference::ReferenceData& reference,
                            const Succession& succession) {
  const reference::Authority* authority = reference.FindAuthority(succession.predecessor);
  return {.id = succession.predecessor,
          .handed_over_on = succession.effective_date,
          .has_ended = authority != nullptr && authority->valid_to.has_value()};
}

bool IsIn(const PredecessorLine& line, const std::string& id) {
  return std::any_of(line.begin(), line.end(),
                     [&id](const Predecessor& predecessor) { return predecessor.id == id; });
}

// Follows a line into the past. That no authority is its own predecessor is not checked when the
// data are loaded, so the line also ends where it would come to one a second time.
PredecessorLine FollowLine(const reference::ReferenceData& reference, const Succession& first,
                           Inheritance& inheritance) {
  PredecessorLine line = {ReadPredecessor(reference, first)};
  while (true) {
    const std::vector<Succession> before = reference.PredecessorsOf(line.back().id);
    if (before.size() != 1 || before[0].kind == SuccessionKind::kPartTransfer) {
      for (const Succession& succession : before) {
        inheritance.left_out.push_back(succession.predecessor);
      }
      return line;
    }
    if (IsIn(line, before[0].predecessor)) return line;
    inheritance.same_area &= before[0].kind == SuccessionKind::kRestructure;
    line.push_back(ReadPredecessor(reference, before[0]));
  }
}

}  // namespace

bool HasHandedOver(const PredecessorLine& line, const std::optional<model::PartialDate>& by) {
  return !by.has_value() || !by->last().has_value() || line.front().handed_over_on <= *by->last();
}

Inheritance InheritanceOf(const reference::ReferenceData& reference, std::string_view authority) {
  const std::vector<Succession> direct = reference.PredecessorsOf(authority);
  Inheritance inheritance;
  inheritance.gives_baseline =
      direct.size() == 1 && direct[0].kind != SuccessionKind::kPartTransfer;
  inheritance.same_area = direct.size() == 1 && direct[0].kind == SuccessionKind::kRestructure;
  for (const Succession& succession : direct) {
    inheritance.lines.push_back(FollowLine(reference, succession, inheritance));
  }
  return inheritance;
}

}  // namespace waymark::query
