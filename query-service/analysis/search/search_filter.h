#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SEARCH_SEARCH_FILTER_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SEARCH_SEARCH_FILTER_H_

#include <string>
#include <vector>

#include "waymark/v1/search.pb.h"
#include "waymark/v1/visit.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/citation.h"
#include "query-service/text/searched_texts.h"

namespace waymark::query {

// What a searched text says beside its words.
struct TextTraits {
  const v1::Finding* finding = nullptr;  // Into the visit; with STATEMENT.
  std::vector<std::string> themes;       // Each once.
  v1::Speaker speaker = v1::SPEAKER_UNSPECIFIED;
  std::string service_area;  // It counts in.
  SourceIds source_ids;      // Empty: every source of the visit.
};

TextTraits TraitsOf(const v1::Visit& visit, const SearchedText& text);

// Whether the text fits every filter of the request that asks for texts: fields, themes, standings,
// directions, speakers, subjects, about_others, cohorts and service areas.
bool Admits(const reference::ReferenceData& reference, const v1::SearchFindingsRequest& request,
            v1::SearchedField kind, const TextTraits& traits);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SEARCH_SEARCH_FILTER_H_
