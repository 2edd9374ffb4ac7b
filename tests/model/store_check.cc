#include "tests/model/store_check.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

#include "common/chain/change_chain.h"
#include "tests/model/messages.h"
#include "tests/support/matchers.h"

namespace waymark::ingest::trial {
namespace {

using internal::v1::ChangeRecord;

constexpr std::size_t kNoLimit = std::size_t{1} << 40;

// Every change of the log by its sequence, with the chain verified on the way.
std::vector<internal::v1::Change> VerifiedChanges(const LogStore& store) {
  auto changes = store.ReadAfter(0, kNoLimit);
  EXPECT_THAT(changes, IsOk());
  std::string hash = chain::GenesisHash(store.log_id());
  for (const internal::v1::Change& change : *changes) {
    hash = chain::NextHash(hash, change.record());
    EXPECT_EQ(change.hash(), hash) << "the chain breaks";
  }
  return *std::move(changes);
}

void ExpectRevision(const model::VisitName& name, std::int64_t number, const Revision& want,
                    const internal::v1::Change& change) {
  ChangeRecord record;
  ASSERT_TRUE(record.ParseFromString(change.record()));
  EXPECT_EQ(record.sequence(), want.sequence);
  EXPECT_EQ(record.kind(),
            want.deleted ? internal::v1::CHANGE_KIND_DELETION : internal::v1::CHANGE_KIND_REVISION);
  EXPECT_EQ(record.authority_id(), name.authority_id);
  EXPECT_EQ(record.visit_id(), name.visit_id);
  EXPECT_EQ(record.revision(), number);
  EXPECT_EQ(record.submitter(), want.submitter);
  EXPECT_EQ(record.request_id(), absl::AsciiStrToLower(want.request_id));
  EXPECT_EQ(record.commit_time_micros(), want.commit_micros);
  EXPECT_EQ(chain::Etag(record.revision_digest()), want.etag);
  EXPECT_EQ(change.revision().empty(), want.erased_by > 0) << "erased, or not";
  if (want.erased_by > 0) return;
  EXPECT_EQ(chain::RevisionDigest(change.revision()), record.revision_digest());
  internal::v1::StoredRevision stored;
  ASSERT_TRUE(stored.ParseFromString(change.revision()));
  const v1::Visit visit = want.deleted ? WithdrawnVisit(name, want.content, want.reason)
                                       : RecordedVisit(name, want.content);
  EXPECT_EQ(stored.visit().ShortDebugString(), visit.ShortDebugString());
}

void ExpectErasure(const model::VisitName& name, std::int64_t number, const Revision& erased,
                   const internal::v1::Change& change) {
  ChangeRecord record;
  ASSERT_TRUE(record.ParseFromString(change.record()));
  EXPECT_EQ(record.kind(), internal::v1::CHANGE_KIND_ERASURE);
  EXPECT_EQ(record.visit_id(), name.visit_id);
  EXPECT_EQ(record.revision(), number);
  EXPECT_EQ(record.erased_sequence(), erased.sequence);
}

void ExpectHead(const LogStore& store, const model::VisitName& name,
                const std::vector<Revision>& revisions) {
  const auto head = store.FindHead(name);
  ASSERT_TRUE(head.ok() && head->has_value());
  const Revision& current = revisions.back();
  EXPECT_EQ((*head)->sequence(), current.sequence);
  EXPECT_EQ((*head)->revision(), static_cast<std::int64_t>(revisions.size()));
  EXPECT_EQ((*head)->etag(), current.etag);
  EXPECT_EQ((*head)->create_time_micros(), revisions.front().commit_micros);
  EXPECT_EQ((*head)->identity().start_date(), current.content.start_date);
  EXPECT_EQ((*head)->deleted(), current.deleted);
}

// A line for every visit of the authorities that the model knows.
std::vector<std::string> HeadLines(const LogStore& store, const VisitModel& model) {
  std::set<std::string> authorities;
  for (const auto& visit : model.visits()) authorities.insert(visit.first.authority_id);
  std::vector<std::string> lines;
  for (const std::string& authority : authorities) {
    const auto heads = store.HeadsOf(authority);
    EXPECT_THAT(heads, IsOk());
    for (const RecordedHead& head : *heads) {
      lines.push_back(absl::StrCat(authority, " ", head.visit_id, " ", head.head.DebugString()));
    }
  }
  return lines;
}

}  // namespace

void ExpectHolds(const LogStore& store, const VisitModel& model) {
  const std::vector<internal::v1::Change> changes = VerifiedChanges(store);
  ASSERT_EQ(changes.size(), model.head()) << "changes in the log";
  std::set<std::string> etags;
  std::size_t accounted = 0;
  for (const auto& [name, revisions] : model.visits()) {
    SCOPED_TRACE(name.ToString());
    ExpectHead(store, name, revisions);
    std::int64_t number = 0;
    for (const Revision& revision : revisions) {
      ++number;
      SCOPED_TRACE(number);
      ExpectRevision(name, number, revision, changes[revision.sequence - 1]);
      EXPECT_TRUE(etags.insert(revision.etag).second) << "an etag of two revisions";
      ++accounted;
      if (revision.erased_by == 0) continue;
      ExpectErasure(name, number, revision, changes[revision.erased_by - 1]);
      ++accounted;
    }
  }
  EXPECT_EQ(accounted, changes.size()) << "changes that the model knows";
  EXPECT_EQ(HeadLines(store, model).size(), model.visits().size()) << "visits";
}

void ExpectRebuildChangesNothing(LogStore& store, const VisitModel& model) {
  const std::vector<std::string> before = HeadLines(store, model);

  EXPECT_THAT(store.Rebuild(), IsOk());

  EXPECT_EQ(HeadLines(store, model), before);
}

}  // namespace waymark::ingest::trial
