#include "tests/bench/calls.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/resource_name.h"
#include "common/status/status_macros.h"
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
#include "tests/bench/visits.h"
#include "tests/bench/words.h"

namespace waymark::bench {
namespace {

using Size = absl::StatusOr<std::size_t>;

constexpr std::uint64_t kBatchOfVisits = 20;
constexpr std::uint64_t kWatchedChanges = 250;
constexpr int kListed = 10;

// Another one of the group each turn, none with a predecessor.
std::uint64_t AuthorityOf(const WorldStore& world, std::uint64_t turn) {
  const std::uint64_t authority = turn * 7 % world.shape().group;
  return HasPredecessor(authority) ? authority - 1 : authority;
}

std::string NameOf(std::uint64_t authority) {
  return model::FormatSingle(model::kAuthorities, AuthorityId(authority));
}

std::string VisitName(std::uint64_t authority, std::uint64_t visit) {
  return absl::StrCat(NameOf(authority), "/visits/", VisitId(visit));
}

template <typename Handler, typename Request>
Size Answer(const WorldStore& world, Request request) {
  WAYMARK_ASSIGN_OR_RETURN(const auto response,
                           Handler(world.reference()).Handle(world.view(), std::move(request)));
  return response.ByteSizeLong();
}

Size GetVisit(const WorldStore& world, std::uint64_t turn) {
  v1::GetVisitRequest request;
  request.set_name(VisitName(AuthorityOf(world, turn), turn % world.shape().visits_per_authority));
  return Answer<query::GetVisitHandler>(world, std::move(request));
}

Size BatchGetVisits(const WorldStore& world, std::uint64_t turn) {
  v1::BatchGetVisitsRequest request;
  const std::uint64_t count = std::min(kBatchOfVisits, world.shape().visits_per_authority);
  for (std::uint64_t i = 0; i < count; ++i) {
    request.add_names(VisitName(AuthorityOf(world, turn), i));
  }
  return Answer<query::BatchGetVisitsHandler>(world, std::move(request));
}

Size ListVisitRevisions(const WorldStore& world, std::uint64_t turn) {
  v1::ListVisitRevisionsRequest request;
  request.set_name(VisitName(AuthorityOf(world, turn), 1));
  return Answer<query::ListVisitRevisionsHandler>(world, std::move(request));
}

v1::ListVisitsRequest ListOf(const std::string& parent) {
  v1::ListVisitsRequest request;
  request.set_parent(parent);
  request.set_page_size(50);
  return request;
}

Size ListWhole(const WorldStore& world, std::uint64_t turn) {
  v1::ListVisitsRequest request = ListOf(NameOf(AuthorityOf(world, turn)));
  request.set_view(v1::VISIT_VIEW_FULL);
  return Answer<query::ListVisitsHandler>(world, std::move(request));
}

Size ListFiltered(const WorldStore& world, std::uint64_t turn) {
  v1::ListVisitsRequest request = ListOf(NameOf(AuthorityOf(world, turn)));
  request.add_types(v1::VISIT_TYPE_MONITORING_VISIT);
  request.add_service_areas("service_areas/care-leavers");
  request.set_from_date("2012");
  request.set_number(3);
  return Answer<query::ListVisitsHandler>(world, std::move(request));
}

Size ListAll(const WorldStore& world, std::uint64_t) {
  return Answer<query::ListVisitsHandler>(world, ListOf("authorities/-"));
}

Size ListAllWithoutMatch(const WorldStore& world, std::uint64_t) {
  v1::ListVisitsRequest request = ListOf("authorities/-");
  request.set_from_date("2031");
  return Answer<query::ListVisitsHandler>(world, std::move(request));
}

Size GetProgress(const WorldStore& world, std::uint64_t turn) {
  v1::GetProgressRequest request;
  request.set_authority(NameOf(AuthorityOf(world, turn)));
  return Answer<query::GetProgressHandler>(world, std::move(request));
}

Size SearchInAuthority(const WorldStore& world, std::uint64_t turn) {
  v1::SearchFindingsRequest request;
  request.set_query(Word(0));
  request.add_authorities(NameOf(AuthorityOf(world, turn)));
  return Answer<query::SearchFindingsHandler>(world, std::move(request));
}

Size SearchFiltered(const WorldStore& world, std::uint64_t turn) {
  v1::SearchFindingsRequest request;
  request.set_query(absl::StrCat(Word(0), " ", Word(2)));
  request.add_themes(model::FormatSingle(model::kThemes, world.reference().themes()[0].id));
  for (std::uint64_t i = 0; i < kListed && i < world.shape().group; ++i) {
    request.add_authorities(NameOf((turn + i) % world.shape().group));
  }
  request.set_from_date("2012");
  request.set_to_date("2020");
  request.add_service_areas("service_areas/care-leavers");
  return Answer<query::SearchFindingsHandler>(world, std::move(request));
}

Size SearchRareWord(const WorldStore& world, std::uint64_t turn) {
  v1::SearchFindingsRequest request;
  request.set_query(absl::StrCat(LocalWord(AuthorityOf(world, turn)), " ", Word(0)));
  return Answer<query::SearchFindingsHandler>(world, std::move(request));
}

Size SearchSeldomWord(const WorldStore& world, std::uint64_t turn) {
  v1::SearchFindingsRequest request;
  request.set_query(Word(kWords / 2 + turn));
  return Answer<query::SearchFindingsHandler>(world, std::move(request));
}

v1::PeerGroup WholeGroup() {
  v1::PeerGroup peers;
  peers.add_regions(kGroupRegion);
  peers.add_council_types(kGroupCouncilType);
  return peers;
}

std::string MeasureOf(const WorldStore& world, std::uint64_t turn) {
  return model::FormatSingle(model::kMeasures, world.reference().measures()[turn % 3].id);
}

std::string ThemeOf(const WorldStore& world, std::uint64_t turn) {
  return model::FormatSingle(model::kThemes, world.reference().themes()[turn % 3].id);
}

Size Compare(const WorldStore& world, v1::CompareAuthoritiesRequest request) {
  return Answer<query::CompareAuthoritiesHandler>(world, std::move(request));
}

Size CompareMeasure(const WorldStore& world, std::uint64_t turn) {
  v1::CompareAuthoritiesRequest request;
  *request.mutable_peers() = WholeGroup();
  request.mutable_measure()->set_measure(MeasureOf(world, turn));
  return Compare(world, std::move(request));
}

Size CompareTheme(const WorldStore& world, std::uint64_t turn) {
  v1::CompareAuthoritiesRequest request;
  *request.mutable_peers() = WholeGroup();
  request.mutable_theme()->set_theme(ThemeOf(world, turn));
  return Compare(world, std::move(request));
}

Size CompareJudgement(const WorldStore& world, std::uint64_t) {
  v1::CompareAuthoritiesRequest request;
  *request.mutable_peers() = WholeGroup();
  request.mutable_judgement()->set_area("overall-effectiveness");
  request.mutable_judgement()->set_framework(v1::FRAMEWORK_ILACS_2023);
  return Compare(world, std::move(request));
}

Size CompareOverall(const WorldStore& world, std::uint64_t) {
  v1::CompareAuthoritiesRequest request;
  *request.mutable_peers() = WholeGroup();
  request.mutable_overall()->set_service_area("service_areas/care-leavers");
  return Compare(world, std::move(request));
}

Size CompareRecommendations(const WorldStore& world, std::uint64_t) {
  v1::CompareAuthoritiesRequest request;
  *request.mutable_peers() = WholeGroup();
  request.mutable_recommendations();
  return Compare(world, std::move(request));
}

Size CompareNeighbours(const WorldStore& world, std::uint64_t turn) {
  v1::CompareAuthoritiesRequest request;
  request.mutable_peers()->set_statistical_neighbours_of(NameOf(AuthorityOf(world, turn)));
  request.mutable_measure()->set_measure(MeasureOf(world, turn));
  request.set_as_of_date("2020-06-30");
  return Compare(world, std::move(request));
}

Size CompareListed(const WorldStore& world, std::uint64_t turn) {
  v1::CompareAuthoritiesRequest request;
  for (std::uint64_t i = 0; i < kListed && i < world.shape().group; ++i) {
    request.mutable_peers()->add_authorities(NameOf((turn + i) % world.shape().group));
  }
  request.mutable_theme()->set_theme(ThemeOf(world, turn));
  request.set_visit_number(3);
  return Compare(world, std::move(request));
}

Size SummarizeThemes(const WorldStore& world, std::uint64_t) {
  v1::SummarizeThemesRequest request;
  *request.mutable_peers() = WholeGroup();
  return Answer<query::SummarizeThemesHandler>(world, std::move(request));
}

Size SummarizeEpisodes(const WorldStore& world, std::uint64_t) {
  v1::SummarizeEpisodesRequest request;
  *request.mutable_peers() = WholeGroup();
  return Answer<query::SummarizeEpisodesHandler>(world, std::move(request));
}

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
  v1::WatchVisitsRequest request;
  request.add_authorities(NameOf(AuthorityOf(world, turn)));
  return Watch(world, std::move(request), 0);
}

Size Export(const WorldStore& world, std::uint64_t turn) {
  const query::View view = world.view();
  v1::ExportVisitsRequest request;
  request.add_authorities(NameOf(AuthorityOf(world, turn)));
  WAYMARK_ASSIGN_OR_RETURN(auto exported,
                           query::VisitExport::Make(world.reference(), view, std::move(request)));
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
  return {
      {"GetVisit", Growth::kNone, &GetVisit},
      {"BatchGetVisits, 20 visits", Growth::kNone, &BatchGetVisits},
      {"ListVisitRevisions", Growth::kNone, &ListVisitRevisions},
      {"ListVisits, an authority, whole", Growth::kNone, &ListWhole},
      {"ListVisits, an authority, filtered", Growth::kNone, &ListFiltered},
      {"ListVisits, all, a page", Growth::kContent, &ListAll},
      {"ListVisits, all, no match", Growth::kMatches, &ListAllWithoutMatch},
      {"SearchFindings, a word, an authority", Growth::kNone, &SearchInAuthority},
      {"SearchFindings, filters, 10 authorities", Growth::kNone, &SearchFiltered},
      {"SearchFindings, a rare and a common word, all", Growth::kContent, &SearchRareWord},
      {"SearchFindings, a seldom word, all", Growth::kMatches, &SearchSeldomWord},
      {"GetProgress", Growth::kNone, &GetProgress},
      {"CompareAuthorities, measure, group", Growth::kNone, &CompareMeasure},
      {"CompareAuthorities, theme, group", Growth::kNone, &CompareTheme},
      {"CompareAuthorities, judgement, group", Growth::kNone, &CompareJudgement},
      {"CompareAuthorities, overall, group", Growth::kNone, &CompareOverall},
      {"CompareAuthorities, recommendations, group", Growth::kNone, &CompareRecommendations},
      {"CompareAuthorities, measure, neighbours", Growth::kNone, &CompareNeighbours},
      {"CompareAuthorities, theme, 10 listed", Growth::kNone, &CompareListed},
      {"SummarizeThemes, group", Growth::kNone, &SummarizeThemes},
      {"SummarizeEpisodes, group", Growth::kNone, &SummarizeEpisodes},
      {"WatchVisits, all, 250 changes", Growth::kContent, &WatchAll},
      {"WatchVisits, an authority, from the start", Growth::kNone, &WatchAuthority},
      {"ExportVisits, an authority", Growth::kNone, &Export},
  };
}

}  // namespace waymark::bench
