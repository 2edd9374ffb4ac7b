#include "tests/bench/calls.h"

#include <algorithm>
#include <utility>

#include "common/status/status_macros.h"
#include "common/wire/partly_written.h"
#include "query-service/handlers/batch/batch_get_visits_handler.h"
#include "query-service/handlers/compare_authorities_handler.h"
#include "query-service/handlers/get_progress_handler.h"
#include "query-service/handlers/get_visit_handler.h"
#include "query-service/handlers/list_visit_revisions_handler.h"
#include "query-service/handlers/list_visits_handler.h"
#include "query-service/handlers/search_findings_handler.h"
#include "query-service/handlers/summarize_episodes_handler.h"
#include "query-service/handlers/summarize_themes_handler.h"
#include "query-service/streams/visit_export.h"
#include "query-service/streams/visit_watch.h"
#include "tests/bench/questions.h"

namespace waymark::bench {
namespace {

using Size = absl::StatusOr<std::size_t>;

constexpr std::uint64_t kWatchedChanges = 250;

Questions QuestionsOf(const WorldStore& world) { return {world.shape(), world.reference()}; }

template <typename Response>
std::size_t SizeOf(const Response& response) {
  return response.ByteSizeLong();
}
template <typename Message>
std::size_t SizeOf(const wire::PartlyWritten<Message>& answer) {
  return answer.message.ByteSizeLong() + answer.fields.size();
}
std::size_t SizeOf(const query::WireAnswer& answer) { return answer.bytes.size(); }

// Has the handler answer a question.
template <typename Handler, auto question>
Size Answer(const WorldStore& world, std::uint64_t turn) {
  WAYMARK_ASSIGN_OR_RETURN(
      const auto response,
      Handler(world.reference()).Handle(world.view(), (QuestionsOf(world).*question)(turn)));
  return SizeOf(response);
}

template <auto question>
constexpr auto List = &Answer<query::ListVisitsHandler, question>;
template <auto question>
constexpr auto Search = &Answer<query::SearchFindingsHandler, question>;
template <auto question>
constexpr auto Compare = &Answer<query::CompareAuthoritiesHandler, question>;

// Everything that is asked for after a change.
Size Watch(const WorldStore& world, v1::WatchVisitsRequest request, std::uint64_t after) {
  const query::View view = world.view();
  WAYMARK_ASSIGN_OR_RETURN(const auto watch,
                           query::VisitWatch::Make(world.reference(), std::move(request)));
  LogPosition position = view.position;
  position.sequence = after;
  std::size_t bytes = 0;
  while (true) {
    v1::WatchVisitsResponse message;
    WAYMARK_ASSIGN_OR_RETURN(const auto found, watch.Next(view, position, message));
    bytes += message.ByteSizeLong();
    if (found == query::VisitWatch::Found::kNothing) return bytes;
  }
}

Size WatchAll(const WorldStore& world, std::uint64_t) {
  const std::uint64_t at = world.view().at();
  return Watch(world, {}, at - std::min(at, kWatchedChanges));
}

Size WatchAuthority(const WorldStore& world, std::uint64_t turn) {
  return Watch(world, QuestionsOf(world).Watch(turn), 0);
}

Size Export(const WorldStore& world, std::uint64_t turn) {
  const query::View view = world.view();
  WAYMARK_ASSIGN_OR_RETURN(
      auto exported,
      query::VisitExport::Make(world.reference(), view, QuestionsOf(world).Export(turn)));
  std::size_t bytes = 0;
  while (true) {
    v1::ExportVisitsResponse message;
    WAYMARK_ASSIGN_OR_RETURN(const auto found, exported.Next(view, message));
    bytes += message.ByteSizeLong();
    if (found == query::VisitExport::Found::kEnd) return bytes;
  }
}

}  // namespace

std::vector<MeasuredCall> AllCalls() {
  using Q = Questions;
  return {
      {"GetVisit", Growth::kNone, &Answer<query::GetVisitHandler, &Q::Visit>},
      {"BatchGetVisits, 20 visits", Growth::kNone,
       &Answer<query::BatchGetVisitsHandler, &Q::Batch>},
      {"ListVisitRevisions", Growth::kNone,
       &Answer<query::ListVisitRevisionsHandler, &Q::Revisions>},
      {"ListVisits, an authority, whole", Growth::kNone, List<&Q::ListWhole>},
      {"ListVisits, an authority, filtered", Growth::kNone, List<&Q::ListFiltered>},
      {"ListVisits, all, a page", Growth::kContent, List<&Q::ListAll>},
      {"ListVisits, all, no match", Growth::kMatches, List<&Q::ListNothing>},
      {"SearchFindings, a word, an authority", Growth::kNone, Search<&Q::SearchInAuthority>},
      {"SearchFindings, filters, 10 authorities", Growth::kNone, Search<&Q::SearchFiltered>},
      {"SearchFindings, a rare and a common word, all", Growth::kContent,
       Search<&Q::SearchRareWord>},
      {"SearchFindings, a seldom word, all", Growth::kMatches, Search<&Q::SearchSeldomWord>},
      {"GetProgress", Growth::kNone, &Answer<query::GetProgressHandler, &Q::Progress>},
      {"CompareAuthorities, measure, group", Growth::kNone, Compare<&Q::CompareMeasure>},
      {"CompareAuthorities, theme, group", Growth::kNone, Compare<&Q::CompareTheme>},
      {"CompareAuthorities, judgement, group", Growth::kNone, Compare<&Q::CompareJudgement>},
      {"CompareAuthorities, overall, group", Growth::kNone, Compare<&Q::CompareOverall>},
      {"CompareAuthorities, recommendations, group", Growth::kNone,
       Compare<&Q::CompareRecommendations>},
      {"CompareAuthorities, measure, neighbours", Growth::kNone, Compare<&Q::CompareNeighbours>},
      {"CompareAuthorities, theme, 10 listed", Growth::kNone, Compare<&Q::CompareListed>},
      {"SummarizeThemes, group", Growth::kNone, &Answer<query::SummarizeThemesHandler, &Q::Themes>},
      {"SummarizeEpisodes, group", Growth::kNone,
       &Answer<query::SummarizeEpisodesHandler, &Q::Episodes>},
      {"WatchVisits, all, 250 changes", Growth::kContent, &WatchAll},
      {"WatchVisits, an authority, from the start", Growth::kNone, &WatchAuthority},
      {"ExportVisits, an authority", Growth::kNone, &Export},
  };
}

}  // namespace waymark::bench
