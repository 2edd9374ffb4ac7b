#include <vector>

#include "query-service/commands/csv/columns/tally_columns.h"
#include "query-service/commands/csv/themes/tables.h"

namespace waymark::query::client::csv {
namespace {

struct Row {
  const v1::Theme* theme;
  const v1::ThemeSummary* summary;
};

const v1::ThemeTally& TallyOf(const v1::ThemeSummary& summary, v1::Standing standing) {
  for (const v1::StandingTally& tally : summary.standings()) {
    if (tally.standing() == standing) return tally.tally();
  }
  return v1::ThemeTally::default_instance();
}

const v1::ThemeTally& TallyOf(const v1::ThemeSummary& summary, v1::Direction direction) {
  for (const v1::DirectionTally& tally : summary.directions()) {
    if (tally.direction() == direction) return tally.tally();
  }
  return v1::ThemeTally::default_instance();
}

// A column group per value of an enum, named by its word.
template <typename Enum>
void AddTallies(const std::vector<Enum>& values, Columns<Row>& columns) {
  for (const Enum value : values) {
    AddTally<Row>(
        Word(value),
        [value](const Row& row) -> const v1::ThemeTally& { return TallyOf(*row.summary, value); },
        columns);
  }
}

Columns<Row> UnresolvedColumns() {
  return {
      {"times_unresolved",
       [](const Row& row) { return Number(row.summary->unresolved_times().count()); }},
      {"times_resolved",
       [](const Row& row) { return Number(row.summary->unresolved_times().resolved()); }},
      {"times_open", [](const Row& row) { return Number(row.summary->unresolved_times().open()); }},
      {"times_episode_ended",
       [](const Row& row) { return Number(row.summary->unresolved_times().episode_ended()); }},
      {"times_possible",
       [](const Row& row) { return Number(row.summary->unresolved_times().possible()); }},
  };
}

void AddMonths(Columns<Row>& columns) {
  AddDistribution<Row>(
      "months_to_resolution_",
      [](const Row& row) -> const v1::Distribution& {
        return row.summary->unresolved_times().months_to_resolution();
      },
      columns);
  AddDistribution<Row>(
      "months_so_far_",
      [](const Row& row) -> const v1::Distribution& {
        return row.summary->unresolved_times().months_unresolved_so_far();
      },
      columns);
  AddRange<Row>(
      "estimated_median_months",
      [](const Row& row) {
        const v1::MedianEstimate& median = row.summary->unresolved_times().median();
        return median.has_months() ? &median.months() : nullptr;
      },
      columns);
}

Columns<Row> CountColumns() {
  Columns<Row> columns = ThemeColumns<Row>();
  AddTally<Row>(
      "found", [](const Row& row) -> const v1::ThemeTally& { return row.summary->found(); },
      columns);
  AddTally<Row>(
      "unresolved",
      [](const Row& row) -> const v1::ThemeTally& { return row.summary->unresolved(); }, columns);
  AddTallies<v1::Standing>(
      {v1::STANDING_WEAK, v1::STANDING_INCONSISTENT, v1::STANDING_SOUND, v1::STANDING_STRONG},
      columns);
  AddTallies<v1::Direction>({v1::DIRECTION_DECLINED, v1::DIRECTION_UNCHANGED,
                             v1::DIRECTION_IMPROVED, v1::DIRECTION_TOO_EARLY, v1::DIRECTION_MIXED},
                            columns);
  for (const Column<Row>& column : UnresolvedColumns()) columns.push_back(column);
  AddMonths(columns);
  columns.push_back({"other_findings", [](const Row& row) {
                       return Number(row.summary->other_findings().finding_count());
                     }});
  columns.push_back({"note_reasons", [](const Row& row) { return Reasons(row.summary->notes()); }});
  return columns;
}

}  // namespace

std::string ThemeCountsTable(const v1::SummarizeThemesResponse& response) {
  std::vector<Row> rows;
  for (const v1::ThemeSummary& summary : response.themes()) {
    rows.push_back({&summary.theme(), &summary});
  }
  return Table(CountColumns(), rows);
}

}  // namespace waymark::query::client::csv
