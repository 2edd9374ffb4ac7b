#include "query-service/analysis/comparison/comparison.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/date_distance.h"
#include "query-service/analysis/comparison/comparison_measure.h"
#include "query-service/analysis/comparison/comparison_outcome.h"
#include "query-service/analysis/comparison/comparison_theme.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/history.h"
#include "query-service/analysis/peer_group.h"

namespace waymark::query {
namespace {

constexpr int kFarApartMonths = 12;

SeriesKey KeyOf(const v1::MeasureSubject& subject) {
  return {.measure = subject.measure(),
          .basis = subject.basis() == v1::SERIES_BASIS_UNSPECIFIED ? v1::SERIES_BASIS_LETTER
                                                                   : subject.basis(),
          .cohort = subject.cohort(),
          .definition = subject.definition()};
}

ComparisonOutcome Compare(const reference::ReferenceData& reference, const History& history,
                          const v1::CompareAuthoritiesRequest& request,
                          const Alignment& alignment) {
  if (request.has_theme()) return CompareTheme(reference, history, request.theme(), alignment);
  return CompareMeasure(reference, history, KeyOf(request.measure()), alignment);
}

template <typename Message>
void SortByAuthority(std::vector<Message>& messages) {
  std::sort(messages.begin(), messages.end(), [](const Message& a, const Message& b) {
    return std::tie(a.authority().display_name(), a.authority().name()) <
           std::tie(b.authority().display_name(), b.authority().name());
  });
}

// The rows whose values are certainly furthest apart.
struct DateSpread {
  struct Row {
    std::string authority;
    model::PartialDate date;
  };
  std::optional<Row> first_to_end;
  std::optional<Row> last_to_start;

  void Add(const std::string& authority, const model::PartialDate& date) {
    if (date.last().has_value() &&
        (!first_to_end.has_value() || *date.last() < *first_to_end->date.last())) {
      first_to_end = {.authority = authority, .date = date};
    }
    if (date.first().has_value() &&
        (!last_to_start.has_value() || *date.first() > *last_to_start->date.first())) {
      last_to_start = {.authority = authority, .date = date};
    }
  }
};

void NoteSpread(const DateSpread& spread, std::vector<v1::DataNote>& notes) {
  if (!spread.first_to_end.has_value() || !spread.last_to_start.has_value()) return;
  const auto& [early_authority, early] = *spread.first_to_end;
  const auto& [late_authority, late] = *spread.last_to_start;
  if (model::GapWithinMonths(early, late, kFarApartMonths)) return;
  notes.push_back(MakeNote(v1::NOTE_REASON_DATES_FAR_APART,
                           absl::StrCat("Values lie more than twelve months apart: from ",
                                        early.ToString(), " to ", late.ToString(), "."),
                           {early_authority, late_authority}));
}

}  // namespace

Comparison BuildComparison(const reference::ReferenceData& reference,
                           std::vector<AuthorityRecord> records,
                           const v1::CompareAuthoritiesRequest& request) {
  const Alignment alignment = ReadDate(request.as_of_date());
  Comparison comparison;
  DateSpread spread;
  for (AuthorityRecord& record : records) {
    const History history(reference, std::move(record));
    ComparisonOutcome outcome = Compare(reference, history, request, alignment);
    const DatedVisit* baseline = outcome.episode == nullptr ? nullptr : outcome.episode->baseline;
    if (!HasBaselineGrade(reference, request.peers(), baseline)) continue;
    if (!outcome.row.has_value()) {
      comparison.excluded.push_back(std::move(outcome.exclusion));
      continue;
    }
    if (outcome.date.has_value()) spread.Add(outcome.row->authority().name(), *outcome.date);
    comparison.rows.push_back(*std::move(outcome.row));
  }
  SortByAuthority(comparison.rows);
  SortByAuthority(comparison.excluded);
  NoteSpread(spread, comparison.notes);
  return comparison;
}

}  // namespace waymark::query
