#include "tests/personal_data/findings/clean_forms.h"

namespace waymark::corpus {
namespace {

constexpr CleanForm kForms[] = {
    {"figure-dates-in-a-row",
     "Visits: {date}, {date}, {date} and {date}.|Panel dates {iso-date};{iso-date};{iso-date}.|"
     "Monitoring visits were held on {written-date}, {written-date} and {written-date}."},
    {"figure-date-range",
     "{iso-date}/{iso-date}|Inspection dates: {date} - {date}|{date}\u2013{date}|Fieldwork {date} "
     "to {date}, {time} to {time}."},
    {"figure-timestamps",
     "Data taken at {timestamp}.|Extract of {timestamp}, loaded {timestamp}.|Snapshot "
     "{compact-timestamp} was used."},
    {"figure-times",
     "Duty cover runs from {time} to {time}.|The meeting began at {time} on {date}."},
    {"figure-ten-digits",
     "The system counted {ten-digits} page views.|Record {ten-digits} of the log was empty.|The "
     "export ran to {ten-digits} bytes.|Batch {ten-digits} failed and batch {ten-digits} was "
     "repeated."},
    {"figure-figures-in-a-row",
     "Referrals by quarter: {figures}.|Contacts, assessments, referrals, plans: {figures}|Cases "
     "open at month end were {figures}."},
    {"figure-money",
     "The budget for placements is {money}.|Spending rose from {money} to {money} in {years}.|"
     "Residential care costs {money} a week."},
    {"figure-large-money",
     "The authority spends {large-money} a year.|Savings of {large-money} are planned by {month}."},
    {"figure-decimals",
     "The difference is not significant (p = {decimal}).|Rate ratio {decimal} to {decimal}.|The "
     "index stood at {decimal} on {date}."},
    {"figure-ages",
     "Young people aged {age-band} wait longest.|For ages {age-band} the share is {percent}.|The "
     "{age-band} team has {few} workers."},
    {"figure-quarters",
     "In Q1 {year} and Q4 {year} caseloads rose.|KS2 and KS4 results are near the average.|Y6 "
     "pupils, Tier 3 services and P1 referrals were sampled.|Stage 2 complaints: {count} in H1 "
     "{year}."},
    {"figure-versions",
     "The case system was upgraded to {version} on {date}.|Schema {version} replaced {version}.|"
     "Release {version}.{few} mended the report."},
};

}  // namespace

std::span<const CleanForm> FigureForms() { return kForms; }

}  // namespace waymark::corpus
