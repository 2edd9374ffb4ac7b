#include "common/model/visit_id.h"

#include <string>

#include <gtest/gtest.h>

namespace waymark::model {
namespace {

std::optional<PartialDate> DateOrNone(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return PartialDate::Parse(text).value();
}

TEST(IsVisitIdTest, HoldsTheGrammar) {
  struct Case {
    std::string id;
    bool want;
  };
  const Case kCases[] = {
      {"a", true},
      {"1", true},
      {"2016-06-monitoring-visit", true},
      {"a--b", true},
      {std::string(63, 'a'), true},
      {std::string(64, 'a'), false},
      {"", false},
      {"-", false},
      {"-a", false},
      {"a-", false},
      {"A", false},
      {"a_b", false},
      {"a b", false},
      {"a/b", false},
      {"a.b", false},
      {"caf\xC3\xA9", false},
      {std::string("a\0b", 3), false},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.id);

    EXPECT_EQ(IsVisitId(c.id), c.want);
  }
}

TEST(DeriveVisitIdTest, SaysDateAndType) {
  struct Case {
    std::string date;
    std::string type;
    std::string want;
  };
  const Case kCases[] = {
      {"2016-06", "monitoring-visit", "2016-06-monitoring-visit"},
      {"2016-06-27", "monitoring-visit", "2016-06-27-monitoring-visit"},
      {"2016", "inspection", "2016-inspection"},
      {"", "monitoring-visit", "undated-monitoring-visit"},
      {"2011-03-14/2011-03-20", "focused-visit", "2011-03-14-focused-visit"},
      {"2011-03/2011-04", "focused-visit", "2011-03-focused-visit"},
      {"../2016-06", "monitoring-visit", "by-2016-06-monitoring-visit"},
      {"2016-06/..", "monitoring-visit", "from-2016-06-monitoring-visit"},
      {"2016-06", "MONITORING_VISIT", "2016-06-monitoring-visit"},
      {"../2016-06-27", "JOINT_TARGETED_AREA_INSPECTION",
       "by-2016-06-27-joint-targeted-area-inspection"},
      {"2016", "  Odd -- words! ", "2016-odd-words"},
      {"2016", "", "2016"},
      {"2016", std::string(70, 'x'), "2016-" + std::string(58, 'x')},
      {"2016", std::string(57, 'x') + " y", "2016-" + std::string(57, 'x')},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.want);

    const std::string id = DeriveVisitId(DateOrNone(c.date), c.type);

    EXPECT_EQ(id, c.want);
    EXPECT_TRUE(IsVisitId(id));
  }
}

TEST(WithSuffixTest, StaysAVisitId) {
  struct Case {
    std::string id;
    int n;
    std::string want;
  };
  const Case kCases[] = {
      {"2016-06-monitoring-visit", 2, "2016-06-monitoring-visit-2"},
      {"2016-06-monitoring-visit", 12, "2016-06-monitoring-visit-12"},
      {"2016-06-monitoring-visit", 1, "2016-06-monitoring-visit"},
      {"2016-06-monitoring-visit", 0, "2016-06-monitoring-visit"},
      {std::string(61, 'a'), 2, std::string(61, 'a') + "-2"},
      {std::string(63, 'a'), 2, std::string(61, 'a') + "-2"},
      {std::string(63, 'a'), 10, std::string(60, 'a') + "-10"},
      {std::string(60, 'a') + "-bc", 2, std::string(60, 'a') + "-2"},
      {std::string(63, 'a'), 2147483647, std::string(52, 'a') + "-2147483647"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.want);

    const std::string id = WithSuffix(c.id, c.n);

    EXPECT_EQ(id, c.want);
    EXPECT_TRUE(IsVisitId(id));
  }
}

}  // namespace
}  // namespace waymark::model
