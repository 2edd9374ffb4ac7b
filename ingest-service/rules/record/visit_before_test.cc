#include "ingest-service/rules/record/visit_before.h"

#include "gtest/gtest.h"

#include "ingest-service/rules/record/record_testing.h"

namespace waymark::ingest {
namespace {

std::string Before(const Edits& recorded, const std::string& visit_id, const std::string& edit) {
  const AuthorityRecord record = RecordOf(recorded);
  const std::string* const found =
      FindVisitBefore(record, visit_id, ReadIdentity(Monitoring(edit)));
  return found == nullptr ? "" : *found;
}

TEST(VisitBefore, IsTheLatestThatWasCertainlyBefore) {
  const Edits recorded = {{"v1", "start_date: '2015-03'"},
                          {"v2", "start_date: '2015-09'"},
                          {"v3", "start_date: '2014'"},
                          {"v4", "start_date: '2016-12'"}};

  EXPECT_EQ(Before(recorded, "v9", "start_date: '2016-06-27'"), "v2");
  EXPECT_EQ(Before(recorded, "v9", "start_date: '2014'"), "");
  EXPECT_EQ(Before(recorded, "v9", ""), "");
}

TEST(VisitBefore, IsNotTheVisitItselfNorOneThatWasNotHeld) {
  const Edits recorded = {{"v1", "start_date: '2014'"},
                          {"v2", "start_date: '2015' status: VISIT_STATUS_CANCELLED"},
                          {"v3", "start_date: '2015'"}};

  EXPECT_EQ(Before(recorded, "v3", "start_date: '2016-06-27'"), "v1");
}

}  // namespace
}  // namespace waymark::ingest
