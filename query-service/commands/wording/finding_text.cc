#include "query-service/commands/wording/finding_text.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/observation_text.h"

namespace waymark::query::client {
namespace {

std::string MeasuredAgainst(const v1::Finding& finding) {
  if (finding.comparator_date().empty()) return ComparatorText(finding.comparator());
  const std::string date = DateText(finding.comparator_date());
  return absl::StrCat(date.rfind("not ", 0) == 0 ? " since a date " : " since ", date);
}

std::vector<std::string> StateParts(const v1::Finding& finding) {
  std::vector<std::string> parts;
  if (finding.standing() != v1::STANDING_UNSPECIFIED) parts.push_back(Label(finding.standing()));
  if (finding.direction() != v1::DIRECTION_UNSPECIFIED) {
    parts.push_back(absl::StrCat(Label(finding.direction()), MeasuredAgainst(finding)));
  }
  if (finding.pace() != v1::PACE_UNSPECIFIED) parts.push_back(Label(finding.pace()));
  return parts;
}

// Visit first, then whatever a reader must know not to take it for more than it is.
std::string Limits(const v1::ReportedFinding& reported) {
  const v1::Finding& finding = reported.finding();
  std::vector<std::string> parts;
  if (!reported.visit().empty()) parts.push_back(ShortName(reported.visit()));
  if (finding.speaker() != v1::SPEAKER_INSPECTORATE) {
    parts.push_back(absl::StrCat("says ", Label(finding.speaker())));
  }
  if (!finding.subject().empty()) {
    parts.push_back(absl::StrCat("about ", ShortName(finding.subject())));
  }
  if (finding.scope() != v1::FINDING_SCOPE_SERVICE &&
      finding.scope() != v1::FINDING_SCOPE_UNSPECIFIED) {
    parts.push_back(Label(finding.scope()));
  }
  if (reported.second_hand()) parts.emplace_back("second hand");
  return absl::StrJoin(parts, ", ");
}

CitedText WithState(const std::vector<std::string>& state, const v1::ReportedFinding& reported,
                    const CitedText& citation) {
  const std::string limits = Limits(reported);
  CitedText text(absl::StrCat(absl::StrJoin(state, ", "), ": ", reported.finding().statement(),
                              limits.empty() ? " " : absl::StrCat(" (", limits, ") ")));
  return text.Append(citation);
}

CitedText CountedText(const v1::ReportedFinding& reported, const CitedText& citation) {
  std::vector<std::string> state = StateParts(reported.finding());
  if (state.empty()) state.emplace_back("no rating");
  return WithState(state, reported, citation);
}

}  // namespace

std::string DirectionText(v1::Direction direction, v1::Basis basis) {
  if (direction == v1::DIRECTION_UNSPECIFIED) return std::string(kNotStated);
  std::string text = Label(direction);
  if (basis != v1::BASIS_UNSPECIFIED) absl::StrAppend(&text, " (", Label(basis), ")");
  return text;
}

bool IsUnresolved(v1::Standing standing) {
  return standing == v1::STANDING_WEAK || standing == v1::STANDING_INCONSISTENT;
}

std::string StateText(const v1::Finding& finding) {
  return absl::StrJoin(StateParts(finding), ", ");
}

CitedText FindingText(const v1::ReportedFinding& reported, SourceList& sources) {
  return CountedText(reported, sources.Cite(reported.sources(), reported.visit()));
}

CitedText FindingText(const v1::Finding& finding, const CitedText& citation) {
  v1::ReportedFinding reported;
  *reported.mutable_finding() = finding;
  return CountedText(reported, citation);
}

CitedText UncountedText(const v1::ReportedFinding& reported, SourceList& sources) {
  std::vector<std::string> state = StateParts(reported.finding());
  state.emplace_back("not counted");
  return WithState(state, reported, sources.Cite(reported.sources(), reported.visit()));
}

}  // namespace waymark::query::client
