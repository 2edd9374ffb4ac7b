#ifndef WAYMARK_TESTS_SUPPORT_MATCHERS_H_
#define WAYMARK_TESTS_SUPPORT_MATCHERS_H_

#include <ostream>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "gmock/gmock.h"
#include "google/protobuf/message.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/message_differencer.h"

#include "common/status/errors.h"

// GoogleTest 1.12 and Abseil 20220623 have none of these.
namespace waymark {

inline const absl::Status& StatusOf(const absl::Status& status) { return status; }
template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& result) {
  return result.status();
}

// A status, or a StatusOr, that is OK.
MATCHER(IsOk, "is OK") {
  *result_listener << StatusOf(arg);
  return StatusOf(arg).ok();
}

// An error made by the catalogue for this reason.
MATCHER_P(HasReason, reason, "has reason " + errors::ReasonName(reason)) {
  *result_listener << StatusOf(arg);
  return errors::ReasonOf(StatusOf(arg)) == reason;
}

// A message of the type `Message` from its text form; a mistake in the text fails the test.
template <typename Message>
Message ParseText(std::string_view text) {
  Message message;
  if (!google::protobuf::TextFormat::ParseFromString(std::string(text), &message)) {
    ADD_FAILURE() << "not a " << message.GetTypeName() << ": " << text;
  }
  return message;
}

// A message equal, field by field, to the one written as text.
MATCHER_P(EqualsProto, text, "equals " + std::string(text)) {
  std::decay_t<decltype(arg)> want;
  if (!google::protobuf::TextFormat::ParseFromString(std::string(text), &want)) {
    *result_listener << "the wanted text does not parse";
    return false;
  }
  std::string differences;
  google::protobuf::util::MessageDifferencer differencer;
  differencer.ReportDifferencesToString(&differences);
  const bool equal = differencer.Compare(want, arg);
  *result_listener << differences;
  return equal;
}

}  // namespace waymark

#endif  // WAYMARK_TESTS_SUPPORT_MATCHERS_H_
