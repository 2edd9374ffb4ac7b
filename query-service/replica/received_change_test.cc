#include "query-service/replica/received_change.h"

#include "gtest/gtest.h"

#include "query-service/replica/test_feed.h"

namespace waymark::query {
namespace {

using internal::v1::Change;
using internal::v1::ChangeRecord;
using internal::v1::ReplicaPosition;

ReplicaPosition PositionAt(const TestFeed& feed, std::uint64_t sequence) {
  ReplicaPosition position;
  position.set_log_id("log");
  position.set_applied_sequence(sequence);
  position.set_chain_hash(feed.HashAt(sequence));
  return position;
}

// Another byte in the middle.
std::string Tampered(std::string bytes) {
  bytes.at(bytes.size() / 2) ^= 1;
  return bytes;
}

void ExpectBroken(const TestFeed& feed, std::uint64_t sequence, const Change& change,
                  const char* name) {
  ReplicaPosition position = PositionAt(feed, sequence);

  const auto received = Receive(change, position);

  EXPECT_EQ(received.status().code(), absl::StatusCode::kDataLoss) << name;
  EXPECT_EQ(position.SerializeAsString(), PositionAt(feed, sequence).SerializeAsString()) << name;
}

TEST(Receive, SaysWhatTheChangeDid) {
  TestFeed feed;
  ChangeRecord record = feed.NextRecord("leicester/v1");
  record.set_revision(3);
  internal::v1::StoredRevision stored;
  *stored.mutable_visit() = NamedVisit("leicester/v1", R"(findings { id: "f1" })");
  const Change change = feed.Append(record, stored.SerializeAsString());
  ReplicaPosition position = PositionAt(feed, 0);

  const auto received = Receive(change, position);

  ASSERT_THAT(received, IsOk());
  EXPECT_EQ(received->sequence, 1U);
  EXPECT_EQ(received->name, NameOf("leicester/v1"));
  EXPECT_EQ(received->commit_time_micros, 1'000'000);
  ASSERT_TRUE(received->visit.has_value());
  v1::Visit visit = *received->visit;
  EXPECT_EQ(visit.etag(), chain::Etag(chain::RevisionDigest(change.revision())));
  visit.clear_etag();
  EXPECT_THAT(visit, EqualsProto(R"pb(
                name: "authorities/leicester/visits/v1"
                findings { id: "f1" }
                revision: 3
                update_time { seconds: 1 }
                submitter: "someone")pb"));
}

TEST(Receive, MovesThePositionAlongTheChain) {
  TestFeed feed;
  const Change first = feed.Write("leicester/v1");
  const Change second = feed.Write("leicester/v2");
  ReplicaPosition position = PositionAt(feed, 0);

  ASSERT_THAT(Receive(first, position), IsOk());
  ASSERT_THAT(Receive(second, position), IsOk());

  EXPECT_EQ(position.SerializeAsString(), PositionAt(feed, 2).SerializeAsString());
}

TEST(Receive, TakesAnErasedRevision) {
  TestFeed feed;
  Change change = feed.Write("leicester/v1");
  change.clear_revision();
  ReplicaPosition position = PositionAt(feed, 0);

  const auto received = Receive(change, position);

  ASSERT_THAT(received, IsOk());
  EXPECT_FALSE(received->visit.has_value());
  EXPECT_EQ(received->name, NameOf("leicester/v1"));
  EXPECT_EQ(position.applied_sequence(), 1U);
}

TEST(Receive, TakesSequencesThatSkip) {
  TestFeed feed;
  ChangeRecord record = feed.NextRecord("leicester/v1");
  record.set_sequence(5);
  const Change change = feed.Append(record, "");
  ReplicaPosition position = PositionAt(feed, 0);

  ASSERT_THAT(Receive(change, position), IsOk());

  EXPECT_EQ(position.applied_sequence(), 5U);
}

TEST(Receive, RefusesAChangeThatWasTamperedWith) {
  TestFeed feed;
  const Change good = feed.Write("leicester/v1");
  Change record = good;
  record.set_record(Tampered(good.record()));
  Change hash = good;
  hash.set_hash(Tampered(good.hash()));
  Change revision = good;
  revision.set_revision(Tampered(good.revision()));

  ExpectBroken(feed, 0, record, "record");
  ExpectBroken(feed, 0, hash, "hash");
  ExpectBroken(feed, 0, revision, "revision");
}

TEST(Receive, RefusesAChangeFromElsewhereInTheLog) {
  TestFeed feed;
  const Change first = feed.Write("leicester/v1");
  const Change second = feed.Write("leicester/v2");
  const Change third = feed.Write("leicester/v3");

  ExpectBroken(feed, 0, second, "one too far");
  ExpectBroken(feed, 1, third, "one left out");
  ExpectBroken(feed, 2, second, "again");
  ExpectBroken(feed, 2, first, "one before");
}

TEST(Receive, RefusesAChangeOfAnotherLog) {
  TestFeed feed;
  feed.Write("leicester/v1");
  TestFeed other("another");

  ExpectBroken(feed, 0, other.Write("leicester/v1"), "other log");
}

TEST(Receive, RefusesASequenceThatDoesNotRise) {
  TestFeed feed;
  feed.Write("leicester/v1");
  ChangeRecord record = feed.NextRecord("leicester/v2");
  record.set_sequence(1);
  const Change change = feed.Append(record, "");

  ExpectBroken(feed, 1, change, "same sequence");
}

TEST(Receive, RefusesAKindItDoesNotKnow) {
  TestFeed feed;
  ChangeRecord record = feed.NextRecord("leicester/v1");
  record.set_kind(static_cast<internal::v1::ChangeKind>(99));
  const Change change = feed.Append(record, "");

  ExpectBroken(feed, 0, change, "unknown kind");
}

TEST(Receive, RefusesWhatIsChainedButCannotBeRead) {
  constexpr char kGarbage[] = "\xff";
  TestFeed feed;
  const Change revision = feed.Append(feed.NextRecord("leicester/v1"), kGarbage);
  Change record;
  record.set_record(kGarbage);
  record.set_hash(chain::NextHash(feed.HashAt(0), kGarbage));

  ExpectBroken(feed, 0, revision, "revision");
  ExpectBroken(feed, 0, record, "record");
}

}  // namespace
}  // namespace waymark::query
