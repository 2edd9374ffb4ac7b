#include "query-service/commands/reports/question.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/known_when.h"

namespace waymark::query::client {

void Question::Only(const std::string& what,
                    const google::protobuf::RepeatedPtrField<std::string>& names) {
  if (names.empty()) return;
  parts_.push_back(
      absl::StrCat("only the ", what, " ",
                   absl::StrJoin(names, ", ", [](std::string* out, const std::string& name) {
                     absl::StrAppend(out, ShortName(name));
                   })));
}

void Question::Among(const v1::PeerGroup& peers) {
  Only("authorities", peers.authorities());
  Only("regions", peers.regions());
  Only("council types", peers.council_types());
  If(!peers.statistical_neighbours_of().empty(),
     absl::StrCat("only ", ShortName(peers.statistical_neighbours_of()),
                  " and the ten authorities most like it",
                  peers.neighbours_model().empty()
                      ? std::string()
                      : absl::StrCat(" by the model of ", peers.neighbours_model())));
  If(peers.baseline_grade() != v1::GRADE_UNSPECIFIED,
     absl::StrCat("only where the baseline's ",
                  peers.baseline_area().empty() ? "overall-effectiveness" : peers.baseline_area(),
                  " was ", Label(peers.baseline_grade())));
  If(!peers.baseline_from_date().empty(),
     absl::StrCat("only where the baseline is of ", DateText(peers.baseline_from_date()),
                  " or later"));
  If(!peers.baseline_to_date().empty(),
     absl::StrCat("only where the baseline is of ", DateText(peers.baseline_to_date()),
                  " or earlier"));
}

void Question::Known(const v1::ReadOptions& read) { If(read.has_read_time(), KnownWhenText(read)); }

std::string Question::Text() const {
  return absl::StrCat("Asked: ", absl::StrJoin(parts_, "; "), ".");
}

}  // namespace waymark::query::client
