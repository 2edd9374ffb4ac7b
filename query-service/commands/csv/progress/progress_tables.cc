#include "query-service/commands/csv/progress/progress_tables.h"

#include <utility>

#include "query-service/commands/csv/progress/tables.h"

namespace waymark::query::client::csv {
namespace {

using Maker = std::string (*)(const v1::GetProgressResponse& response);

constexpr std::pair<std::string_view, Maker> kTables[] = {
    {"visits", VisitsTable}, {"themes", ThemesTable},     {"findings", FindingsTable},
    {"series", SeriesTable}, {"measures", MeasuresTable}, {"recommendations", RecommendationsTable},
    {"notes", NotesTable},
};

}  // namespace

std::vector<std::string> ProgressTables() {
  std::vector<std::string> names;
  for (const auto& [name, make] : kTables) names.emplace_back(name);
  return names;
}

std::string ProgressCsv(const v1::GetProgressResponse& response, std::string_view table) {
  for (const auto& [name, make] : kTables) {
    if (name == table) return make(response);
  }
  return "";
}

}  // namespace waymark::query::client::csv
