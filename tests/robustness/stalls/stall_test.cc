#include "tests/robustness/stalls/stall_test.h"

#include <cstdlib>
#include <iostream>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/time/clock.h"

#include "common/rpc/client/probe.h"
#include "tests/support/calls.h"
#include "tests/support/matchers.h"

namespace waymark::robustness {
namespace {

using Way = Writer::Way;

constexpr absl::Duration kPatience = absl::Minutes(1);
constexpr absl::Duration kBetweenReads = absl::Milliseconds(10);
// A hundred or two in a second of all together: what is late is not to be so for want of a
// processor.
constexpr absl::Duration kBetweenWrites = absl::Milliseconds(25);
constexpr unsigned kSeed = 1;

}  // namespace

StallTest::StallTest(ClusterOptions options)
    : cluster_(std::move(options)),
      writers_(kSeed, {.of_a_call = kDeadline, .goes_on = true, .between_calls = kBetweenWrites}),
      told_(writers_.ledger()) {
  writers_.Add(Way::kCalls, 4);
  writers_.Add(Way::kCallsAndErasures, 1);
  writers_.Add(Way::kImports, 1);
}

void StallTest::TearDown() {
  writers_.Stop();
  std::cout << punctuality_.Summary() << std::endl;
  if (HasFailure()) std::cerr << cluster_.logs();
}

void StallTest::StartCluster(int feed_port) {
  if (feed_port == 0) {
    ASSERT_THAT(cluster_.StartIngest(), IsOk());
  }
  cluster_.FollowThrough(feed_port);
  ASSERT_THAT(cluster_.StartQuery(), IsOk());
  ASSERT_THAT(cluster_.WaitUntilQueryServes(), IsOk());
}

void StallTest::StartWriting(const std::shared_ptr<grpc::Channel>& channel) {
  const auto& used = channel != nullptr ? channel : cluster_.ingest_process().channel();
  ingest_ = v1::IngestService::NewStub(used);
  admin_ = v1::AdminService::NewStub(used);
  writers_.Start({.ingest = ingest_.get(), .admin = admin_.get()},
                 {Way::kCalls, Way::kCallsAndErasures, Way::kImports});
}

void StallTest::StopWriting() {
  writers_.Stop();
  for (const Answered& call : writers_.TakeAnswered()) {
    punctuality_.Note("a write", call.begun + kDeadline, call.ended);
  }
  EXPECT_THAT(writers_.surprise(), IsOk());
}

void StallTest::ExpectMoreAcknowledged(int more) {
  const int wanted = acknowledged() + more;
  writers_.ledger().WaitFor(wanted, kPatience);
  EXPECT_GE(acknowledged(), wanted) << "too few to mean anything";
}

absl::Status StallTest::Read(const std::string& token, absl::Time time) {
  v1::ListVisitsRequest request;
  request.set_parent(kAuthority);
  request.set_page_size(1);
  request.mutable_read()->set_at_least_as_fresh(token);
  if (time != absl::InfinitePast()) {
    const std::int64_t micros = absl::ToUnixMicros(time);
    request.mutable_read()->mutable_read_time()->set_seconds(micros / 1'000'000);
    request.mutable_read()->mutable_read_time()->set_nanos(
        static_cast<std::int32_t>(micros % 1'000'000 * 1000));
  }
  const absl::Time deadline = absl::Now() + kDeadline;
  absl::Status status =
      Call(cluster_.query(), &v1::QueryService::Stub::ListVisits, request, kDeadline).status();
  punctuality_.Note("a read", deadline, absl::Now());
  return status;
}

absl::Duration StallTest::UntilRead(const std::string& token, absl::Time time) {
  const absl::Time begun = absl::Now();
  absl::Status read = Read(token, time);
  while (!read.ok() && absl::Now() - begun < kPatience) {
    absl::SleepFor(kBetweenReads);
    read = Read(token, time);
  }
  EXPECT_THAT(read, IsOk());
  return absl::Now() - begun;
}

absl::Status StallTest::Health(const ServiceProcess& process) {
  const absl::Time deadline = absl::Now() + kDeadline;
  absl::Status serves = rpc::Probe(process.address(), nullptr, kDeadline);
  punctuality_.Note("a look at health", deadline, absl::Now());
  return serves;
}

void StallTest::ExpectNothingLost() {
  const auto feed = internal::v1::ChangeFeedService::NewStub(cluster_.ingest_process().channel());
  EXPECT_THAT(told_.ReadLog(*feed), IsOk());
  EXPECT_THAT(told_.CompareChanges(cluster_.query()), IsOk());
  EXPECT_THAT(told_.CompareVisits(cluster_.query()), IsOk());
  EXPECT_THAT(punctuality_.Check(), IsOk());
}

absl::Duration StallTime(absl::Duration otherwise) {
  const char* text = std::getenv("WAYMARK_STALL_SECONDS");
  int seconds = 0;
  return text != nullptr && absl::SimpleAtoi(text, &seconds) ? absl::Seconds(seconds) : otherwise;
}

}  // namespace waymark::robustness
