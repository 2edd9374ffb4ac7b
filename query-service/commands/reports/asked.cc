#include "query-service/commands/reports/asked.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/protobuf/repeated_field.h"

#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"

namespace waymark::query::client {
namespace {

// A question and its limits.
class Question {
 public:
  explicit Question(std::string words) : parts_({std::move(words)}) {}

  void Only(const std::string& what, const google::protobuf::RepeatedPtrField<std::string>& names) {
    if (names.empty()) return;
    parts_.push_back(
        absl::StrCat("only the ", what, " ",
                     absl::StrJoin(names, ", ", [](std::string* out, const std::string& name) {
                       absl::StrAppend(out, ShortName(name));
                     })));
  }
  void If(bool given, std::string words) {
    if (given) parts_.push_back(std::move(words));
  }

  [[nodiscard]] std::string Text() const {
    return absl::StrCat("Asked: ", absl::StrJoin(parts_, "; "), ".");
  }

 private:
  std::vector<std::string> parts_;
};

Question SubjectOf(const v1::MeasureSubject& subject) {
  Question question(
      absl::StrCat("how authorities compare by the measure ", ShortName(subject.measure())));
  question.If(!subject.cohort().empty(), absl::StrCat("of ", ShortName(subject.cohort())));
  question.If(subject.basis() != v1::SERIES_BASIS_UNSPECIFIED, Label(subject.basis()));
  question.If(!subject.definition().empty(),
              absl::StrCat("by the definition ", subject.definition()));
  return question;
}

Question SubjectOf(const v1::ThemeSubject& subject) {
  Question question(
      absl::StrCat("how authorities compare by the theme ", ShortName(subject.theme())));
  question.If(!subject.service_area().empty(),
              absl::StrCat("only the service area ", ShortName(subject.service_area())));
  return question;
}

}  // namespace

std::string AskedText(const v1::GetProgressRequest& request) {
  Question question(absl::StrCat("the progress of ", ShortName(request.authority())));
  question.If(!request.baseline().empty(),
              absl::StrCat("measured from ", ShortName(request.baseline())));
  question.Only("themes", request.themes());
  question.Only("measures", request.measures());
  question.Only("service areas", request.service_areas());
  question.If(!request.from_date().empty(), absl::StrCat("nothing shown that is certainly before ",
                                                         DateText(request.from_date())));
  question.If(!request.to_date().empty(), absl::StrCat("as of ", DateText(request.to_date())));
  question.If(request.clock() != v1::BASELINE_CLOCK_UNSPECIFIED,
              absl::StrCat("months counted from the baseline's ", Label(request.clock())));
  return question.Text();
}

std::string AskedText(const v1::CompareAuthoritiesRequest& request) {
  Question question =
      request.has_theme() ? SubjectOf(request.theme()) : SubjectOf(request.measure());
  const v1::PeerGroup& peers = request.peers();
  question.Only("authorities", peers.authorities());
  question.Only("regions", peers.regions());
  if (peers.baseline_grade() != v1::GRADE_UNSPECIFIED) {
    question.If(true, absl::StrCat("only where the baseline's ",
                                   peers.baseline_area().empty() ? "overall-effectiveness"
                                                                 : peers.baseline_area(),
                                   " was ", Label(peers.baseline_grade())));
  }
  question.If(!request.as_of_date().empty(),
              absl::StrCat("as of ", DateText(request.as_of_date())));
  return question.Text();
}

}  // namespace waymark::query::client
