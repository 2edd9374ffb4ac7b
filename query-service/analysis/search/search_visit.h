#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SEARCH_SEARCH_VISIT_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SEARCH_SEARCH_VISIT_H_

#include <map>
#include <string>
#include <vector>

#include "waymark/v1/search.pb.h"
#include "waymark/v1/visit.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/search/search_filter.h"
#include "query-service/analysis/search/search_query.h"
#include "query-service/text/searched_texts.h"

namespace waymark::query {

// A text of a visit that holds the query and fits the filters. Points into the visit.
struct FoundText {
  SearchedText text;
  TextTraits traits;
  std::vector<Stretch> stretches;
};

// In the order of SearchedTextsOf. `visit` is whole.
std::vector<FoundText> SearchVisit(const reference::ReferenceData& reference,
                                   const v1::Visit& visit, const SearchQuery& query,
                                   const v1::SearchFindingsRequest& request);

// As an answer gives it.
v1::SearchHit MakeHit(const v1::Visit& visit, const FoundText& found, v1::MatchCertainty certainty);

// Counts hits under each theme.
class ThemeTally {
 public:
  void Add(const TextTraits& traits);
  // Into theme_hits and without_theme.
  void Write(const reference::ReferenceData& reference, v1::SearchFindingsResponse& response) const;

 private:
  std::map<std::string, int> hits_;
  int without_theme_ = 0;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SEARCH_SEARCH_VISIT_H_
