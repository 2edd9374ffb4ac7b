#ifndef WAYMARK_TESTS_BENCH_QUESTIONS_H_
#define WAYMARK_TESTS_BENCH_QUESTIONS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/progress.pb.h"
#include "waymark/v1/query_service.pb.h"

#include "common/reference/reference_data.h"
#include "tests/bench/world.h"

namespace waymark::bench {

// Measures, or themes, that are asked for in turn.
inline constexpr std::uint64_t kMeasuresAskedFor = 3;

// What a made-up England is asked, about the peer group or one of it where nothing else is said:
// the same whether its handlers are called (calls.h) or a running service is
// (load/write_requests.cc). Each `turn` asks about another authority of the group.
class Questions {
 public:
  // The reference data outlives it.
  Questions(WorldShape shape, const reference::ReferenceData& reference)
      : shape_(shape), reference_(reference) {}

  [[nodiscard]] v1::GetVisitRequest Visit(std::uint64_t turn) const;
  // Twenty of an authority, or all that it has.
  [[nodiscard]] v1::BatchGetVisitsRequest Batch(std::uint64_t turn) const;
  [[nodiscard]] v1::ListVisitRevisionsRequest Revisions(std::uint64_t turn) const;

  [[nodiscard]] v1::ListVisitsRequest ListWhole(std::uint64_t turn) const;
  [[nodiscard]] v1::ListVisitsRequest ListFiltered(std::uint64_t turn) const;
  // A page of everybody's.
  [[nodiscard]] v1::ListVisitsRequest ListAll(std::uint64_t turn) const;
  // A filter that no visit fits.
  [[nodiscard]] v1::ListVisitsRequest ListNothing(std::uint64_t turn) const;

  [[nodiscard]] v1::SearchFindingsRequest SearchInAuthority(std::uint64_t turn) const;
  // In ten authorities; of short visits, which name no service area, with nothing found.
  [[nodiscard]] v1::SearchFindingsRequest SearchFiltered(std::uint64_t turn) const;
  // In ten authorities, two words.
  [[nodiscard]] v1::SearchFindingsRequest SearchInTen(std::uint64_t turn) const;
  // Of everybody's visits.
  [[nodiscard]] v1::SearchFindingsRequest SearchRareWord(std::uint64_t turn) const;
  [[nodiscard]] v1::SearchFindingsRequest SearchSeldomWord(std::uint64_t turn) const;

  [[nodiscard]] v1::GetProgressRequest Progress(std::uint64_t turn) const;

  // By one of three measures or themes, of the whole group;
  [[nodiscard]] v1::CompareAuthoritiesRequest CompareMeasure(std::uint64_t turn) const;
  [[nodiscard]] v1::CompareAuthoritiesRequest CompareTheme(std::uint64_t turn) const;
  [[nodiscard]] v1::CompareAuthoritiesRequest CompareJudgement(std::uint64_t turn) const;
  [[nodiscard]] v1::CompareAuthoritiesRequest CompareOverall(std::uint64_t turn) const;
  [[nodiscard]] v1::CompareAuthoritiesRequest CompareRecommendations(std::uint64_t turn) const;
  // of an authority's neighbours, as of a date;
  [[nodiscard]] v1::CompareAuthoritiesRequest CompareNeighbours(std::uint64_t turn) const;
  // of ten that are listed, at their third visits.
  [[nodiscard]] v1::CompareAuthoritiesRequest CompareListed(std::uint64_t turn) const;

  [[nodiscard]] v1::SummarizeThemesRequest Themes(std::uint64_t turn) const;
  [[nodiscard]] v1::SummarizeEpisodesRequest Episodes(std::uint64_t turn) const;

  [[nodiscard]] v1::WatchVisitsRequest Watch(std::uint64_t turn) const;
  [[nodiscard]] v1::ExportVisitsRequest Export(std::uint64_t turn) const;

 private:
  [[nodiscard]] std::uint64_t AuthorityOf(std::uint64_t turn) const;
  [[nodiscard]] std::string MeasureOf(std::uint64_t turn) const;
  [[nodiscard]] std::string ThemeOf(std::uint64_t turn) const;
  // The names of ten, from one that is another each turn.
  [[nodiscard]] std::vector<std::string> TenOf(std::uint64_t turn) const;

  const WorldShape shape_;
  const reference::ReferenceData& reference_;
};

}  // namespace waymark::bench

#endif  // WAYMARK_TESTS_BENCH_QUESTIONS_H_
