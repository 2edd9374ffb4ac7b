#include <string_view>

#include "gtest/gtest.h"

#include "ingest-service/rules/personal_data/detectors.h"

namespace waymark::ingest {
namespace {

TEST(HasPupilNumber, FindsThoseWithTheirCheckLetter) {
  for (const std::string_view text :
       {"B801200005001", "UPN B801200005001.", "upn:b801200005001", "(P207000016049)",
        "B 801 2000 05 001", "B801 2000 05001", "B-801-2000-05-001", "B80120000500B",
        "b80120000500b", "B 801 2000 05 00B", "upn=B801200005001;", "for B801200005001 and"}) {
    EXPECT_TRUE(HasPupilNumber(text)) << text;
  }
}

TEST(HasPupilNumber, LeavesOtherCodes) {
  for (const std::string_view text :
       {"A801200005001", "UPN B801200005002", "B8012000050011", "AB801200005001", "B80120000500",
        "801200005001", "B801200005001x", "UPN1234567", "E06000047", "G 2019 2020 2021",
        "a 801 2000 05001 7", "SC012345", "case-system-id=VIS-2021-00417",
        "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", ""}) {
    EXPECT_FALSE(HasPupilNumber(text)) << text;
  }
}

}  // namespace
}  // namespace waymark::ingest
