#include "tests/personal_data/findings/clean_forms.h"

namespace waymark::corpus {
namespace {

constexpr CleanForm kForms[] = {
    {"code-urn",
     "URN {urn}, visited {date}.|The provider (URN: {urn}) was inspected in {month}.|Ofsted URN "
     "{urn} and URN {urn} were merged.|Unique reference number {urn}"},
    {"code-home-urn",
     "Children's home {home-urn} is run by the council.|Two homes, {home-urn} and {home-urn}, "
     "closed in {year}.|Unique reference number: {home-urn}"},
    {"code-gss",
     "The authority's code is {gss}.|GSS {gss} took over from {gss} on {date}.|ONS code: {gss}; "
     "region {gss}.|{gss},{percent},{count}"},
    {"code-la",
     "LA code {la}, GSS code {gss}.|Local authority {la} sent no return for {years}.|LA {la} and "
     "LA {la} share a trust."},
    {"code-establishment",
     "DfE number {establishment}, UKPRN {ukprn}.|School {establishment} has {count} "
     "pupils.|LAESTAB "
     "{establishment}; URN {urn}."},
    {"code-report",
     "Report number {report}, published {date}.|Inspection number {report}.|See report {report} "
     "and "
     "its annex {few}."},
    {"code-company",
     "The trust is company number {company}.|Registered charity {charity}, company {company}.|"
     "Charity no. {charity}."},
    {"code-book",
     "ISBN {isbn-10}|The guidance (ISBN {isbn-13}) was not followed.|Working Together, ISBN: "
     "{isbn-10}.|ISBN {isbn-13}, {year}"},
    {"code-law",
     "Section 47 enquiries and section 20 placements were read.|Under s.17 and s.31 of the Act.|"
     "Regulation 44 reports, SI 2015/624 and SI 2010/959.|Schedule 2, paragraph 19B(4)."},
    {"code-framework",
     "ILACS 2018, paragraph 1{few}, applies.|Framework ref. 180072, updated {month}.|SIF areas "
     "1.1, "
     "2.3 and 4 were judged.|Annex A lists 1 to 11 were supplied on {date}."},
    {"code-statistics",
     "Table A3, SFR41/{year}.|Statistical release SFR 50/{year}, tables B1 to B7.|Indicator 8.2b, "
     "row 14: {percent}.|National Indicator NI 59 and NI 060 were dropped.|NI116 fell to "
     "{percent}."},
    {"code-web-address",
     "https://reports.example.org/provider/44/{urn}|See www.example.org/visits/{year}/{report} for "
     "the letter.|https://files.example.org/v1/file/{report}?download=1&t={epoch}|Letter at "
     "https://example.org/{iso-date}/monitoring-visit-{few}.pdf"},
};

}  // namespace

std::span<const CleanForm> CodeForms() { return kForms; }

}  // namespace waymark::corpus
