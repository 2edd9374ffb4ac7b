#include "query-service/analysis/summary/themes/theme_pairs.h"

#include <algorithm>
#include <tuple>

#include "common/model/decimal.h"

namespace waymark::query {
namespace {

double Rounded(double value) { return model::RoundToFigures(value, model::kRateFigures); }

int UnresolvedVisits(const PairBase& base, const std::string& theme) {
  const auto found = base.unresolved_visits.find(theme);
  return found == base.unresolved_visits.end() ? 0 : found->second;
}

// How often they come together, against how often each is found.
void SetMeasures(int visits, const PairBase& base, v1::CompanionTheme& companion) {
  const double together = companion.together().visits();
  const double other = companion.other_visits();
  if (visits > 0) companion.set_share(Rounded(together / visits));
  if (visits > 0 && other > 0) {
    companion.set_lift(Rounded(together * base.visits_with_standing / (visits * other)));
  }
}

auto ListedBy(const v1::CompanionTheme& companion) {
  return std::make_tuple(-companion.together().visits(), -companion.lift(),
                         -companion.together().possible_visits(), companion.theme().name());
}

}  // namespace

void ThemePairs::AddPair(const Sighting& sighting, const std::set<std::string>& findings,
                         const std::set<std::string>& other_findings, Pair& pair) const {
  pair.together.AddVisit(sighting);
  std::set<std::string> all = findings;
  all.insert(other_findings.begin(), other_findings.end());
  for (const std::string& id : all) pair.together.AddFinding(sighting, id);
  const bool one_says_both = all.size() < findings.size() + other_findings.size();
  if (one_says_both) pair.by_one_finding.AddVisit(sighting);
}

void ThemePairs::AddVisit(const Sighting& sighting, const UnresolvedThemes& themes) {
  for (const auto& [theme, findings] : themes) {
    for (const auto& [other, other_findings] : themes) {
      if (other == theme) continue;
      const auto entry = pairs_[theme].try_emplace(
          other, Pair{SightingTally(max_citations_), SightingTally(max_citations_)});
      AddPair(sighting, findings, other_findings, entry.first->second);
    }
  }
}

std::vector<v1::CompanionTheme> ThemePairs::CompanionsOf(const std::string& theme,
                                                         const PairBase& base,
                                                         const JointVisits& joint) const {
  std::vector<v1::CompanionTheme> companions;
  const auto of_theme = pairs_.find(theme);
  if (of_theme == pairs_.end()) return companions;
  for (const auto& [other, pair] : of_theme->second) {
    v1::CompanionTheme& companion = companions.emplace_back();
    companion.mutable_theme()->set_name(other);
    *companion.mutable_together() = pair.together.ToMessage(joint);
    companion.set_visits_by_one_finding(pair.by_one_finding.CertainVisits(joint));
    companion.set_other_visits(UnresolvedVisits(base, other));
    SetMeasures(UnresolvedVisits(base, theme), base, companion);
  }
  std::sort(companions.begin(), companions.end(),
            [](const auto& a, const auto& b) { return ListedBy(a) < ListedBy(b); });
  return companions;
}

}  // namespace waymark::query
