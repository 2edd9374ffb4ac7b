#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_PREDECESSORS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_PREDECESSORS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"

#include "common/model/partial_date.h"
#include "common/reference/reference_data.h"

namespace waymark::query {

// An authority whose record another one inherits.
struct Predecessor {
  std::string id;
  absl::CivilDay handed_over_on;  // the successor's first day
  bool has_ended = false;         // else it keeps what it does after that day
};

// One direct predecessor and those before it, nearest first.
using PredecessorLine = std::vector<Predecessor>;

// What an authority inherits until it has an inspection of its own.
struct Inheritance {
  // One line for each direct predecessor. It goes on as long as each has one predecessor alone.
  std::vector<PredecessorLine> lines;
  // Whether the latest inspection of the line is the authority's baseline: it has one predecessor,
  // and took over more than a part of it.
  bool gives_baseline = false;
  // Whether it took over the same area: its figures and its predecessor's count the same people.
  bool same_area = false;
  // Ids of those at which a line stops, since there are several: they are not inherited.
  std::vector<std::string> left_out;
};

// Whether a line had come to the authority by the end of `by` (absent or without an end: by now).
bool HasHandedOver(const PredecessorLine& line, const std::optional<model::PartialDate>& by);

Inheritance InheritanceOf(const reference::ReferenceData& reference, std::string_view authority);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_PREDECESSORS_H_
