#include "ingest-service/commands/log/change_filter.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

const reference::ReferenceData& Reference() {
  static const auto& reference = *new auto(reference::ReferenceData::Load("common/reference/data"));
  return *reference;
}

struct Case {
  std::string name;
  std::string authority;
  std::string visit;
  std::string want_authority;
  std::string want_visit;
};

class GoodFilterTest : public testing::TestWithParam<Case> {};

TEST_P(GoodFilterTest, ItsAuthorityIsResolved) {
  const auto filter = ChangeFilter::Parse(GetParam().authority, GetParam().visit, Reference());

  ASSERT_THAT(filter, IsOk());
  EXPECT_EQ(filter->authority_id, GetParam().want_authority);
  EXPECT_EQ(filter->visit_id, GetParam().want_visit);
}

const Case kGood[] = {
    {"Nothing", "", "", "", ""},
    {"Name", "authorities/bedford", "", "bedford", ""},
    {"Id", "bedford", "", "bedford", ""},
    {"Code", "822", "", "bedford", ""},
    {"NameWithACode", "authorities/822", "", "bedford", ""},
    {"Alias", "Dorset Council", "", "dorset", ""},
    {"Visit", "", "authorities/bedford/visits/one", "bedford", "one"},
    {"VisitByACode", "", "authorities/822/visits/one", "bedford", "one"},
};

INSTANTIATE_TEST_SUITE_P(ChangeFilter, GoodFilterTest, testing::ValuesIn(kGood),
                         [](const auto& each) { return each.param.name; });

struct BadCase {
  std::string name;
  std::string authority;
  std::string visit;
  std::string want;
};

class BadFilterTest : public testing::TestWithParam<BadCase> {};

TEST_P(BadFilterTest, IsRefusedWithWhatToWrite) {
  const auto filter = ChangeFilter::Parse(GetParam().authority, GetParam().visit, Reference());

  EXPECT_EQ(filter.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(filter.status().message()), testing::HasSubstr(GetParam().want));
}

const BadCase kBad[] = {
    {"Typo", "sundreland", "",
     "--authority: 'sundreland' is no known authority; nearest: authorities/sunderland"},
    {"UnknownCode", "99999", "", "--authority: '99999' is no known authority"},
    {"TwoOfTheName", "Dorset", "",
     "--authority: 'Dorset' fits more than one authority; write authorities/dorset or "
     "authorities/dorset-county"},
    {"TypoInAVisit", "", "authorities/sundreland/visits/one",
     "--visit: 'sundreland' is no known authority; nearest: authorities/sunderland"},
    {"NoVisit", "", "bedford/one",
     "--visit: 'bedford/one' is not the name of a visit; write "
     "authorities/{authority}/visits/{visit_id}"},
    {"VisitAsAuthority", "authorities/bedford/visits/one", "", "is no known authority"},
    {"Both", "bedford", "authorities/bedford/visits/one", "not both"},
};

INSTANTIATE_TEST_SUITE_P(ChangeFilter, BadFilterTest, testing::ValuesIn(kBad),
                         [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace waymark::ingest
