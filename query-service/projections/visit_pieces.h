#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_ENTRIES_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_ENTRIES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "waymark/v1/visit.pb.h"

#include "common/storage/database.h"

namespace waymark::query {

// One thing the store holds of a revision: a key with its since, and a value with its until.
struct Entry {
  storage::Family family;
  std::string key;
  std::string value;
};

// The day a visit is sorted by in keys: the first day of its start date (the last where the start
// is open), else of its end date, else of its published date; keys::kUndated without any.
std::string SortDay(const v1::Visit& visit);

// Everything the store holds of a revision but its entry in `visits`, which says where it is, and
// what `sayers` tell of its words. `visit` has its output fields filled in and a well-formed name.
// The entries still hold.
std::vector<Entry> EntriesOf(v1::Visit visit, std::uint64_t since);

// Moves out of `visit` what the timeline does not hold, and returns it: findings, observations,
// recommendations and what became of them, responses, evidence and notes.
v1::Visit SplitOffDetails(v1::Visit& visit);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_ENTRIES_H_
