#ifndef WAYMARK_TESTS_BENCH_VISITS_H_
#define WAYMARK_TESTS_BENCH_VISITS_H_

#include <cstdint>
#include <string>

#include "waymark/v1/visit.pb.h"

#include "common/reference/reference_data.h"
#include "tests/bench/world.h"

namespace waymark::bench {

// A finding stands under one or two of the first so many themes, an observation is of one of the
// first so many measures of the reference data.
inline constexpr int kThemesInUse = 40;
inline constexpr int kMeasuresInUse = 20;

// How many visits belong to one inspection, itself among them.
inline constexpr std::uint64_t kVisitsPerInspection = 12;

// "v007": visits are numbered from 0 in the order in which they were held.
std::string VisitId(std::uint64_t visit);

// A visit as it would be stored, but for its revision and times. Every twelfth is an inspection
// with judgements and recommendations; those between are monitoring visits, each with 8 to 14
// findings and two to four observations, as the longer of the shipped samples have.
v1::Visit MakeVisit(const WorldShape& shape, const reference::ReferenceData& reference,
                    std::uint64_t authority, std::uint64_t visit);

// The same visit with 20 findings of a few words each and two observations, two kilobytes in all:
// what speed is measured with.
inline constexpr int kShortFindings = 20;
v1::Visit MakeShortVisit(const WorldShape& shape, const reference::ReferenceData& reference,
                         std::uint64_t authority, std::uint64_t visit);

}  // namespace waymark::bench

#endif  // WAYMARK_TESTS_BENCH_VISITS_H_
