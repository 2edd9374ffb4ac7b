#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_VISIT_TEXT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_VISIT_TEXT_H_

#include <string>

#include "waymark/v1/visit.pb.h"

// What a visit says of itself, in words.
namespace waymark::query::client {

// "sunderland/2015-inspection": a visit's name as commands take it.
std::string VisitPath(const std::string& name);

// "sunderland" of "authorities/sunderland/visits/2015-inspection".
std::string AuthorityOfVisit(const std::string& name);

// "4 of 6 planned, said to be the last (counted from the baseline)"
std::string StatedText(const v1::StatedNumber& stated);

// "care-leavers, East team, 'work with care leavers'"
std::string FocusText(const v1::Focus& focus);

// "care-leavers: inadequate", "adoption: not judged (none placed)"
std::string JudgementText(const v1::Judgement& judgement);

// "'brisk progress' (steady, says the council)"
std::string OverallText(const v1::OverallProgress& overall);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_VISIT_TEXT_H_
