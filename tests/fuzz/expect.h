#ifndef WAYMARK_TESTS_FUZZ_EXPECT_H_
#define WAYMARK_TESTS_FUZZ_EXPECT_H_

#include <string>
#include <string_view>

#include "google/protobuf/message.h"

namespace waymark::fuzz {

// Ends the process where it does not hold: a finding. `more` is shown with it.
void Expect(bool holds, std::string_view what, std::string_view more = "");

// Whether it is of printable ASCII alone.
bool IsPrintable(std::string_view text);

// Equal messages give equal bytes, also those with NaN in them.
std::string BytesOf(const google::protobuf::Message& message);

// Told at the end of the process, as "fuzz: parsed 3, accepted 1": a fuzzer of which nothing gets
// through shows little. What the two mean is the fuzzer's own.
void CountParsed();
void CountAccepted();

}  // namespace waymark::fuzz

#endif  // WAYMARK_TESTS_FUZZ_EXPECT_H_
