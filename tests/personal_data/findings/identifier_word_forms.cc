#include "tests/personal_data/findings/clean_forms.h"

namespace waymark::corpus {
namespace {

constexpr CleanForm kForms[] = {
    {"word-nhs-number",
     "The NHS number is recorded in {percent} of files.|NHS numbers were missing for {count} of "
     "{thousands} children on {date}.|NHS number matching began in {month}: {count} matched, {few} "
     "not."},
    {"word-nhs-body",
     "NHS trust report {report} says the same.|Families ring NHS 111 first.|The NHS spends "
     "{large-money} on it.|NHS England met the council on {date}; {count} cases were open."},
    {"word-upn",
     "UPN missing in {count} of {count} records.|The unique pupil number was present in {percent} "
     "of "
     "plans.|UPN, URN {urn} and LA code {la} were checked on {date}."},
    {"word-national-insurance",
     "National Insurance numbers reach {percent} of care leavers by 16.|NI numbers were sent to "
     "{count} of {count} young people.|National Insurance contributions rise by {percent} on "
     "{date}.|NI {years} figures differ from those of England."},
    {"word-email",
     "E-mail was used in place of visits in {few} cases.|Managers email decisions rather than "
     "record "
     "them; {percent} were traceable.|An e-mail of {date} told staff of the change."},
    {"word-phone",
     "Calls are answered within {few} minutes, {percent} of them by a social worker.|The phone "
     "line "
     "took {thousands} calls in {month}.|Staff phoned 101 or 999 in {count} cases.|Tel. contact: "
     "{count} in {years}."},
    {"word-postcode",
     "Help is a postcode lottery.|Postcode data was missing in {percent} of records.|By postcode "
     "area, {percent} lived within 20 miles.|Post codes were added on {date}."},
    {"word-address",
     "The home address was wrong in {count} files at the audit of {date}.|Address histories go "
     "back "
     "to {year}.|Leaders address this in plan {few} of {year}."},
};

}  // namespace

std::span<const CleanForm> IdentifierWordForms() { return kForms; }

}  // namespace waymark::corpus
