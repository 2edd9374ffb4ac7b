#include "query-service/analysis/search/search_visit.h"

#include <algorithm>
#include <utility>

#include "query-service/analysis/citation.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/reference_messages.h"

namespace waymark::query {

std::vector<FoundText> SearchVisit(const reference::ReferenceData& reference,
                                   const v1::Visit& visit, const SearchQuery& query,
                                   const v1::SearchFindingsRequest& request) {
  std::vector<FoundText> found;
  for (const SearchedText& text : SearchedTextsOf(visit)) {
    TextTraits traits = TraitsOf(visit, text);
    if (!Admits(reference, request, text.kind, traits)) continue;
    auto stretches = FindPhrases(*text.text, query);
    if (!stretches.has_value()) continue;
    found.push_back({text, std::move(traits), *std::move(stretches)});
  }
  return found;
}

v1::SearchHit MakeHit(const v1::Visit& visit, const FoundText& found,
                      v1::MatchCertainty certainty) {
  v1::SearchHit hit;
  *hit.mutable_visit() = SummaryOf(visit);
  hit.set_kind(found.text.kind);
  hit.set_field(FieldOf(visit, found.text));
  hit.set_text(*found.text.text);
  for (const Stretch& stretch : found.stretches) {
    v1::TextRange* const highlight = hit.add_highlights();
    highlight->set_begin(static_cast<int>(stretch.begin));
    highlight->set_end(static_cast<int>(stretch.end));
  }
  const TextTraits& traits = found.traits;
  if (traits.finding != nullptr) *hit.mutable_finding() = *traits.finding;
  for (const std::string& theme : traits.themes) hit.add_themes(theme);
  hit.set_speaker(traits.speaker);
  hit.set_service_area(traits.service_area);
  for (const v1::Source* source : SourcesOf(visit, traits.source_ids)) {
    *hit.add_sources() = *source;
  }
  hit.set_second_hand(SecondHand(visit, traits.source_ids));
  hit.set_certainty(certainty);
  return hit;
}

void ThemeTally::Add(const TextTraits& traits) {
  for (const std::string& theme : traits.themes) ++hits_[theme];
  if (traits.themes.empty()) ++without_theme_;
}

void ThemeTally::Write(const reference::ReferenceData& reference,
                       v1::SearchFindingsResponse& response) const {
  std::vector<v1::ThemeHits> counted;
  std::map<std::string, int> unlisted = hits_;
  for (const reference::Theme& theme : reference.themes()) {
    v1::ThemeHits of_theme;
    *of_theme.mutable_theme() = ThemeMessage(theme);
    const auto found = unlisted.find(of_theme.theme().name());
    if (found == unlisted.end()) continue;
    of_theme.set_hits(found->second);
    unlisted.erase(found);
    counted.push_back(std::move(of_theme));
  }
  for (const auto& [name, hits] : unlisted) {
    v1::ThemeHits& of_theme = counted.emplace_back();
    of_theme.mutable_theme()->set_name(name);
    of_theme.set_hits(hits);
  }
  std::stable_sort(counted.begin(), counted.end(),
                   [](const auto& a, const auto& b) { return a.hits() > b.hits(); });
  for (v1::ThemeHits& of_theme : counted) *response.add_theme_hits() = std::move(of_theme);
  response.set_without_theme(without_theme_);
}

}  // namespace waymark::query
