#ifndef WAYMARK_TESTS_BENCH_WORLD_H_
#define WAYMARK_TESTS_BENCH_WORLD_H_

#include <cstdint>
#include <filesystem>
#include <string>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"

// A made-up England of any size, to measure reads in: as many authorities as it takes, each with as
// many visits, and one peer group that stays as large as it is however many authorities there are.
// All of it follows from a seed and from which authority and visit it is, so that an authority is
// the same in a small world and in a large one.
namespace waymark::bench {

struct WorldShape {
  std::uint64_t seed = 1;
  std::uint64_t authorities = 167;
  std::uint64_t group = 150;  // The peer group: the authorities 0 to group - 1.
  std::uint64_t visits_per_authority = 60;

  [[nodiscard]] std::uint64_t visits() const { return authorities * visits_per_authority; }
};

// The shape of a world of at least so many visits.
WorldShape ShapeOf(std::uint64_t visits, std::uint64_t visits_per_authority);

// The region and the council type of the peer group, and of nobody else.
inline constexpr char kGroupRegion[] = "London";
inline constexpr char kGroupCouncilType[] = "london-borough";

// Authorities by number. Of every twenty, number 11 takes over from number 10 in 2019; the others
// go on throughout.
std::string AuthorityId(std::uint64_t authority);
bool HasEnded(std::uint64_t authority);
bool HasPredecessor(std::uint64_t authority);
// A word that only visits of this authority say, and few of those.
std::string LocalWord(std::uint64_t authority);

// The days between which its visits are held.
struct Days {
  absl::CivilDay first;
  absl::CivilDay last;
};
Days DaysOf(std::uint64_t authority);

// Writes reference data for it into an empty directory: these authorities with the vocabularies of
// `shipped`.
absl::Status WriteReference(const WorldShape& shape, const std::filesystem::path& shipped,
                            const std::filesystem::path& directory);

}  // namespace waymark::bench

#endif  // WAYMARK_TESTS_BENCH_WORLD_H_
