#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_DATE_SPREAD_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_DATE_SPREAD_H_

#include <optional>
#include <string>

#include "waymark/v1/data_note.pb.h"

#include "common/model/partial_date.h"

namespace waymark::query {

// The rows of a comparison whose values are certainly furthest apart.
class DateSpread {
 public:
  // `authority` is a name.
  void Add(const std::string& authority, const model::PartialDate& date);

  // DATES_FAR_APART where they lie more than twelve months apart.
  [[nodiscard]] std::optional<v1::DataNote> Note() const;

 private:
  struct Row {
    std::string authority;
    model::PartialDate date;
  };
  std::optional<Row> first_to_end_;
  std::optional<Row> last_to_start_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_DATE_SPREAD_H_
