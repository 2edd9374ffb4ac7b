#include "ingest-service/rules/violations.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

TEST(Violations, CarryThePathOfTheirScope) {
  Violations violations;
  {
    const ScopedField visit(violations, "visit");
    {
      const ScopedField finding(violations, "findings", 3);
      violations.Add(v1::VIOLATION_REASON_REQUIRED, "a");
      violations.AddAt("statement", v1::VIOLATION_REASON_REQUIRED, "b");
    }
    violations.AddAt("type", v1::VIOLATION_REASON_REQUIRED, "c");
  }
  violations.AddAt("parent", v1::VIOLATION_REASON_REQUIRED, "d");

  std::vector<std::string> fields;
  for (const auto& violation : violations.found()) fields.push_back(violation.field);
  EXPECT_THAT(fields, testing::ElementsAre("visit.findings[3]", "visit.findings[3].statement",
                                           "visit.type", "parent"));
}

TEST(Violations, AreOkWhenThereAreNone) { EXPECT_THAT(Violations().ToStatus(), IsOk()); }

TEST(Violations, AreOneInvalidRequest) {
  Violations violations;
  violations.AddAt("parent", v1::VIOLATION_REASON_REQUIRED, "give it");

  EXPECT_THAT(violations.ToStatus(), HasReason(v1::ERROR_REASON_INVALID_REQUEST));
}

TEST(Violations, CountWhatTheyNoLongerDescribe) {
  Violations violations;
  int described = 0;
  while (violations.wants_words() && described < 1000) {
    violations.AddAt("a", v1::VIOLATION_REASON_REQUIRED, "b");
    ++described;
  }
  violations.AddAt("a", v1::VIOLATION_REASON_REQUIRED, "b");

  ASSERT_LT(described, 1000);
  EXPECT_EQ(violations.found().size(), static_cast<std::size_t>(described) + 1);
  EXPECT_EQ(violations.found().back().description, "");
}

TEST(Shown, HidesWhatIsLongOrNotPlain) {
  EXPECT_EQ(Shown("themes/x"), "'themes/x'");
  EXPECT_EQ(Shown(std::string(60, 'x')), "'" + std::string(60, 'x') + "'");
  for (const std::string& text :
       {std::string(), std::string(61, 'x'), std::string("é"), std::string("a\nb"),
        std::string("a\x7F"), std::string("943-476-5919"), std::string("943_476_5919")}) {
    EXPECT_EQ(Shown(text), "this");
  }
}

}  // namespace
}  // namespace waymark::ingest
