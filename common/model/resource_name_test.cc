#include "common/model/resource_name.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/status/status.h"

namespace waymark::model {
namespace {

using ::testing::HasSubstr;

TEST(ParseSingleTest, GivesTheId) {
  struct Case {
    std::string_view collection;
    std::string text;
    std::string want;
  };
  const Case kCases[] = {
      {kAuthorities, "authorities/sunderland", "sunderland"},
      {kAuthorities, "authorities/E08000024", "E08000024"},
      {kAuthorities, "authorities/301", "301"},
      {kAuthorities, "authorities/London Borough of Barnet", "London Borough of Barnet"},
      {kAuthorities, "authorities/" + std::string(128, 'a'), std::string(128, 'a')},
      {kThemes, "themes/management-oversight", "management-oversight"},
      {kMeasures, "measures/cl-in-touch", "cl-in-touch"},
      {kServiceAreas, "service_areas/all", "all"},
      {kCohorts, "cohorts/in-custody", "in-custody"},
      {kSubjects, "subjects/police", "police"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.text);

    const absl::StatusOr<std::string> id = ParseSingle(c.collection, c.text);

    ASSERT_TRUE(id.ok()) << id.status();
    EXPECT_EQ(*id, c.want);
    EXPECT_EQ(FormatSingle(c.collection, *id), c.text);
  }
}

TEST(ParseSingleTest, NamesTheFormItWants) {
  const std::string kTexts[] = {
      "",
      "themes",
      "themes/",
      "/x",
      "x",
      "Themes/x",
      "measures/x",
      "themes/x/y",
      "themes/x/",
      "themes//x",
      "/themes/x",
      " themes/x",
      "themes/ x",
      "themes/x ",
      "themes/x\n",
      "theme/x",
      "themes/\x7F",
      std::string("themes/x\0", 9),
      "themes/" + std::string(129, 'a'),
  };
  for (const std::string& text : kTexts) {
    SCOPED_TRACE(text);

    const absl::Status status = ParseSingle(kThemes, text).status();

    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(status.message()),
                HasSubstr(" is not a resource name of this kind; write themes/{id}"));
  }
}

TEST(ParseSingleTest, KeepsItsErrorsShort) {
  const absl::Status status = ParseSingle(kThemes, std::string(1 << 20, '/')).status();

  EXPECT_LT(status.message().size(), 200u);
}

TEST(VisitNameTest, GoesThereAndBack) {
  struct Case {
    std::string text;
    VisitName want;
  };
  const std::string longest(63, 'v');
  const Case kCases[] = {
      {"authorities/sunderland/visits/2016-06-monitoring-visit",
       {"sunderland", "2016-06-monitoring-visit"}},
      {"authorities/E08000024/visits/1", {"E08000024", "1"}},
      {"authorities/visits/visits/visits", {"visits", "visits"}},
      {"authorities/a/visits/" + longest, {"a", longest}},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.text);

    const absl::StatusOr<VisitName> name = VisitName::Parse(c.text);

    ASSERT_TRUE(name.ok()) << name.status();
    EXPECT_EQ(*name, c.want);
    EXPECT_EQ(name->ToString(), c.text);
  }
}

TEST(VisitNameTest, NamesTheFormItWants) {
  const std::string kTexts[] = {
      "",
      "authorities/sunderland",
      "authorities/sunderland/visits",
      "authorities/sunderland/visits/v/findings/1",
      "authorities/sunderland/visits/v/",
      "authorities/sunderland/Visits/v",
      "authority/sunderland/visits/v",
      "/authorities/sunderland/visits/v",
      "//waymark/authorities/sunderland/visits/v",
      "authorities//visits/v",
      "authorities/ /visits/v",
      "visits/v",
  };
  for (const std::string& text : kTexts) {
    SCOPED_TRACE(text);

    const absl::Status status = VisitName::Parse(text).status();

    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(status.message()),
                HasSubstr("; write authorities/{authority_id}/visits/{visit_id}"));
  }
}

TEST(VisitNameTest, SaysWhatAVisitIdIs) {
  const std::string kIds[] = {"",   "V1",  "v_1",         "-v",
                              "v-", "v 1", "caf\xC3\xA9", std::string(64, 'v')};
  for (const std::string& id : kIds) {
    SCOPED_TRACE(id);

    const absl::Status status = VisitName::Parse("authorities/sunderland/visits/" + id).status();

    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(status.message()),
                HasSubstr("a visit id of 1 to 63 lower-case letters, digits and hyphens"));
  }
}

TEST(VisitNameTest, OrdersByAuthorityThenVisit) {
  EXPECT_LT((VisitName{"a", "z"}), (VisitName{"b", "a"}));
  EXPECT_LT((VisitName{"a", "a"}), (VisitName{"a", "b"}));
}

TEST(CohortNameTest, IsAListedCohortOrAges) {
  struct Case {
    std::string text;
    CohortName want;
  };
  const Case kCases[] = {
      {"cohorts/in-custody", {"in-custody", std::nullopt}},
      {"cohorts/age:16-17", {"age:16-17", std::nullopt}},
      {"age:16-17", {"", AgeRange{16, 17}}},
      {"age:19-21", {"", AgeRange{19, 21}}},
      {"age:0-25", {"", AgeRange{0, 25}}},
      {"age:9-10", {"", AgeRange{9, 10}}},
      {"age:17", {"", AgeRange{17, 17}}},
      {"age:0", {"", AgeRange{0, 0}}},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.text);

    const absl::StatusOr<CohortName> cohort = CohortName::Parse(c.text);

    ASSERT_TRUE(cohort.ok()) << cohort.status();
    EXPECT_EQ(*cohort, c.want);
    EXPECT_EQ(cohort->ToString(), c.text);
  }
}

TEST(CohortNameTest, NamesTheFormsItWants) {
  const std::string kTexts[] = {
      "",
      "age:",
      "age:-",
      "age:17-16",
      "age:17-17",
      "age:16-",
      "age:-17",
      "age:16-26",
      "age:26",
      "age:016-17",
      "age:09-10",
      "age:16 -17",
      "age:16-17-18",
      "age:x",
      "Age:16-17",
      "ages:16-17",
      "16-17",
      "cohorts/",
      "in-custody",
      "age:+1",
      "age:1000000000000",
  };
  for (const std::string& text : kTexts) {
    SCOPED_TRACE(text);

    const absl::Status status = CohortName::Parse(text).status();

    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(status.message()),
                HasSubstr("; write cohorts/{id}, or ages from 0 to 25 as age:16-17 or age:17"));
  }
}

}  // namespace
}  // namespace waymark::model
