#include "query-service/replica/received_change.h"

#include <variant>

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
  ASSERT_TRUE(std::holds_alternative<VisitPieces>(received->did));
  auto visit = Together(std::get<VisitPieces>(received->did));
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
  ASSERT_TRUE(std::holds_alternative<ErasedRevision>(received->did));
  const auto& erased = std::get<ErasedRevision>(received->did);
  ChangeRecord record;
  ASSERT_TRUE(record.ParseFromString(change.record()));
  EXPECT_EQ(erased.revision, 1);
  EXPECT_EQ(erased.submitter, "someone");
  EXPECT_EQ(erased.etag, chain::Etag(record.revision_digest()));
  EXPECT_FALSE(erased.deleted);
  EXPECT_EQ(received->name, NameOf("leicester/v1"));
  EXPECT_EQ(received->commit_time_micros, 1'000'000);
  EXPECT_EQ(position.applied_sequence(), 1U);
}

TEST(Receive, TakesADeletion) {
  TestFeed feed;
  const Change change =
      feed.Delete("leicester/v1", R"(start_date: "2016" delete_reason: "recorded twice")");
  ReplicaPosition position = PositionAt(feed, 0);

  const auto received = Receive(change, position);

  ASSERT_THAT(received, IsOk());
  ASSERT_TRUE(std::holds_alternative<VisitPieces>(received->did));
  auto visit = Together(std::get<VisitPieces>(received->did));
  EXPECT_EQ(visit.etag(), chain::Etag(chain::RevisionDigest(change.revision())));
  visit.clear_etag();
  EXPECT_THAT(visit, EqualsProto(R"pb(
                name: "authorities/leicester/visits/v1"
                start_date: "2016"
                revision: 1
                deleted: true
                delete_reason: "recorded twice"
                update_time { seconds: 1 }
                submitter: "someone")pb"));
}

TEST(Receive, TakesADeletionThatWasErased) {
  TestFeed feed;
  Change change = feed.Delete("leicester/v1");
  change.clear_revision();
  ReplicaPosition position = PositionAt(feed, 0);

  const auto received = Receive(change, position);

  ASSERT_THAT(received, IsOk());
  ASSERT_TRUE(std::holds_alternative<ErasedRevision>(received->did));
  EXPECT_TRUE(std::get<ErasedRevision>(received->did).deleted);
}

TEST(Receive, TakesAnErasure) {
  TestFeed feed;
  feed.Write("leicester/v1");
  feed.Write("leicester/v1");
  const Change change = feed.Erase("leicester/v1", 1);
  ReplicaPosition position = PositionAt(feed, 2);

  const auto received = Receive(change, position);

  ASSERT_THAT(received, IsOk());
  ASSERT_TRUE(std::holds_alternative<Erasure>(received->did));
  EXPECT_EQ(std::get<Erasure>(received->did).revision, 1);
  EXPECT_EQ(std::get<Erasure>(received->did).sequence, 1U);
  EXPECT_EQ(received->sequence, 3U);
  EXPECT_EQ(received->name, NameOf("leicester/v1"));
  EXPECT_EQ(position.SerializeAsString(), PositionAt(feed, 3).SerializeAsString());
}

TEST(Receive, RefusesAnErasureOfWhatIsNotBeforeIt) {
  struct Case {
    const char* name;
    std::uint64_t erased_sequence;
    const char* revision;
  };
  for (const Case& c : {Case{"nothing", 0, ""}, Case{"itself", 2, ""}, Case{"a later one", 3, ""},
                        Case{"with a revision of its own", 1, "bytes"}}) {
    TestFeed feed;
    feed.Write("leicester/v1");
    ChangeRecord record = feed.NextRecord("leicester/v1");
    record.set_kind(internal::v1::CHANGE_KIND_ERASURE);
    record.set_erased_sequence(c.erased_sequence);
    const Change change = feed.Append(record, c.revision);

    ExpectBroken(feed, 1, change, c.name);
  }
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

TEST(Receive, RefusesAChangeWithoutAKind) {
  TestFeed feed;
  ChangeRecord record = feed.NextRecord("leicester/v1");
  record.clear_kind();
  const Change change = feed.Append(record, "");

  ExpectBroken(feed, 0, change, "no kind");
}

TEST(Receive, RefusesADeletionThatWasTamperedWith) {
  TestFeed feed;
  Change change = feed.Delete("leicester/v1", R"(delete_reason: "recorded twice")");
  change.set_revision(Tampered(change.revision()));

  ExpectBroken(feed, 0, change, "deletion");
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

TEST(Joined, IsWhatTheMessagesSentInTheirOrder) {
  std::vector<ReceivedChanges> messages(2);
  for (std::uint64_t i = 0; i < messages.size(); ++i) {
    messages[i].changes.resize(1);
    messages[i].changes[0].sequence = i + 1;
    messages[i].position.set_applied_sequence(i + 1);
    messages[i].head_sequence = 10 + i;
    messages[i].closed_before_micros = static_cast<std::int64_t>(100 + i);
  }

  const ReceivedChanges joined = Joined(std::move(messages));

  ASSERT_EQ(joined.changes.size(), 2U);
  EXPECT_EQ(joined.changes[0].sequence, 1U);
  EXPECT_EQ(joined.changes[1].sequence, 2U);
  EXPECT_EQ(joined.position.applied_sequence(), 2U);
  EXPECT_EQ(joined.head_sequence, 11U);
  EXPECT_EQ(joined.closed_before_micros, 101);
}

}  // namespace
}  // namespace waymark::query
