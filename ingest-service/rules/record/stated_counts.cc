#include "ingest-service/rules/record/stated_counts.h"

#include <algorithm>

namespace waymark::ingest {
namespace {

v1::CountedFrom CountOf(const v1::StatedNumber& number) {
  return number.counted_from() == v1::COUNTED_FROM_UNSPECIFIED ||
                 number.counted_from() == v1::COUNTED_FROM_UNSTATED
             ? v1::COUNTED_FROM_BASELINE
             : number.counted_from();
}

}  // namespace

bool AreOfOneCount(const v1::StatedNumber& a, const v1::StatedNumber& b) {
  return CountOf(a) == CountOf(b);
}

bool HaveDifferentNumbers(const internal::v1::VisitIdentity& a,
                          const internal::v1::VisitIdentity& b) {
  return std::any_of(a.stated_numbers().begin(), a.stated_numbers().end(),
                     [&](const v1::StatedNumber& of_a) {
                       bool compared = false;
                       // Sources may give a visit several numbers of one count: one in common is
                       // enough.
                       for (const v1::StatedNumber& other_of_a : a.stated_numbers()) {
                         if (!AreOfOneCount(of_a, other_of_a)) continue;
                         for (const v1::StatedNumber& of_b : b.stated_numbers()) {
                           if (!AreOfOneCount(of_a, of_b)) continue;
                           if (other_of_a.number() == of_b.number()) return false;
                           compared = true;
                         }
                       }
                       return compared;
                     });
}

bool HaveSameNumber(const internal::v1::VisitIdentity& a, const internal::v1::VisitIdentity& b) {
  for (const v1::StatedNumber& of_a : a.stated_numbers()) {
    for (const v1::StatedNumber& of_b : b.stated_numbers()) {
      if (AreOfOneCount(of_a, of_b) && of_a.number() == of_b.number()) return true;
    }
  }
  return false;
}

}  // namespace waymark::ingest
