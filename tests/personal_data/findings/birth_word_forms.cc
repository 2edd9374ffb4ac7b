#include "tests/personal_data/findings/clean_forms.h"

// What says nothing of when one person was born, however near a date stands to such a word: dates
// of visits, audits and meetings, and days that divide all children into two groups.
namespace waymark::corpus {
namespace {

constexpr CleanForm kForms[] = {
    {"birth-newborn",
     "Plans for newborn babies were late at the visit of {date}.|Newborn screening: {percent} in "
     "{years}.|Of {few} newborns, {few} were seen within a week; visit of {date}."},
    {"birth-foreign-born",
     "Of the young people, {percent} are foreign-born.|Foreign-born children were sampled on "
     "{date}.|UK-born and foreign-born children fare alike (data of {date})."},
    {"birth-born-abroad",
     "Children born abroad wait longer for a school place.|Siblings born abroad, or born into "
     "care, "
     "were visited late. Inspectors returned on {date}.|{count} were born outside the country, by "
     "the count of {date}."},
    {"birth-sentence-ends",
     "Parents are supported from before birth. The visit took place on {date}.|Records begin at "
     "birth. {written-date} was the date of the audit.|Brothers and sisters are told where each "
     "was "
     "born. On {date} inspectors read {few} such letters."},
    {"birth-field-empty",
     "The date of birth field was left empty, as the audit of {date} found.|DOB missing in {count} "
     "records at the audit on {date}.|DOB field left empty on {date} audit.|Date of birth recorded "
     "in {percent} of files; checked {date}."},
    {"birth-pre-birth",
     "The pre-birth assessment was finished on {date}.|Pre-birth panel met on {date}.|A pre-birth "
     "protocol was agreed in {month}.|Unborn children are now tracked; the list of {date} names "
     "none twice."},
    {"birth-certificate",
     "Birth certificates were asked for on {date}.|Birth registrations fell by {percent} in "
     "{year}.|Births in the area: {thousands} in {year}, {thousands} in {year}."},
    {"birth-parents",
     "Contact with birth parents was reviewed on {date}.|Birth families were consulted in {month}.|"
     "The birth mothers' group met on {date} and {date}."},
    {"birth-birthday",
     "Pathway plans are due before the 18th birthday; {percent} were in time on {date}.|Birthday "
     "cards are sent by the service.|By their 16th birthday {count} of {count} had an adviser. The "
     "visit ended on {date}."},
    {"birth-cohort",
     "Children born after {written-date} come under the new duty.|Those born before {date} keep "
     "the "
     "old entitlement.|The offer is for children born on or after {written-date}.|Children born in "
     "{years} start school in {month}."},
    {"birth-idiom",
     "Concerns were borne out by the audit of {date}.|The team was born of a merger in {year}.|"
     "Stillborn initiatives of {year} were not revived.|The trust, born out of crisis, took over "
     "on "
     "{date}."},
    {"birth-rate",
     "The birth rate is {decimal} and the birth weight measure {percent}.|Low birth "
     "weight: {percent}, {month}.|Teenage births fell between {date} and {date}."},
};

}  // namespace

std::span<const CleanForm> BirthWordForms() { return kForms; }

}  // namespace waymark::corpus
