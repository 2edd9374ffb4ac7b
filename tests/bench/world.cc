#include "tests/bench/world.h"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <system_error>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

#include "common/reference/records.h"
#include "tests/bench/random.h"
#include "tests/bench/words.h"

namespace waymark::bench {
namespace {

constexpr std::uint64_t kLineEvery = 20;
constexpr std::uint64_t kEnded = 10;
constexpr std::uint64_t kNeighbours = 10;

constexpr std::string_view kVocabularies[] = {"themes.csv",        "judgement_areas.csv",
                                              "service_areas.csv", "cohorts.csv",
                                              "subjects.csv",      "measures.csv"};

const absl::CivilDay kFirstDay(2010, 4, 1);
const absl::CivilDay kTakenOver(2019, 4, 1);
const absl::CivilDay kLastDay(2025, 3, 31);

// Region and council type of an authority outside the peer group: any but the group's.
struct Kind {
  std::string region;
  std::string council_type;
};

std::vector<Kind> OtherKinds() {
  std::vector<Kind> kinds;
  for (const std::string_view region : reference::Regions()) {
    for (const std::string_view council_type : reference::CouncilTypes()) {
      if (region == kGroupRegion || council_type == kGroupCouncilType) continue;
      kinds.push_back({std::string(region), std::string(council_type)});
    }
  }
  return kinds;
}

std::string AuthorityRows(const WorldShape& shape) {
  const std::vector<Kind> others = OtherKinds();
  std::string rows = "authority_id,name,council_type,region,valid_from,valid_to\n";
  for (std::uint64_t i = 0; i < shape.authorities; ++i) {
    const Kind kind =
        i < shape.group ? Kind{kGroupRegion, kGroupCouncilType} : others[i % others.size()];
    absl::StrAppend(&rows, AuthorityId(i), ",Council ", AuthorityId(i), ",", kind.council_type, ",",
                    kind.region, ",",
                    HasPredecessor(i) ? absl::FormatCivilTime(kTakenOver) : std::string(), ",",
                    HasEnded(i) ? absl::FormatCivilTime(kTakenOver - 1) : std::string(), "\n");
  }
  return rows;
}

std::string CodeRows(const WorldShape& shape) {
  std::string rows = "authority_id,scheme,code,valid_from,valid_to\n";
  for (std::uint64_t i = 0; i < shape.authorities; ++i) {
    absl::StrAppendFormat(&rows, "%s,gss,E%08d,,\n", AuthorityId(i), i);
  }
  return rows;
}

std::string SuccessionRows(const WorldShape& shape) {
  std::string rows = "predecessor_id,successor_id,effective_date,kind\n";
  for (std::uint64_t i = 0; i < shape.authorities; ++i) {
    if (!HasPredecessor(i)) continue;
    absl::StrAppend(&rows, AuthorityId(i - 1), ",", AuthorityId(i), ",",
                    absl::FormatCivilTime(kTakenOver), ",restructure\n");
  }
  return rows;
}

// Of the peer group alone, so that the file stays small enough to be loaded.
std::string NeighbourRows(const WorldShape& shape) {
  std::string rows = "model,authority_id,rank,neighbour_id,closeness\n";
  for (std::uint64_t i = 0; i < shape.group; ++i) {
    for (std::uint64_t rank = 1; rank <= kNeighbours && rank < shape.group; ++rank) {
      absl::StrAppend(&rows, "2025,", AuthorityId(i), ",", rank, ",",
                      AuthorityId((i + rank) % shape.group), ",close\n");
    }
  }
  return rows;
}

absl::Status WriteFile(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.flush();
  return out.good() ? absl::OkStatus() : absl::InternalError("cannot write " + file.string());
}

}  // namespace

WorldShape ShapeOf(std::uint64_t visits, std::uint64_t visits_per_authority) {
  WorldShape shape;
  shape.visits_per_authority = visits_per_authority;
  shape.authorities = (visits + visits_per_authority - 1) / visits_per_authority;
  shape.group = std::min(shape.group, shape.authorities);
  return shape;
}

// Scattered by its beginning, so that in the order of keys others stand between any two.
std::string AuthorityId(std::uint64_t authority) {
  Random random(authority);
  return absl::StrCat(Word(random.Below(kWords)), "-", authority);
}

bool HasEnded(std::uint64_t authority) { return authority % kLineEvery == kEnded; }
bool HasPredecessor(std::uint64_t authority) { return authority % kLineEvery == kEnded + 1; }

std::string LocalWord(std::uint64_t authority) { return absl::StrCat("place", authority); }

Days DaysOf(std::uint64_t authority) {
  return {.first = HasPredecessor(authority) ? kTakenOver : kFirstDay,
          .last = HasEnded(authority) ? kTakenOver - 1 : kLastDay};
}

absl::Status WriteReference(const WorldShape& shape, const std::filesystem::path& shipped,
                            const std::filesystem::path& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  for (const std::string_view file : kVocabularies) {
    std::filesystem::copy_file(shipped / file, directory / file,
                               std::filesystem::copy_options::overwrite_existing, error);
    if (error) return absl::InternalError(absl::StrCat("cannot copy ", std::string(file)));
  }
  absl::Status written = WriteFile(directory / "authorities.csv", AuthorityRows(shape));
  written.Update(WriteFile(directory / "authority_codes.csv", CodeRows(shape)));
  written.Update(WriteFile(directory / "authority_successions.csv", SuccessionRows(shape)));
  written.Update(WriteFile(directory / "statistical_neighbours.csv", NeighbourRows(shape)));
  return written;
}

}  // namespace waymark::bench
