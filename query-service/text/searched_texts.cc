#include "query-service/text/searched_texts.h"

#include "absl/strings/str_cat.h"

#include "query-service/text/words.h"

namespace waymark::query {
namespace {

template <typename List, typename TextOf>
void Append(v1::SearchedField kind, const List& list, TextOf text_of,
            std::vector<SearchedText>& texts) {
  for (int i = 0; i < list.size(); ++i) {
    const std::string& text = text_of(list[i]);
    if (!text.empty()) texts.push_back({kind, i, &text});
  }
}

// "findings[f2].statement", by number where there is no id.
std::string PathOf(std::string_view list, const std::string& id, int index, std::string_view part) {
  return absl::StrCat(std::string(list), "[", id.empty() ? absl::StrCat(index) : id, "].",
                      std::string(part));
}

template <typename Names>
void Take(const Names& names, absl::FunctionRef<void(std::string_view term)> take) {
  for (const std::string& name : names) {
    if (!name.empty()) take(name);
  }
}

}  // namespace

std::vector<SearchedText> SearchedTextsOf(const v1::Visit& visit) {
  std::vector<SearchedText> texts;
  Append(
      v1::SEARCHED_FIELD_STATEMENT, visit.findings(),
      [](const auto& it) -> const auto& { return it.statement(); }, texts);
  Append(
      v1::SEARCHED_FIELD_OVERALL_PHRASE, visit.overall_progress(),
      [](const auto& it) -> const auto& { return it.phrase(); }, texts);
  Append(
      v1::SEARCHED_FIELD_RECOMMENDATION, visit.recommendations(),
      [](const auto& it) -> const auto& { return it.text(); }, texts);
  Append(
      v1::SEARCHED_FIELD_RECOMMENDATION_UPDATE, visit.recommendation_updates(),
      [](const auto& it) -> const auto& { return it.note(); }, texts);
  Append(
      v1::SEARCHED_FIELD_RESPONSE, visit.responses(),
      [](const auto& it) -> const auto& { return it.statement(); }, texts);
  Append(
      v1::SEARCHED_FIELD_NOTE, visit.notes(),
      [](const auto& it) -> const auto& { return it.text(); }, texts);
  return texts;
}

std::string FieldOf(const v1::Visit& visit, const SearchedText& text) {
  const int i = text.index;
  switch (text.kind) {
    case v1::SEARCHED_FIELD_STATEMENT:
      return PathOf("findings", visit.findings(i).id(), i, "statement");
    case v1::SEARCHED_FIELD_OVERALL_PHRASE:
      return PathOf("overall_progress", "", i, "phrase");
    case v1::SEARCHED_FIELD_RECOMMENDATION:
      return PathOf("recommendations", visit.recommendations(i).id(), i, "text");
    case v1::SEARCHED_FIELD_RECOMMENDATION_UPDATE:
      return PathOf("recommendation_updates", "", i, "note");
    case v1::SEARCHED_FIELD_RESPONSE:
      return PathOf("responses", "", i, "statement");
    case v1::SEARCHED_FIELD_NOTE:
      return PathOf("notes", "", i, "text");
    default:
      return "";
  }
}

void ForEachSearchTerm(const v1::Visit& visit,
                       absl::FunctionRef<void(std::string_view term)> take) {
  if (visit.deleted()) return;
  for (const SearchedText& searched : SearchedTextsOf(visit)) ForEachWord(*searched.text, take);
  for (const v1::Finding& finding : visit.findings()) {
    Take(finding.themes(), take);
    Take(finding.cohorts(), take);
    if (!finding.subject().empty()) take(finding.subject());
  }
  for (const v1::Recommendation& recommendation : visit.recommendations()) {
    Take(recommendation.themes(), take);
  }
}

}  // namespace waymark::query
