#include "tests/personal_data/findings/clean_forms.h"

namespace waymark::corpus {
namespace {

constexpr CleanForm kForms[] = {
    // Two letters, six digits, and the next sentence begins with a letter that ends NI numbers.
    {"lookalike-home-urn-before-a",
     "The sample came from {home-urn}. A new manager has started.|Concerns at {home-urn}. A review "
     "is due in {month}.|Homes: {home-urn}; a fourth is planned.|Judged: {home-urn} - a good "
     "home."},
    // Outward codes alone name districts of ten thousand people.
    {"lookalike-outward-code",
     "Families in {outward} and {outward} wait longest.|The {outward} district has {count} "
     "children "
     "in need.|Referrals by district: {outward} {count}, {outward} {count}."},
    {"lookalike-road",
     "The office by the A1 moved {few} miles along the M25.|Placements off the A38, "
     "{count} miles away.|The B4100 office closed on {date}."},
    {"lookalike-forms-and-levels",
     "Form C1A and form C110A were filed late.|Level 2 and level 3 training reached "
     "{percent}.|Band "
     "B2 pay, grade 7 posts and PO4 posts are vacant.|Rooms G14, F2 and B12 were used."},
    {"lookalike-at-sign",
     "{count} places @ {money} a week.|@exampleshire posted the letter on {date}.|Paid @ {percent} "
     "above scale.|Meet @ {time}, room 4."},
    {"lookalike-ranges",
     "Paragraphs 1.1-4.17, pages 012-034 and 101-140.|Scores of 3-3-4 and 4-4-5 were given.|Cases "
     "001-250 and 0251-0500 were sampled.|Items 10.11.12 to 10.11.19."},
    {"lookalike-long-numbers",
     "Document {epoch-milliseconds} is missing.|Invoice 2016{ukprn} was for {money}.|Purchase "
     "order "
     "45{report} covers {few} beds.|Meter reading 0000{ukprn}."},
    {"lookalike-table-row",
     "{gss} / {la} / {percent} / {count} / {date}|{la},{urn},{iso-date},{count},{percent}|{la}; "
     "{establishment}; {count}; {thousands}"},
    {"lookalike-list",
     "1. Plans 2. Visits 3. Reviews 4. Health (2016: {count})|(a) {count} (b) {count} (c) {count} "
     "(d) {count}|A {count} B {count} C {count} D {count}"},
};

}  // namespace

std::span<const CleanForm> LookalikeForms() { return kForms; }

}  // namespace waymark::corpus
