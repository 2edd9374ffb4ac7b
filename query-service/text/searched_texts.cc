#include "query-service/text/searched_texts.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "absl/strings/str_cat.h"

#include "common/wire/wire_fields.h"
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

// Fields of an element that a visit is found by.
struct FoundBy {
  std::uint32_t text = 0;       // Its words.
  std::uint32_t names[3] = {};  // Each whole.
};

std::optional<FoundBy> FoundByOf(std::uint32_t list) {
  switch (list) {
    case v1::Visit::kFindingsFieldNumber:
      return FoundBy{v1::Finding::kStatementFieldNumber,
                     {v1::Finding::kThemesFieldNumber, v1::Finding::kCohortsFieldNumber,
                      v1::Finding::kSubjectFieldNumber}};
    case v1::Visit::kOverallProgressFieldNumber:
      return FoundBy{v1::OverallProgress::kPhraseFieldNumber, {}};
    case v1::Visit::kRecommendationsFieldNumber:
      return FoundBy{v1::Recommendation::kTextFieldNumber,
                     {v1::Recommendation::kThemesFieldNumber}};
    case v1::Visit::kRecommendationUpdatesFieldNumber:
      return FoundBy{v1::RecommendationUpdate::kNoteFieldNumber, {}};
    case v1::Visit::kResponsesFieldNumber:
      return FoundBy{v1::Response::kStatementFieldNumber, {}};
    case v1::Visit::kNotesFieldNumber:
      return FoundBy{v1::Note::kTextFieldNumber, {}};
    default:
      return std::nullopt;
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

bool ForEachSearchTerm(std::uint32_t list, std::string_view element,
                       absl::FunctionRef<void(std::string_view term)> take) {
  const std::optional<FoundBy> by = FoundByOf(list);
  if (!by.has_value()) return true;
  wire::WireFields fields(element);
  while (fields.Next()) {
    if (fields.content().empty()) continue;
    if (fields.number() == by->text) {
      ForEachWord(fields.content(), take);
    } else if (std::find(std::begin(by->names), std::end(by->names), fields.number()) !=
               std::end(by->names)) {
      take(fields.content());
    }
  }
  return fields.reached_end();
}

}  // namespace waymark::query
