#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_ASKED_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_ASKED_H_

#include <string>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/episode_summary.pb.h"
#include "waymark/v1/progress.pb.h"
#include "waymark/v1/search.pb.h"
#include "waymark/v1/theme_summary.pb.h"

// A question in words. An answer does not repeat it, and what a filter left out is not to be taken
// for what is not known.
namespace waymark::query::client {

// "Asked: the progress of sunderland; only the themes supervision; as of 2016-12."
std::string AskedText(const v1::GetProgressRequest& request);

// "Asked: how authorities compare by the measure cl-eet; only the regions North East."
std::string AskedText(const v1::CompareAuthoritiesRequest& request);

// "Asked: what recurs across authorities; from 2016; as of 2018."
std::string AskedText(const v1::SummarizeThemesRequest& request);

// "Asked: what came before re-inspection; as of 2018."
std::string AskedText(const v1::SummarizeEpisodesRequest& request);

// "Asked: what visits say with the words pathway plans; only the standings weak."
std::string AskedText(const v1::SearchFindingsRequest& request);

// When the values of a comparison are taken: "latest known", "as of 2016-12", "12 months after the
// baseline's publication", "at visit number 4".
std::string AlignmentText(const v1::CompareAuthoritiesRequest& request);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_ASKED_H_
