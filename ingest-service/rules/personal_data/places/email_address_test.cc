#include <string_view>

#include "gtest/gtest.h"

#include "ingest-service/rules/personal_data/detectors.h"

namespace waymark::ingest {
namespace {

TEST(HasEmailAddress, FindsAddresses) {
  for (const std::string_view text :
       {"someone@example.org", "some.one+tag@mail.example.co.uk", "SOMEONE@EXAMPLE.ORG",
        "(someone@example.org)", "mailto:someone@example.org", "<s_o@example.org>.",
        "o'one@example.sch.uk", "1@example.org", "someone@xn--bcher-kva.example",
        "someone @ example.org", "someone (at) example.org", "someone[at]example[dot]org",
        "someone at example dot org", "someone at example dot co dot uk", "someone@example dot org",
        "some.one at example.co.uk", "Zo_@example.org"}) {
    EXPECT_TRUE(HasEmailAddress(text)) << text;
  }
}

TEST(HasEmailAddress, LeavesOtherUsesOfTheSign) {
  for (const std::string_view text :
       {"@ofsted", "Follow @ofsted.There", "3 places @ $2.50", "met @ Leeds. Then", "a@b",
        "See example.org", "https://files.ofsted.gov.uk/v1/file/50004321",
        "The guidance at gov.uk says", "staff at Leeds dot the map", "look at example.org", "@",
        ""}) {
    EXPECT_FALSE(HasEmailAddress(text)) << text;
  }
}

}  // namespace
}  // namespace waymark::ingest
