#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_TEST_STORE_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_TEST_STORE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

#include "query-service/projections/projection_store.h"
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

// A store in a directory of its own, filled as the feed would: each visit is one change, committed
// as many seconds after 1970 as its sequence.
class TestStore {
 public:
  TestStore() { Reopen(); }

  // In one batch. Returns the sequence of the last.
  std::uint64_t Apply(const std::vector<v1::Visit>& visits) {
    std::vector<ProjectedRevision> revisions;
    for (const v1::Visit& visit : visits) {
      const auto name = model::VisitName::Parse(visit.name());
      EXPECT_THAT(name, IsOk());
      revisions.push_back(Revision(*name));
      revisions.back().visit = visit;
    }
    return ApplyAll(std::move(revisions));
  }

  // A change whose revision was erased.
  std::uint64_t ApplyErased(const std::string& brief) {
    return ApplyAll({Revision(NameOf(brief))});
  }

  void Reopen() {
    store_.reset();
    auto opened = ProjectionStore::Open(path(), "digest");
    EXPECT_THAT(opened, IsOk());
    store_ = std::move(opened).value();
  }

  [[nodiscard]] std::filesystem::path path() const { return directory_.path() / "store"; }
  [[nodiscard]] std::uint64_t sequence() const { return sequence_; }
  [[nodiscard]] const std::shared_ptr<ProjectionStore>& store() const { return store_; }
  ProjectionStore* operator->() const { return store_.get(); }

 private:
  ProjectedRevision Revision(model::VisitName name) {
    ++sequence_;
    ProjectedRevision revision;
    revision.sequence = sequence_;
    revision.name = std::move(name);
    revision.commit_time_micros = static_cast<std::int64_t>(sequence_) * 1'000'000;
    return revision;
  }

  std::uint64_t ApplyAll(std::vector<ProjectedRevision> revisions) {
    internal::v1::ReplicaPosition position;
    position.set_log_id("log");
    position.set_applied_sequence(sequence_);
    position.set_caught_up(true);
    EXPECT_THAT(store_->Apply(std::move(revisions), position), IsOk());
    return sequence_;
  }

  const TemporaryDirectory directory_;
  std::uint64_t sequence_ = 0;
  std::shared_ptr<ProjectionStore> store_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_TEST_STORE_H_
