#include "query-service/commands/vocabulary.h"

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
  ComparisonTopic topic;
  topic.as_of_date = request.as_of_date();
  topic.is_theme = request.has_theme();
  const std::string& name = topic.is_theme ? request.theme().theme() : request.measure().measure();
  topic.title = ShortName(name);
  if (topic.is_theme) {
    FillTheme(client, name, topic);
  } else {
    FillMeasure(client, name, topic);
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
