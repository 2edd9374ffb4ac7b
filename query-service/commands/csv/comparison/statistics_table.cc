#include "query-service/commands/csv/columns/common_columns.h"
#include "query-service/commands/csv/comparison/tables.h"

namespace waymark::query::client::csv {

std::string StatisticsTable(const v1::CompareAuthoritiesResponse& response) {
  using Row = const v1::CompareAuthoritiesResponse*;
  const Columns<Row> columns = {
      {"group_size", [](const Row& row) { return Number(row->group_size()); }},
      {"row_count", [](const Row& row) { return Number(row->row_count()); }},
      {"n", [](const Row& row) { return Number(row->statistics().n()); }},
      {"min",
       [](const Row& row) {
         return Number(If(row->statistics().has_min(), row->statistics().min()));
       }},
      {"lower_quartile",
       [](const Row& row) {
         return Number(
             If(row->statistics().has_lower_quartile(), row->statistics().lower_quartile()));
       }},
      {"median",
       [](const Row& row) {
         return Number(If(row->statistics().has_median(), row->statistics().median()));
       }},
      {"upper_quartile",
       [](const Row& row) {
         return Number(
             If(row->statistics().has_upper_quartile(), row->statistics().upper_quartile()));
       }},
      {"max",
       [](const Row& row) {
         return Number(If(row->statistics().has_max(), row->statistics().max()));
       }},
      {"mean",
       [](const Row& row) {
         return Number(If(row->statistics().has_mean(), row->statistics().mean()));
       }},
  };
  return Table(columns, {&response});
}

}  // namespace waymark::query::client::csv
