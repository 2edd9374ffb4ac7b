#include <string>
#include <string_view>
#include <vector>

#include "query-service/commands/csv/columns/tally_columns.h"
#include "query-service/commands/csv/themes/tables.h"

namespace waymark::query::client::csv {
namespace {

// Something of a theme's summary, and which count it stands behind, where it does.
template <typename Part>
struct ThemePart {
  const v1::Theme* theme = nullptr;
  const Part* part = nullptr;
  std::string count = {};
};

using Citation = ThemePart<v1::FindingCitation>;

void AddCitations(const v1::Theme& theme, const std::string& count, const v1::ThemeTally& tally,
                  std::vector<Citation>& rows) {
  for (const v1::FindingCitation& citation : tally.findings()) {
    rows.push_back({&theme, &citation, count});
  }
}

void AddCitations(const v1::ThemeSummary& summary, std::vector<Citation>& rows) {
  const v1::Theme& theme = summary.theme();
  AddCitations(theme, "unresolved", summary.unresolved(), rows);
  for (const v1::StandingTally& tally : summary.standings()) {
    AddCitations(theme, Word(tally.standing()), tally.tally(), rows);
  }
  for (const v1::DirectionTally& tally : summary.directions()) {
    AddCitations(theme, Word(tally.direction()), tally.tally(), rows);
  }
  AddCitations(theme, "found", summary.found(), rows);
  AddCitations(theme, "other", summary.other_findings(), rows);
}

}  // namespace

std::string UnresolvedTable(const v1::SummarizeThemesResponse& response) {
  using Row = ThemePart<v1::UnresolvedTime>;
  Columns<Row> columns = ThemeColumns<Row>();
  const Columns<Row> own = {
      {"service_area", [](const Row& row) { return Text(row.part->service_area()); }},
      {"since_visit", [](const Row& row) { return Text(row.part->since_visit()); }},
      {"since_date", [](const Row& row) { return Text(row.part->since_date()); }},
      {"last_visit", [](const Row& row) { return Text(row.part->last_visit()); }},
      {"end", [](const Row& row) { return WordCell(row.part->end()); }},
      {"resolved_visit", [](const Row& row) { return Text(row.part->resolved_visit()); }},
      {"possible", [](const Row& row) { return Flag(row.part->possible()); }},
  };
  columns.insert(columns.end(), own.begin(), own.end());
  AddRange<Row>(
      "months",
      [](const Row& row) { return row.part->has_months() ? &row.part->months() : nullptr; },
      columns);
  std::vector<Row> rows;
  for (const v1::ThemeSummary& summary : response.themes()) {
    for (const v1::UnresolvedTime& time : summary.unresolved_times().times()) {
      rows.push_back({&summary.theme(), &time});
    }
  }
  return Table(columns, rows);
}

std::string CompanionsTable(const v1::SummarizeThemesResponse& response) {
  using Row = ThemePart<v1::CompanionTheme>;
  Columns<Row> columns = ThemeColumns<Row>();
  columns.push_back({"companion", [](const Row& row) { return Text(row.part->theme().name()); }});
  columns.push_back(
      {"companion_name", [](const Row& row) { return Text(row.part->theme().display_name()); }});
  AddTally<Row>(
      "together", [](const Row& row) -> const v1::ThemeTally& { return row.part->together(); },
      columns);
  const Columns<Row> own = {
      {"visits_by_one_finding",
       [](const Row& row) { return Number(row.part->visits_by_one_finding()); }},
      {"companion_visits", [](const Row& row) { return Number(row.part->other_visits()); }},
      {"share",
       [](const Row& row) { return Number(If(row.part->has_share(), row.part->share())); }},
      {"lift", [](const Row& row) { return Number(If(row.part->has_lift(), row.part->lift())); }},
  };
  columns.insert(columns.end(), own.begin(), own.end());
  std::vector<Row> rows;
  for (const v1::ThemeSummary& summary : response.themes()) {
    for (const v1::CompanionTheme& companion : summary.companions()) {
      rows.push_back({&summary.theme(), &companion});
    }
  }
  return Table(columns, rows);
}

std::string CitationsTable(const v1::SummarizeThemesResponse& response) {
  Columns<Citation> columns = ThemeColumns<Citation>();
  const Columns<Citation> own = {
      {"count", [](const Citation& row) { return Text(row.count); }},
      {"visit", [](const Citation& row) { return Text(row.part->visit()); }},
      {"finding", [](const Citation& row) { return Text(row.part->finding_id()); }},
      {"possible", [](const Citation& row) { return Flag(row.part->possible()); }},
  };
  columns.insert(columns.end(), own.begin(), own.end());
  std::vector<Citation> rows;
  for (const v1::ThemeSummary& summary : response.themes()) AddCitations(summary, rows);
  return Table(columns, rows);
}

std::string ThemeNotesTable(const v1::SummarizeThemesResponse& response) {
  using Row = ThemePart<v1::DataNote>;
  Columns<Row> columns = ThemeColumns<Row>();
  Append<Row, const v1::DataNote*>(
      NoteColumns(), [](const Row& row) { return row.part; }, columns);
  std::vector<Row> rows;
  for (const v1::DataNote& note : response.notes()) {
    rows.push_back({&v1::Theme::default_instance(), &note});
  }
  for (const v1::ThemeSummary& summary : response.themes()) {
    for (const v1::DataNote& note : summary.notes()) rows.push_back({&summary.theme(), &note});
  }
  return Table(columns, rows);
}

}  // namespace waymark::query::client::csv
