#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_COLUMNS_TALLY_COLUMNS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_COLUMNS_TALLY_COLUMNS_H_

#include <functional>
#include <string>

#include "waymark/v1/distribution.pb.h"
#include "waymark/v1/theme_summary.pb.h"

#include "query-service/commands/csv/columns/common_columns.h"

// Columns of counts and of how values are spread.
namespace waymark::query::client::csv {

// NAME_authorities, NAME_visits, NAME_possible_authorities, NAME_possible_visits.
template <typename Row>
void AddTally(const std::string& name,
              const std::function<const v1::ThemeTally&(const Row&)>& tally,
              Columns<Row>& columns) {
  columns.push_back({name + "_authorities",
                     [tally](const Row& row) { return Number(tally(row).authorities()); }});
  columns.push_back(
      {name + "_visits", [tally](const Row& row) { return Number(tally(row).visits()); }});
  columns.push_back({name + "_possible_authorities", [tally](const Row& row) {
                       return Number(tally(row).possible_authorities());
                     }});
  columns.push_back({name + "_possible_visits",
                     [tally](const Row& row) { return Number(tally(row).possible_visits()); }});
}

// NAMEn, and the two ends of each statistic: NAMEmin_low, NAMEmin_high and so on.
template <typename Row>
void AddDistribution(const std::string& name,
                     const std::function<const v1::Distribution&(const Row&)>& spread,
                     Columns<Row>& columns) {
  columns.push_back({name + "n", [spread](const Row& row) { return Number(spread(row).n()); }});
  const auto add = [&](const std::string& statistic, bool (v1::Distribution::*has)() const,
                       const v1::Range& (v1::Distribution::*get)() const) {
    AddRange<Row>(
        name + statistic,
        [spread, has, get](const Row& row) {
          const v1::Distribution& all = spread(row);
          return (all.*has)() ? &(all.*get)() : nullptr;
        },
        columns);
  };
  using D = v1::Distribution;
  add("min", &D::has_min, &D::min);
  add("first_quartile", &D::has_first_quartile, &D::first_quartile);
  add("median", &D::has_median, &D::median);
  add("third_quartile", &D::has_third_quartile, &D::third_quartile);
  add("max", &D::has_max, &D::max);
  add("mean", &D::has_mean, &D::mean);
}

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_COLUMNS_TALLY_COLUMNS_H_
