#ifndef WAYMARK_TESTS_ROBUSTNESS_STALLS_STALL_TEST_H_
#define WAYMARK_TESTS_ROBUSTNESS_STALLS_STALL_TEST_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "waymark/internal/v1/change_feed.grpc.pb.h"
#include "waymark/v1/admin_service.grpc.pb.h"

#include "tests/robustness/stalls/punctuality.h"
#include "tests/robustness/writing/told_changes.h"
#include "tests/robustness/writing/writers.h"
#include "tests/support/cluster.h"

namespace waymark::robustness {

// For tests in which something stalls: a cluster, writers of all ways whose calls have short
// deadlines and who go on whatever they are answered, and how punctual every call was.
class StallTest : public testing::Test {
 protected:
  // Of each call.
  static constexpr absl::Duration kDeadline = absl::Milliseconds(400);

  explicit StallTest(ClusterOptions options = {});
  // What was measured; the logs, where the test failed.
  void TearDown() override;

  // Starts both services, the query service as one that follows through `feed_port`, where that is
  // not 0.
  void StartCluster(int feed_port = 0);

  // Has everybody write until StopWriting, to `channel` or straight to the ingest service.
  void StartWriting(const std::shared_ptr<grpc::Channel>& channel = nullptr);
  // And sees that nobody was answered anything that cannot be.
  void StopWriting();
  // Waits until `more` are acknowledged than are now: for a minute.
  void ExpectMoreAcknowledged(int more);

  // A read of the query service, with kDeadline: `token` as in ReadOptions.at_least_as_fresh, and
  // `time` as read_time, where they are not empty.
  absl::Status Read(const std::string& token = "", absl::Time time = absl::InfinitePast());
  // The same again and again until it is answered; how long that took. A minute at most.
  absl::Duration UntilRead(const std::string& token, absl::Time time = absl::InfinitePast());
  // Whether the service there says in time that it serves.
  absl::Status Health(const ServiceProcess& process);

  // What was acknowledged is in the log, in order and once, and the query service tells the same.
  void ExpectNothingLost();
  // Of the log as it was read by ExpectNothingLost.
  [[nodiscard]] const ToldChanges& told() const { return told_; }

  [[nodiscard]] int acknowledged() const { return writers_.ledger().acknowledged(); }
  Cluster& cluster() { return cluster_; }
  Punctuality& punctuality() { return punctuality_; }

 private:
  Punctuality punctuality_;
  Cluster cluster_;
  std::unique_ptr<v1::IngestService::Stub> ingest_;
  std::unique_ptr<v1::AdminService::Stub> admin_;
  Writers writers_;
  ToldChanges told_;
};

// How long the stalls last: `otherwise`, or the seconds in WAYMARK_STALL_SECONDS.
absl::Duration StallTime(absl::Duration otherwise);

}  // namespace waymark::robustness

#endif  // WAYMARK_TESTS_ROBUSTNESS_STALLS_STALL_TEST_H_
