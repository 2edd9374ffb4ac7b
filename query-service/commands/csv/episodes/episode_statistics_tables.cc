#include <string_view>
#include <vector>

#include "query-service/commands/csv/columns/tally_columns.h"
#include "query-service/commands/csv/episodes/tables.h"

namespace waymark::query::client::csv {
namespace {

// How one thing is spread over the episodes that ended in one way.
struct SpreadRow {
  const v1::EpisodeStatistics* statistics;
  std::string_view counted;
  const v1::Distribution* spread;
};

// A note, and the episode it is on.
struct NoteRow {
  const v1::EpisodeCase* episode;  // On the whole: an empty one.
  const v1::DataNote* note;
};

}  // namespace

std::string EpisodeStatisticsTable(const v1::SummarizeEpisodesResponse& response) {
  Columns<SpreadRow> columns = {
      {"end", [](const SpreadRow& row) { return WordCell(row.statistics->end()); }},
      {"episodes", [](const SpreadRow& row) { return Number(row.statistics->episodes()); }},
      {"counted", [](const SpreadRow& row) { return Text(row.counted); }}};
  AddDistribution<SpreadRow>(
      "", [](const SpreadRow& row) -> const v1::Distribution& { return *row.spread; }, columns);
  std::vector<SpreadRow> rows;
  for (const v1::EpisodeStatistics& of_end : response.statistics()) {
    rows.push_back({&of_end, "visits-held", &of_end.visits_held()});
    rows.push_back({&of_end, "stated-numbers", &of_end.stated_numbers()});
    rows.push_back({&of_end, "months-since-publication", &of_end.months_since_publication()});
    rows.push_back({&of_end, "months-since-fieldwork", &of_end.months_since_fieldwork()});
  }
  return Table(columns, rows);
}

std::string ResultsTable(const v1::SummarizeEpisodesResponse& response) {
  using Row = const v1::ResultCount*;
  const Columns<Row> columns = {
      {"baseline_grade", [](const Row& row) { return WordCell(row->baseline_grade()); }},
      {"result", [](const Row& row) { return WordCell(row->result()); }},
      {"episodes", [](const Row& row) { return Number(row->episodes()); }},
  };
  std::vector<Row> rows;
  for (const v1::ResultCount& result : response.results()) rows.push_back(&result);
  return Table(columns, rows);
}

std::string EpisodeNotesTable(const v1::SummarizeEpisodesResponse& response) {
  Columns<NoteRow> columns = {
      {"authority", [](const NoteRow& row) { return Text(row.episode->authority().name()); }},
      {"baseline", [](const NoteRow& row) { return Text(row.episode->baseline().name()); }}};
  Append<NoteRow, const v1::DataNote*>(
      NoteColumns(), [](const NoteRow& row) { return row.note; }, columns);
  std::vector<NoteRow> rows;
  for (const v1::DataNote& note : response.notes()) {
    rows.push_back({&v1::EpisodeCase::default_instance(), &note});
  }
  for (const v1::EpisodeCase& episode : response.cases()) {
    for (const v1::DataNote& note : episode.notes()) rows.push_back({&episode, &note});
  }
  return Table(columns, rows);
}

}  // namespace waymark::query::client::csv
