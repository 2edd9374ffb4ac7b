#ifndef WAYMARK_QUERY_SERVICE_REPLICA_REPLICA_FIXTURE_H_
#define WAYMARK_QUERY_SERVICE_REPLICA_REPLICA_FIXTURE_H_

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

#include "query-service/replica/replica.h"
#include "query-service/replica/test_feed.h"

namespace waymark::query {

// A directory for a replica, and what its observers are told.
class ReplicaTest : public testing::Test {
 protected:
  std::unique_ptr<Replica> Open(const std::string& reference_digest = "digest") {
    auto replica = Replica::Open(directory_.path(), reference_digest);
    EXPECT_THAT(replica, IsOk());
    (*replica)->Observe(
        {.on_applied = [this](std::uint64_t at) { seen_.push_back("at " + std::to_string(at)); },
         .on_closed = [this](std::int64_t micros) { closed_before_ = micros; },
         .on_start_anew = [this] { seen_.emplace_back("anew"); },
         .on_answers = [this](bool yes) { seen_.emplace_back(yes ? "answers" : "does not"); }});
    return std::move(replica).value();
  }

  // What is in the directory.
  [[nodiscard]] std::vector<std::string> Stores() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(directory_.path())) {
      names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  // What the observers were told since the last call.
  std::vector<std::string> Seen() { return std::exchange(seen_, {}); }

  const TemporaryDirectory directory_;
  std::vector<std::string> seen_;
  std::int64_t closed_before_ = 0;  // As the observers were last told.
};

inline std::vector<std::string> VisitsIn(const View& view) {
  const auto visits = view.For(Visibility::Everything()).store->Timeline("leicester", view.at());
  EXPECT_THAT(visits, IsOk());
  return BriefNames(*visits);
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_REPLICA_REPLICA_FIXTURE_H_
