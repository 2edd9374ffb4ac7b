#include "query-service/commands/text/labels.h"

#include <map>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace waymark::query::client {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;

// Where the name of the value is not what people would say.
const std::map<std::string_view, std::string_view>& OtherWords() {
  static const auto* words = new std::map<std::string_view, std::string_view>{
      {"VISIT_TYPE_REINSPECTION", "re-inspection"},
      {"FRAMEWORK_SIF", "single inspection framework"},
      {"FRAMEWORK_ILACS_2018", "ILACS 2018"},
      {"FRAMEWORK_ILACS_2023", "ILACS 2023"},
      {"FRAMEWORK_ILACS_2026", "ILACS 2026"},
      {"FRAMEWORK_PRE_SIF", "before the single inspection framework"},
      {"DIRECTION_TOO_EARLY", "too early to tell"},
      {"COMPARATOR_BASELINE", "since the baseline"},
      {"COMPARATOR_PREVIOUS_VISIT", "since the visit before"},
      {"COMPARATOR_PLAN", "against the plan"},
      {"COMPARATOR_NATIONAL", "against the national figure"},
      {"SPEAKER_INSPECTORATE", "the inspectorate"},
      {"SPEAKER_AUTHORITY", "the council"},
      {"SPEAKER_DELIVERY_BODY", "the delivery body"},
      {"SPEAKER_PARTNER", "a partner"},
      {"SPEAKER_GOVERNMENT", "the government"},
      {"SPEAKER_EXTERNAL_REVIEW", "an external review"},
      {"SPEAKER_PRESS", "the press"},
      {"SPEAKER_COUNCILLORS", "councillors"},
      {"FINDING_SCOPE_SERVICE", "the whole service"},
      {"FINDING_SCOPE_SAMPLE", "of the cases seen"},
      {"FINDING_SCOPE_SINGLE_CASE", "of a single case"},
      {"FINDING_SCOPE_TEAM_OR_PLACE", "of one team or place"},
      {"FINDING_SCOPE_SEVERAL_VISITS", "of several visits together"},
      {"FINDING_SCOPE_FORECAST", "a forecast or plan"},
      {"COUNTED_FROM_BASELINE", "counted from the baseline"},
      {"COUNTED_FROM_DELIVERY_BODY", "counted from the start of the delivery body"},
      {"COUNTED_FROM_AUTHORITY", "counted from the start of the authority"},
      {"COUNTED_FROM_UNSTATED", "not said from when"},
      {"PROGRESS_RATING_NONE", "no progress"},
      {"EPISODE_END_OPEN", "not ended: no later full inspection is recorded"},
      {"EPISODE_END_REINSPECTED", "ended by the next full inspection"},
      {"EPISODE_END_CONTINUED_BY", "ended with the authority"},
      {"SERIES_BASIS_LETTER", "figures of the inspectorate"},
      {"SERIES_BASIS_LOCAL_DATA", "local figures"},
      {"EXCLUSION_REASON_NO_VISITS", "no visit recorded"},
      {"EXCLUSION_REASON_NO_OBSERVATION", "nothing recorded for this measure"},
      {"EXCLUSION_REASON_NOT_NUMERIC", "words only"},
      {"EXCLUSION_REASON_BOUND_ONLY", "bounds only"},
      {"EXCLUSION_REASON_COMPLEMENT_ONLY", "only the measure that counts the rest"},
      {"EXCLUSION_REASON_OTHER_SERIES_ONLY", "only another series"},
      {"EXCLUSION_REASON_NOT_YET_REACHED", "no value certainly by then"},
      {"EXCLUSION_REASON_DISPUTED", "disputed"},
      {"EXCLUSION_REASON_NO_FINDING", "nothing stated on this theme"},
      {"EXCLUSION_REASON_NO_BASELINE", "no baseline recorded"},
      {"EXCLUSION_REASON_NOT_JUDGED", "the inspectorate says that it made no judgement"},
      {"EXCLUSION_REASON_TOO_OLD", "only an older value than was asked for"},
      {"EXCLUSION_REASON_NO_JUDGEMENT", "no judgement recorded"},
      {"EXCLUSION_REASON_NO_OVERALL_PROGRESS", "nothing stated on progress as a whole"},
      {"EXCLUSION_REASON_NO_RECOMMENDATION", "no recommendation recorded"},
      {"UNRESOLVED_END_RESOLVED", "resolved"},
      {"UNRESOLVED_END_OPEN", "open"},
      {"UNRESOLVED_END_EPISODE_ENDED", "open when the episode ended"},
      {"SEARCHED_FIELD_STATEMENT", "finding"},
      {"SEARCHED_FIELD_OVERALL_PHRASE", "progress as a whole"},
      {"SEARCHED_FIELD_RECOMMENDATION_UPDATE", "on a recommendation"},
  };
  return *words;
}

// "GRADE_" of GRADE_UNSPECIFIED, which every enum of the contract begins with.
std::size_t PrefixSize(const EnumDescriptor& type) {
  return type.value(0)->name().size() - std::string_view("UNSPECIFIED").size();
}

std::string Word(const EnumDescriptor& type, const EnumValueDescriptor& value, char space) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(value.name().substr(PrefixSize(type))),
                             {{"_", std::string(1, space)}});
}

}  // namespace

std::string LabelOf(const EnumDescriptor& type, int value) {
  if (value == 0) return std::string(kNotStated);
  const EnumValueDescriptor* descriptor = type.FindValueByNumber(value);
  if (descriptor == nullptr) return absl::StrCat("value ", value, " (unknown to this version)");
  const auto other = OtherWords().find(descriptor->name());
  return other != OtherWords().end() ? std::string(other->second) : Word(type, *descriptor, ' ');
}

std::string WordOf(const EnumDescriptor& type, int value) {
  if (value == 0) return "";
  const EnumValueDescriptor* descriptor = type.FindValueByNumber(value);
  return descriptor == nullptr ? absl::StrCat(value) : Word(type, *descriptor, '-');
}

std::optional<int> ValueOf(const EnumDescriptor& type, std::string_view word) {
  const std::string wanted =
      absl::StrReplaceAll(absl::AsciiStrToLower(std::string(word)), {{"_", "-"}, {" ", "-"}});
  for (int i = 1; i < type.value_count(); ++i) {
    if (Word(type, *type.value(i), '-') == wanted) return type.value(i)->number();
  }
  return std::nullopt;
}

std::vector<std::string> WordsOf(const EnumDescriptor& type) {
  std::vector<std::string> words;
  for (int i = 1; i < type.value_count(); ++i) words.push_back(Word(type, *type.value(i), '-'));
  return words;
}

std::string ShortName(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return std::string(slash == std::string_view::npos ? name : name.substr(slash + 1));
}

}  // namespace waymark::query::client
