#include "query-service/projections/visit_reading.h"

#include <string>

#include "gtest/gtest.h"

#include "query-service/projections/test_details.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

v1::Visit Details() {
  return ParseText<v1::Visit>(R"pb(findings { id: "f1" statement: "words" }
                                   observations { id: "o1" }
                                   notes { text: "a note" })pb");
}

TEST(AddAllBeside, PutsFindingsBesideTheVisitAndTheRestIntoIt) {
  StoredFindings findings;
  v1::Visit visit;
  visit.set_name("v");

  ASSERT_THAT(AddAllBeside(findings, StoredOf(Details()), visit), IsOk());

  EXPECT_THAT(visit, EqualsProto(R"pb(name: "v"
                                      observations { id: "o1" }
                                      notes { text: "a note" })pb"));
  ASSERT_EQ(findings.Of("v").size(), 1u);
  EXPECT_EQ(findings.Of("v")[0].id(), "f1");
}

// Wherever they are cut: as AddAll does.
TEST(AddAllBeside, TakesNoDetailsThatAddAllDoesNot) {
  const std::string stored = StoredOf(Details());
  for (std::size_t size = 0; size <= stored.size(); ++size) {
    const std::string cut = stored.substr(0, size);
    StoredFindings findings;
    v1::Visit whole;
    v1::Visit visit;
    EXPECT_EQ(AddAllBeside(findings, cut, visit).code(), AddAll(cut, whole).code()) << size;
  }
}

TEST(AddAllBeside, RefusesAFindingThatIsNoText) {
  std::string stored = StoredOf(Details());
  stored[stored.find("words")] = '\xff';
  StoredFindings findings;
  v1::Visit visit;

  EXPECT_EQ(AddAllBeside(findings, stored, visit).code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace waymark::query
