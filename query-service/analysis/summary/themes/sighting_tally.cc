#include "query-service/analysis/summary/themes/sighting_tally.h"

#include <algorithm>
#include <set>

namespace waymark::query {
namespace {

using Numbers = std::set<std::size_t>;

int SizeOf(const Numbers& numbers) { return static_cast<int>(numbers.size()); }

// How many are among the possible ones alone.
int OnlyPossible(const Numbers& certain, const Numbers& possible) {
  return static_cast<int>(
      std::count_if(possible.begin(), possible.end(),
                    [&certain](std::size_t number) { return !certain.contains(number); }));
}

}  // namespace

v1::FindingCitation Cite(const Sighting& sighting, std::string_view finding_id) {
  v1::FindingCitation citation;
  citation.set_visit(sighting.visit_name);
  citation.set_finding_id(std::string(finding_id));
  citation.set_possible(sighting.possible);
  return citation;
}

void SightingTally::AddVisit(const Sighting& sighting) {
  seen_.push_back(
      {.authority = sighting.authority, .visit = sighting.visit, .possible = sighting.possible});
}

void SightingTally::AddFinding(const Sighting& sighting, std::string_view finding_id) {
  if (sighting.is_repeated) return;
  ++finding_count_;
  if (static_cast<int>(citations_.size()) < max_citations_) {
    citations_.push_back(Cite(sighting, finding_id));
  }
}

v1::ThemeTally SightingTally::ToMessage(const JointVisits& joint) const {
  Numbers authorities[2];
  Numbers visits[2];
  for (const Seen& seen : seen_) {
    authorities[seen.possible ? 1 : 0].insert(seen.authority);
    visits[seen.possible ? 1 : 0].insert(joint.Representative(seen.visit));
  }
  v1::ThemeTally tally;
  tally.set_authorities(SizeOf(authorities[0]));
  tally.set_possible_authorities(OnlyPossible(authorities[0], authorities[1]));
  tally.set_visits(SizeOf(visits[0]));
  tally.set_possible_visits(OnlyPossible(visits[0], visits[1]));
  tally.set_finding_count(finding_count_);
  for (const v1::FindingCitation& citation : citations_) *tally.add_findings() = citation;
  return tally;
}

int SightingTally::CertainVisits(const JointVisits& joint) const {
  Numbers visits;
  for (const Seen& seen : seen_) {
    if (!seen.possible) visits.insert(joint.Representative(seen.visit));
  }
  return SizeOf(visits);
}

}  // namespace waymark::query
