#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_ARGUMENTS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_ARGUMENTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/protobuf/repeated_field.h"

#include "common/status/status_macros.h"
#include "query-service/commands/text/labels.h"

// What people write on the command line, as the contract wants it.
namespace waymark::query::client {

// "themes/supervision" for "supervision"; unchanged where it has a slash already, or is empty.
std::string WithCollection(std::string_view collection, std::string_view id);

// "authorities/sunderland/visits/2015-inspection" for "2015-inspection"; unchanged where it has a
// slash already, or is empty.
std::string VisitOf(std::string_view authority, std::string_view visit);

// Each element with its collection, white space around it taken off and empty ones left out.
void AddNames(std::string_view collection, const std::vector<std::string>& ids,
              google::protobuf::RepeatedPtrField<std::string>& names);

// The same for words that are no names.
void AddWords(const std::vector<std::string>& words,
              google::protobuf::RepeatedPtrField<std::string>& result);

// "age:16-17" as it is, "cohorts/refugees" for "refugees"; unchanged where it has a slash already,
// or is empty.
std::string CohortName(const std::string& cohort);

// Each element as CohortName says.
void AddCohorts(const std::vector<std::string>& ids,
                google::protobuf::RepeatedPtrField<std::string>& names);

// These lists as one.
std::vector<std::string> Together(const std::vector<std::vector<std::string>>& lists);

// The value of an enum that a flag names; unspecified where it is empty. INVALID_ARGUMENT, naming
// the words it takes, for any other.
template <typename Enum>
absl::StatusOr<Enum> FlagValue(std::string_view flag, std::string_view word) {
  if (word.empty()) return static_cast<Enum>(0);
  if (const auto value = ParseLabel<Enum>(word); value.has_value()) return *value;
  return absl::InvalidArgumentError(absl::StrCat("--", std::string(flag), " is one of ",
                                                 absl::StrJoin(LabelWords<Enum>(), ", "), "; not '",
                                                 std::string(word), "'"));
}

// The values a flag names, white space around each taken off and empty ones left out. The same
// error.
template <typename Enum>
absl::Status AddValues(std::string_view flag, const std::vector<std::string>& words,
                       google::protobuf::RepeatedField<int>& values) {
  google::protobuf::RepeatedPtrField<std::string> given;
  AddWords(words, given);
  for (const std::string& word : given) {
    WAYMARK_ASSIGN_OR_RETURN(const Enum value, FlagValue<Enum>(flag, word));
    values.Add(value);
  }
  return absl::OkStatus();
}

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_FLAGS_ARGUMENTS_H_
