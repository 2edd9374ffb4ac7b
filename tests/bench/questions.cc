#include "tests/bench/questions.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/resource_name.h"
#include "tests/bench/visits.h"
#include "tests/bench/words.h"

namespace waymark::bench {
namespace {

constexpr std::uint64_t kBatchOfVisits = 20;
constexpr std::uint64_t kListed = 10;

std::string NameOf(std::uint64_t authority) {
  return model::FormatSingle(model::kAuthorities, AuthorityId(authority));
}

std::string VisitName(std::uint64_t authority, std::uint64_t visit) {
  return absl::StrCat(NameOf(authority), "/visits/", VisitId(visit));
}

v1::ListVisitsRequest ListOf(const std::string& parent) {
  v1::ListVisitsRequest request;
  request.set_parent(parent);
  request.set_page_size(50);
  return request;
}

v1::PeerGroup WholeGroup() {
  v1::PeerGroup peers;
  peers.add_regions(kGroupRegion);
  peers.add_council_types(kGroupCouncilType);
  return peers;
}

v1::CompareAuthoritiesRequest CompareGroup() {
  v1::CompareAuthoritiesRequest request;
  *request.mutable_peers() = WholeGroup();
  return request;
}

}  // namespace

// None with a predecessor.
std::uint64_t Questions::AuthorityOf(std::uint64_t turn) const {
  const std::uint64_t authority = turn * 7 % shape_.group;
  return HasPredecessor(authority) ? authority - 1 : authority;
}

std::string Questions::MeasureOf(std::uint64_t turn) const {
  return model::FormatSingle(model::kMeasures, reference_.measures()[turn % kMeasuresAskedFor].id);
}

std::string Questions::ThemeOf(std::uint64_t turn) const {
  return model::FormatSingle(model::kThemes, reference_.themes()[turn % kMeasuresAskedFor].id);
}

std::vector<std::string> Questions::TenOf(std::uint64_t turn) const {
  std::vector<std::string> names;
  for (std::uint64_t i = 0; i < kListed && i < shape_.group; ++i) {
    names.push_back(NameOf((turn + i) % shape_.group));
  }
  return names;
}

v1::GetVisitRequest Questions::Visit(std::uint64_t turn) const {
  v1::GetVisitRequest request;
  request.set_name(VisitName(AuthorityOf(turn), turn % shape_.visits_per_authority));
  return request;
}

v1::BatchGetVisitsRequest Questions::Batch(std::uint64_t turn) const {
  v1::BatchGetVisitsRequest request;
  const std::uint64_t count = std::min(kBatchOfVisits, shape_.visits_per_authority);
  for (std::uint64_t i = 0; i < count; ++i) request.add_names(VisitName(AuthorityOf(turn), i));
  return request;
}

v1::ListVisitRevisionsRequest Questions::Revisions(std::uint64_t turn) const {
  v1::ListVisitRevisionsRequest request;
  request.set_name(VisitName(AuthorityOf(turn), 1));
  return request;
}

v1::ListVisitsRequest Questions::ListWhole(std::uint64_t turn) const {
  v1::ListVisitsRequest request = ListOf(NameOf(AuthorityOf(turn)));
  request.set_view(v1::VISIT_VIEW_FULL);
  return request;
}

v1::ListVisitsRequest Questions::ListFiltered(std::uint64_t turn) const {
  v1::ListVisitsRequest request = ListOf(NameOf(AuthorityOf(turn)));
  request.add_types(v1::VISIT_TYPE_MONITORING_VISIT);
  request.add_service_areas("service_areas/care-leavers");
  request.set_from_date("2012");
  request.set_number(3);
  return request;
}

v1::ListVisitsRequest Questions::ListAll(std::uint64_t) const { return ListOf("authorities/-"); }

v1::ListVisitsRequest Questions::ListNothing(std::uint64_t turn) const {
  v1::ListVisitsRequest request = ListAll(turn);
  request.set_from_date("2031");
  return request;
}

v1::SearchFindingsRequest Questions::SearchInAuthority(std::uint64_t turn) const {
  v1::SearchFindingsRequest request;
  request.set_query(Word(0));
  request.add_authorities(NameOf(AuthorityOf(turn)));
  return request;
}

v1::SearchFindingsRequest Questions::SearchInTen(std::uint64_t turn) const {
  v1::SearchFindingsRequest request;
  request.set_query(absl::StrCat(Word(0), " ", Word(2)));
  for (std::string& name : TenOf(turn)) request.add_authorities(std::move(name));
  return request;
}

v1::SearchFindingsRequest Questions::SearchFiltered(std::uint64_t turn) const {
  v1::SearchFindingsRequest request = SearchInTen(turn);
  request.add_themes(model::FormatSingle(model::kThemes, reference_.themes()[0].id));
  request.set_from_date("2012");
  request.set_to_date("2020");
  request.add_service_areas("service_areas/care-leavers");
  return request;
}

v1::SearchFindingsRequest Questions::SearchRareWord(std::uint64_t turn) const {
  v1::SearchFindingsRequest request;
  request.set_query(absl::StrCat(LocalWord(AuthorityOf(turn)), " ", Word(0)));
  return request;
}

v1::SearchFindingsRequest Questions::SearchSeldomWord(std::uint64_t turn) const {
  v1::SearchFindingsRequest request;
  request.set_query(Word(kWords / 2 + turn));
  return request;
}

v1::GetProgressRequest Questions::Progress(std::uint64_t turn) const {
  v1::GetProgressRequest request;
  request.set_authority(NameOf(AuthorityOf(turn)));
  return request;
}

v1::CompareAuthoritiesRequest Questions::CompareMeasure(std::uint64_t turn) const {
  v1::CompareAuthoritiesRequest request = CompareGroup();
  request.mutable_measure()->set_measure(MeasureOf(turn));
  return request;
}

v1::CompareAuthoritiesRequest Questions::CompareTheme(std::uint64_t turn) const {
  v1::CompareAuthoritiesRequest request = CompareGroup();
  request.mutable_theme()->set_theme(ThemeOf(turn));
  return request;
}

v1::CompareAuthoritiesRequest Questions::CompareJudgement(std::uint64_t) const {
  v1::CompareAuthoritiesRequest request = CompareGroup();
  request.mutable_judgement()->set_area("overall-effectiveness");
  request.mutable_judgement()->set_framework(v1::FRAMEWORK_ILACS_2023);
  return request;
}

v1::CompareAuthoritiesRequest Questions::CompareOverall(std::uint64_t) const {
  v1::CompareAuthoritiesRequest request = CompareGroup();
  request.mutable_overall()->set_service_area("service_areas/care-leavers");
  return request;
}

v1::CompareAuthoritiesRequest Questions::CompareRecommendations(std::uint64_t) const {
  v1::CompareAuthoritiesRequest request = CompareGroup();
  request.mutable_recommendations();
  return request;
}

v1::CompareAuthoritiesRequest Questions::CompareNeighbours(std::uint64_t turn) const {
  v1::CompareAuthoritiesRequest request;
  request.mutable_peers()->set_statistical_neighbours_of(NameOf(AuthorityOf(turn)));
  request.mutable_measure()->set_measure(MeasureOf(turn));
  request.set_as_of_date("2020-06-30");
  return request;
}

v1::CompareAuthoritiesRequest Questions::CompareListed(std::uint64_t turn) const {
  v1::CompareAuthoritiesRequest request;
  for (std::string& name : TenOf(turn)) request.mutable_peers()->add_authorities(std::move(name));
  request.mutable_theme()->set_theme(ThemeOf(turn));
  request.set_visit_number(3);
  return request;
}

v1::SummarizeThemesRequest Questions::Themes(std::uint64_t) const {
  v1::SummarizeThemesRequest request;
  *request.mutable_peers() = WholeGroup();
  return request;
}

v1::SummarizeEpisodesRequest Questions::Episodes(std::uint64_t) const {
  v1::SummarizeEpisodesRequest request;
  *request.mutable_peers() = WholeGroup();
  return request;
}

v1::WatchVisitsRequest Questions::Watch(std::uint64_t turn) const {
  v1::WatchVisitsRequest request;
  request.add_authorities(NameOf(AuthorityOf(turn)));
  return request;
}

v1::ExportVisitsRequest Questions::Export(std::uint64_t turn) const {
  v1::ExportVisitsRequest request;
  request.add_authorities(NameOf(AuthorityOf(turn)));
  return request;
}

}  // namespace waymark::bench
