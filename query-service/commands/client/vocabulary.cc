#include "query-service/commands/client/vocabulary.h"

#include <string>

#include "absl/strings/str_cat.h"

#include "query-service/commands/text/labels.h"

namespace waymark::query::client {
namespace {

// More than there are: the vocabularies have some dozens of entries each.
constexpr int kWholeVocabulary = 1000;

std::string Title(const std::string& display_name, const std::string& name) {
  return absl::StrCat(display_name, " (", ShortName(name), ")");
}

void FillTheme(const QueryClient& client, const std::string& name, ComparisonTopic& topic) {
  v1::ListThemesRequest request;
  request.set_page_size(kWholeVocabulary);
  const auto response = client.Call(&v1::QueryService::StubInterface::ListThemes, request);
  if (!response.ok()) return;
  for (const v1::Theme& theme : response->themes()) {
    if (theme.name() == name) topic.title = Title(theme.display_name(), name);
  }
}

v1::ListMeasuresResponse Measures(const QueryClient& client) {
  v1::ListMeasuresRequest request;
  request.set_page_size(kWholeVocabulary);
  return client.Call(&v1::QueryService::StubInterface::ListMeasures, request)
      .value_or(v1::ListMeasuresResponse());
}

void FillMeasure(const QueryClient& client, const std::string& name, ComparisonTopic& topic) {
  const v1::ListMeasuresResponse response = Measures(client);
  for (const v1::Measure& measure : response.measures()) {
    if (measure.name() != name) continue;
    topic.title = Title(measure.display_name(), name);
    topic.unit = measure.unit();
    topic.comparable = measure.comparable();
  }
}

}  // namespace

ComparisonTopic FindTopic(const QueryClient& client, const v1::CompareAuthoritiesRequest& request) {
  ComparisonTopic topic{.request = request, .title = ""};
  switch (request.subject_case()) {
    case v1::CompareAuthoritiesRequest::kTheme:
      topic.title = ShortName(request.theme().theme());
      FillTheme(client, request.theme().theme(), topic);
      break;
    case v1::CompareAuthoritiesRequest::kJudgement:
      topic.title = absl::StrCat("Judgements: ", request.judgement().area());
      break;
    case v1::CompareAuthoritiesRequest::kOverall:
      topic.title = "Progress as a whole";
      break;
    case v1::CompareAuthoritiesRequest::kRecommendations:
      topic.title = "Recommendations of the inspection in force";
      break;
    default:
      topic.title = ShortName(request.measure().measure());
      FillMeasure(client, request.measure().measure(), topic);
  }
  return topic;
}

MeasureUnits FindMeasureUnits(const QueryClient& client) {
  MeasureUnits units;
  const v1::ListMeasuresResponse response = Measures(client);
  for (const v1::Measure& measure : response.measures()) units[measure.name()] = measure.unit();
  return units;
}

}  // namespace waymark::query::client
