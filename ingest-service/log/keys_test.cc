#include "ingest-service/log/keys.h"

#include "gtest/gtest.h"

namespace waymark::ingest::keys {
namespace {

TEST(IngestKeys, AreTheseBytes) {
  EXPECT_EQ(Sequence(258), std::string("\0\0\0\0\0\0\x01\x02", 8));
  EXPECT_EQ(Visit({.authority_id = "reading", .visit_id = "2016-inspection"}),
            std::string("reading\0"
                        "2016-inspection",
                        23));
}

TEST(IngestKeys, AVisitIsFoundUnderItsAuthority) {
  const std::string key = Visit({.authority_id = "reading", .visit_id = "2016-inspection"});

  EXPECT_TRUE(key.starts_with(Authority("reading")));
  EXPECT_FALSE(key.starts_with(Authority("read")));
  EXPECT_EQ(VisitIdOf(key), "2016-inspection");
}

TEST(IngestKeys, RequestsAreOfTheirSubmitter) {
  EXPECT_EQ(Request("someone", "id"), std::string("someone\0id", 10));
  EXPECT_EQ(SplitRequest(Request("someone", "id")),
            (std::pair<std::string_view, std::string_view>("someone", "id")));
}

TEST(IngestKeys, AgesOfRequestsSortByTimeAndLeadToThem) {
  const std::string key = RequestTime(258, Request("someone", "id"));

  EXPECT_EQ(key, std::string("\0\0\0\0\0\0\1\2someone\0id", 18));
  const auto age = SplitRequestTime(key);
  ASSERT_TRUE(age.has_value());
  EXPECT_EQ(age->commit_time_micros, 258);
  EXPECT_EQ(age->request, Request("someone", "id"));
  EXPECT_FALSE(SplitRequestTime("short").has_value());
}

TEST(IngestKeys, AMarkToPurgeLeadsToItsRevision) {
  EXPECT_EQ(PurgedRevision(Purge(7)), Sequence(7));
  EXPECT_TRUE(Purge(7).starts_with(kPurgePrefix));
}

TEST(IngestKeys, FamiliesStandInTheOrderOfTheirNumbers) {
  EXPECT_EQ(Families()[kMeta], "meta");
  EXPECT_EQ(Families()[kLog], "log");
  EXPECT_EQ(Families()[kRevisions], "revisions");
  EXPECT_EQ(Families()[kHeads], "heads");
  EXPECT_EQ(Families()[kRequests], "requests");
  EXPECT_EQ(Families()[kRequestTimes], "request_times");
}

}  // namespace
}  // namespace waymark::ingest::keys
