#include "tests/personal_data/findings/clean_forms.h"

namespace waymark::corpus {
namespace {

constexpr CleanForm kForms[] = {
    {"plain-standing",
     "Practice in the assessment teams is sound.|Oversight by managers remains weak and seldom "
     "changes the course of a case.|The quality of plans is uneven across the service.|Decisions "
     "at "
     "the front door are timely and well recorded.|Support for care leavers is strong."},
    {"plain-direction",
     "Supervision has improved since the last visit.|Nothing has changed in how records are "
     "kept.|The timeliness of first visits has slipped back.|Leaders have moved faster on "
     "recruitment than on quality."},
    {"plain-percentage",
     "Of the children in care, {percent} had a health assessment in time.|{percent} of plans were "
     "reviewed, against {percent} at the inspection.|Agency staff fell from {percent} to "
     "{percent}.|"
     "Only {percent} of audits were graded good."},
    {"plain-count",
     "Social workers hold {count} cases in all, {few} of them without a plan.|Inspectors read "
     "{count} files and spoke to {few} managers.|There are {thousands} children in need.|"
     "Return interviews took place in {count} of {count} cases."},
    {"plain-visit",
     "At the visit of {date} inspectors looked at the front door.|Inspectors visited on {date}.|"
     "The monitoring visit took place on {date} and {date}.|On {date} the team had {few} "
     "vacancies."},
    {"plain-period",
     "The visit lasted from {date} to {date}.|Figures cover {month} to {month}.|In {years} there "
     "were {count} referrals.|Between {month} and {month} caseloads fell by {percent}."},
    {"plain-published",
     "The letter was published on {date}.|Published: {date}|The report of {date} said the same.|"
     "Last updated {date}."},
    {"plain-recommendation",
     "The council should see that every child has a plan by {month}.|An action plan is due by "
     "{written-date}.|Recommendation {few}: audit case files each month."},
    {"plain-punctuation",
     "Progress \u2013 though slow \u2013 is real; \u2018good enough\u2019 is not yet the rule.|"
     "Children\u2019s views are heard \u2014 and written down.|Plans: late (in {few} cases); thin; "
     "rarely reviewed\u2026"},
};

}  // namespace

std::span<const CleanForm> PlainForms() { return kForms; }

}  // namespace waymark::corpus
