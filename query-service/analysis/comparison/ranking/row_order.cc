#include "query-service/analysis/comparison/ranking/row_order.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

#include "common/model/quoted_text.h"
#include "query-service/analysis/comparison/ranking/row_columns.h"

namespace waymark::query {
namespace {

using Subject = v1::CompareAuthoritiesRequest::SubjectCase;

constexpr std::size_t kMaxTerms = 10;

struct ColumnName {
  const char* name;
  RowColumn column;
  std::vector<Subject> subjects;  // empty: every one
};

const std::vector<ColumnName>& Columns() {
  static const auto* const columns = new std::vector<ColumnName>{
      {"authority", RowColumn::kAuthority, {}},
      {"region", RowColumn::kRegion, {}},
      {"date", RowColumn::kDate, {}},
      {"baseline_date", RowColumn::kBaselineDate, {}},
      {"age_months", RowColumn::kAgeMonths, {}},
      {"value", RowColumn::kValue, {Subject::kMeasure}},
      {"change", RowColumn::kChange, {Subject::kMeasure}},
      {"change_per_month", RowColumn::kChangePerMonth, {Subject::kMeasure}},
      {"rank", RowColumn::kRank, {Subject::kMeasure}},
      {"percentile", RowColumn::kPercentile, {Subject::kMeasure}},
      {"direction", RowColumn::kDirection, {Subject::kMeasure, Subject::kTheme}},
      {"standing", RowColumn::kStanding, {Subject::kTheme}},
      {"grade", RowColumn::kGrade, {Subject::kJudgement}},
      {"rating", RowColumn::kRating, {Subject::kOverall}},
      {"made", RowColumn::kMade, {Subject::kRecommendations}},
      {"open", RowColumn::kOpen, {Subject::kRecommendations}},
      {"addressed", RowColumn::kAddressed, {Subject::kRecommendations}},
      {"open_months", RowColumn::kOpenMonths, {Subject::kRecommendations}},
  };
  return *columns;
}

bool Has(const ColumnName& column, Subject subject) {
  return column.subjects.empty() || std::find(column.subjects.begin(), column.subjects.end(),
                                              subject) != column.subjects.end();
}

std::string NamesFor(Subject subject) {
  std::vector<std::string> names;
  for (const ColumnName& column : Columns()) {
    if (Has(column, subject)) names.push_back(column.name);
  }
  return absl::StrJoin(names, ", ");
}

absl::StatusOr<OrderTerm> ParseTerm(std::string_view text, Subject subject) {
  const std::vector<std::string> words =
      absl::StrSplit(std::string(text), absl::ByAnyChar(" \t"), absl::SkipEmpty());
  const bool has_direction = words.size() == 2 && (words[1] == "asc" || words[1] == "desc");
  if (words.empty() || (words.size() > 1 && !has_direction)) {
    return absl::InvalidArgumentError(
        absl::StrCat(model::QuotedText(text),
                     " is not of the form \"column\", \"column asc\" or \"column desc\""));
  }
  const auto& columns = Columns();
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const ColumnName& column) {
    return column.name == words[0] && Has(column, subject);
  });
  if (found == columns.end()) {
    return absl::InvalidArgumentError(
        absl::StrCat(model::QuotedText(words[0]),
                     " is no column of this subject; columns: ", NamesFor(subject)));
  }
  return OrderTerm{.column = found->column, .descending = has_direction && words[1] == "desc"};
}

// Below zero where `a` comes first by this term, above where `b` does.
int Compare(const OrderTerm& term, const PlacedRow& a, const PlacedRow& b) {
  const std::optional<ColumnValue> left = ValueIn(term.column, a);
  const std::optional<ColumnValue> right = ValueIn(term.column, b);
  if (!left.has_value() || !right.has_value()) {
    return static_cast<int>(right.has_value()) - static_cast<int>(left.has_value());
  }
  if (*left == *right) return 0;
  return (*left < *right) != term.descending ? -1 : 1;
}

}  // namespace

absl::StatusOr<std::vector<OrderTerm>> ParseRowOrder(std::string_view order_by, Subject subject) {
  std::vector<OrderTerm> terms;
  if (absl::StripAsciiWhitespace(std::string(order_by)).empty()) return terms;
  std::set<RowColumn> seen;
  for (const std::string& part :
       std::vector<std::string>(absl::StrSplit(std::string(order_by), ','))) {
    auto term = ParseTerm(part, subject);
    if (!term.ok()) return term.status();
    if (!seen.insert(term->column).second) {
      return absl::InvalidArgumentError(
          absl::StrCat(model::QuotedText(part), " names a column a second time"));
    }
    terms.push_back(*term);
  }
  if (terms.size() > kMaxTerms) {
    return absl::InvalidArgumentError(
        absl::StrCat("has ", terms.size(), " columns; give at most ", kMaxTerms));
  }
  return terms;
}

void SortRows(const std::vector<OrderTerm>& terms, std::vector<PlacedRow>& rows) {
  std::sort(rows.begin(), rows.end(), [&](const PlacedRow& a, const PlacedRow& b) {
    for (const OrderTerm& term : terms) {
      if (const int order = Compare(term, a, b); order != 0) return order < 0;
    }
    return std::tie(a.row().authority().display_name(), a.row().authority().name()) <
           std::tie(b.row().authority().display_name(), b.row().authority().name());
  });
}

}  // namespace waymark::query
