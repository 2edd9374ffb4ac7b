#include "query-service/analysis/search/search_filter.h"

#include <algorithm>

#include "query-service/analysis/progress_filter.h"
#include "query-service/analysis/theme/theme_point.h"

namespace waymark::query {
namespace {

template <typename List, typename Value>
bool Holds(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Nothing is asked for, or one of what is asked for is there.
template <typename Wanted, typename Given>
bool AnyWanted(const Wanted& wanted, const Given& given) {
  return wanted.empty() || std::any_of(given.begin(), given.end(), [&wanted](const auto& value) {
           return Holds(wanted, value);
         });
}

template <typename Element>
void TakeThemes(const Element& element, TextTraits& traits) {
  for (const std::string& theme : element.themes()) {
    if (!Holds(traits.themes, theme)) traits.themes.push_back(theme);
  }
}

template <typename Element>
void TakeSaying(const Element& element, TextTraits& traits) {
  traits.speaker = element.speaker();
  traits.source_ids = element.source_ids();
}

// ServiceAreaOf decides for findings; others follow the same rule.
std::string AreaOf(const v1::Visit& visit, const std::string& own) {
  v1::Finding finding;
  finding.set_service_area(own);
  return ServiceAreaOf(visit, finding);
}

bool AdmitsFinding(const v1::SearchFindingsRequest& request, const v1::Finding* finding) {
  const bool asks_for_finding = !request.standings().empty() || !request.directions().empty() ||
                                !request.subjects().empty() || !request.cohorts().empty() ||
                                request.has_about_others();
  if (finding == nullptr) return !asks_for_finding;
  if (!request.standings().empty() && !Holds(request.standings(), finding->standing()))
    return false;
  if (!request.directions().empty() && !Holds(request.directions(), finding->direction())) {
    return false;
  }
  if (request.has_about_others() && request.about_others() == finding->subject().empty()) {
    return false;
  }
  if (!request.subjects().empty() && !Holds(request.subjects(), finding->subject())) return false;
  return AnyWanted(request.cohorts(), finding->cohorts());
}

}  // namespace

TextTraits TraitsOf(const v1::Visit& visit, const SearchedText& text) {
  TextTraits traits;
  std::string area;
  const int i = text.index;
  switch (text.kind) {
    case v1::SEARCHED_FIELD_STATEMENT:
      traits.finding = &visit.findings(i);
      TakeThemes(visit.findings(i), traits);
      TakeSaying(visit.findings(i), traits);
      area = visit.findings(i).service_area();
      break;
    case v1::SEARCHED_FIELD_OVERALL_PHRASE:
      TakeSaying(visit.overall_progress(i), traits);
      area = visit.overall_progress(i).service_area();
      break;
    case v1::SEARCHED_FIELD_RECOMMENDATION:
      TakeThemes(visit.recommendations(i), traits);
      traits.speaker = v1::SPEAKER_INSPECTORATE;
      break;
    case v1::SEARCHED_FIELD_RECOMMENDATION_UPDATE:
      TakeSaying(visit.recommendation_updates(i), traits);
      area = visit.recommendation_updates(i).service_area();
      break;
    case v1::SEARCHED_FIELD_RESPONSE:
      TakeSaying(visit.responses(i), traits);
      break;
    case v1::SEARCHED_FIELD_NOTE:
      traits.source_ids = visit.notes(i).source_ids();
      break;
    default:
      break;
  }
  traits.service_area = AreaOf(visit, area);
  return traits;
}

bool Admits(const reference::ReferenceData& reference, const v1::SearchFindingsRequest& request,
            v1::SearchedField kind, const TextTraits& traits) {
  if (!request.fields().empty() && !Holds(request.fields(), kind)) return false;
  if (!AnyWanted(request.themes(), traits.themes)) return false;
  if (!request.speakers().empty() && !Holds(request.speakers(), traits.speaker)) return false;
  if (!AdmitsFinding(request, traits.finding)) return false;
  const std::vector<std::string> areas(request.service_areas().begin(),
                                       request.service_areas().end());
  return WantsServiceArea(reference, areas, traits.service_area);
}

}  // namespace waymark::query
