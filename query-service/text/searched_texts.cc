#include "query-service/text/searched_texts.h"

#include <string_view>
#include <utility>

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
void Add(const Names& names, std::set<std::string>& terms) {
  for (const std::string& name : names) {
    if (!name.empty()) terms.insert(name);
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

std::set<std::string> SearchTermsOf(const v1::Visit& visit) {
  std::set<std::string> terms;
  if (visit.deleted()) return terms;
  for (const SearchedText& searched : SearchedTextsOf(visit)) {
    for (Word& word : WordsOf(*searched.text)) terms.insert(std::move(word.folded));
  }
  for (const v1::Finding& finding : visit.findings()) {
    Add(finding.themes(), terms);
    Add(finding.cohorts(), terms);
    if (!finding.subject().empty()) terms.insert(finding.subject());
  }
  for (const v1::Recommendation& recommendation : visit.recommendations()) {
    Add(recommendation.themes(), terms);
  }
  return terms;
}

}  // namespace waymark::query
