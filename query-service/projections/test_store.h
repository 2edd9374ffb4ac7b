#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_TEST_STORE_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_TEST_STORE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

#include "query-service/projections/keys.h"
#include "query-service/projections/projection_store.h"
#include "query-service/projections/visit_reading.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::query {

// "leicester/v1" stands for authorities/leicester/visits/v1.
inline model::VisitName NameOf(const std::string& brief) {
  const std::size_t slash = brief.find('/');
  return {.authority_id = brief.substr(0, slash), .visit_id = brief.substr(slash + 1)};
}

// The reverse, for names of visits.
inline std::string BriefName(const std::string& name) {
  const auto parsed = model::VisitName::Parse(name);
  return parsed.ok() ? parsed->authority_id + "/" + parsed->visit_id : name;
}

inline std::vector<std::string> BriefNames(const std::vector<v1::Visit>& visits) {
  std::vector<std::string> names;
  for (const v1::Visit& visit : visits) names.push_back(BriefName(visit.name()));
  return names;
}

// A visit of that name and what `text`, a Visit's text form, says of it.
inline v1::Visit NamedVisit(const std::string& brief, std::string_view text = "") {
  v1::Visit visit = ParseText<v1::Visit>(text);
  visit.set_name(NameOf(brief).ToString());
  return visit;
}

// What the pieces hold together.
inline v1::Visit Together(const VisitPieces& pieces) {
  v1::Visit visit;
  const std::pair<storage::Family, std::string> stored[] = {{keys::kTimeline, pieces.timeline},
                                                            {keys::kDetails, pieces.details}};
  for (const auto& [family, piece] : stored) {
    const auto value = keys::SplitValue(piece);
    EXPECT_TRUE(value.has_value() && MergePiece(family, value->bytes, visit));
  }
  return visit;
}

// The visit as it was at that state; nothing where it was not recorded or that was erased.
template <typename Store>
absl::StatusOr<std::optional<v1::Visit>> FindVisit(const Store& store, const std::string& brief,
                                                   std::uint64_t at) {
  const auto places = store.FindRevisions(NameOf(brief), at);
  if (!places.ok()) return places.status();
  if (places->empty()) return std::nullopt;
  const auto held = store.ReadRevision(NameOf(brief), places->back().since);
  if (!held.ok()) return held.status();
  return held->visit;
}

// A store in a directory of its own, filled as the feed would: each change is committed as many
// seconds after 1970 as its sequence. Revisions of a visit are numbered from 1 where the test gives
// no number.
class TestStore {
 public:
  TestStore() { Reopen(); }

  // Each visit is one change, all in one batch. Returns the sequence of the last.
  std::uint64_t Apply(const std::vector<v1::Visit>& visits) {
    std::vector<ProjectedChange> changes;
    for (const v1::Visit& visit : visits) changes.push_back(Written(visit));
    return ApplyAll(std::move(changes));
  }

  // A revision that withdraws the visit; `text` is what is left of it.
  std::uint64_t Delete(const std::string& brief, std::string_view text = "") {
    v1::Visit visit = NamedVisit(brief, text);
    visit.set_deleted(true);
    return Apply({visit});
  }

  // A change whose revision was erased.
  std::uint64_t ApplyErased(const std::string& brief) {
    return ApplyAll({Next(NameOf(brief), ErasedRevision{.revision = NextRevision(brief),
                                                        .submitter = "someone",
                                                        .etag = "erased",
                                                        .deleted = false})});
  }

  // Erases what the change `since` wrote.
  std::uint64_t Erase(const std::string& brief, std::int64_t revision, std::uint64_t since) {
    return ApplyAll({Next(NameOf(brief), Erasure{.revision = revision, .sequence = since})});
  }

  ProjectedChange Written(v1::Visit visit) {
    const auto name = model::VisitName::Parse(visit.name());
    EXPECT_THAT(name, IsOk());
    const std::int64_t next = NextRevision(BriefName(visit.name()));
    if (visit.revision() == 0) visit.set_revision(next);
    return Next(*name, TakeApart(visit));
  }

  ProjectedChange Next(model::VisitName name, decltype(ProjectedChange::did) did) {
    ++sequence_;
    return {.sequence = sequence_,
            .name = std::move(name),
            .hash_head = {},
            .commit_time_micros = static_cast<std::int64_t>(sequence_) * 1'000'000,
            .did = std::move(did)};
  }

  std::uint64_t ApplyAll(std::vector<ProjectedChange> changes) {
    EXPECT_THAT(TryApply(std::move(changes)), IsOk());
    return sequence_;
  }

  absl::Status TryApply(std::vector<ProjectedChange> changes) {
    internal::v1::ReplicaPosition position;
    position.set_log_id("log");
    position.set_applied_sequence(sequence_);
    position.set_caught_up(true);
    return store_->Apply(std::move(changes), position);
  }

  void Reopen() {
    store_.reset();
    auto opened = ProjectionStore::Open(path(), "digest");
    EXPECT_THAT(opened, IsOk());
    store_ = std::move(opened).value();
  }
  // Until it is opened again.
  void Close() { store_.reset(); }

  [[nodiscard]] std::filesystem::path path() const { return directory_.path() / "store"; }
  [[nodiscard]] std::uint64_t sequence() const { return sequence_; }
  [[nodiscard]] const std::shared_ptr<ProjectionStore>& store() const { return store_; }
  ProjectionStore* operator->() const { return store_.get(); }

 private:
  std::int64_t NextRevision(const std::string& brief) { return ++revisions_[brief]; }

  const TemporaryDirectory directory_;
  std::uint64_t sequence_ = 0;
  std::map<std::string, std::int64_t> revisions_;
  std::shared_ptr<ProjectionStore> store_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_TEST_STORE_H_
