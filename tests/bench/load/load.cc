// Calls a service with requests out of a file, as bytes, so that the service and its yardstick are
// asked by the same client and neither is charged for making or reading messages.
//
//   load --target=HOST:PORT --method=/PACKAGE.SERVICE/METHOD --requests=FILE [--seconds=3]
//     --in_flight=N   each answer is followed by the next call
//     --rate=N        so many calls are begun a second, whether others were answered or not
//     --from=N --once from the Nth request on, each sent once: for writes. Ends where they end.
//     --answers=FILE  writes the answer to each request, in order, instead of measuring
//
// Prints one line of JSON: see CallTimes::Json; `used` is how many requests of the file were begun,
// and `late`, of so many a second, how many of them not in time (OpenLoad).

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/client_context.h"
#include "grpcpp/generic/generic_stub.h"

#include "common/status/status_macros.h"
#include "tests/bench/load/call_times.h"
#include "tests/bench/load/channels.h"
#include "tests/bench/load/open_load.h"
#include "tests/bench/load/request_file.h"

ABSL_FLAG(std::string, target, "", "HOST:PORT");
ABSL_FLAG(std::string, method, "", "/PACKAGE.SERVICE/METHOD");
ABSL_FLAG(std::string, requests, "", "file of requests");
ABSL_FLAG(std::string, answers, "", "file for the answers");
ABSL_FLAG(int, in_flight, 1, "calls under way at once");
ABSL_FLAG(double, rate, 0, "calls begun a second, instead of in_flight");
ABSL_FLAG(double, seconds, 3, "how long");
ABSL_FLAG(std::uint64_t, from, 0, "the first request to send");
ABSL_FLAG(bool, once, false, "send each request once");

namespace waymark::bench {
namespace {

constexpr int kMaxChannels = 64;
// Connections are made and code is read from disk; then it counts.
constexpr absl::Duration kWarmUp = absl::Milliseconds(300);
// Until a service that is overloaded has found out.
constexpr absl::Duration kWarmUpOfOverload = absl::Seconds(1);

// So many calls at once, each followed by another.
class ClosedLoad {
 public:
  ClosedLoad(std::vector<std::string> requests, const Channels& channels)
      : requests_(std::move(requests)),
        stubs_(channels.begin(), channels.end()),
        next_(absl::GetFlag(FLAGS_from)) {}

  void Run(int in_flight) {
    counted_from_ = absl::Now() + kWarmUp;
    end_ = counted_from_ + absl::Seconds(absl::GetFlag(FLAGS_seconds));
    for (int i = 0; i < in_flight; ++i) Start(static_cast<std::size_t>(i));
    while (under_way_.load() > 0) absl::SleepFor(absl::Milliseconds(1));
  }

  [[nodiscard]] std::string Json() {
    const absl::MutexLock lock(&mutex_);
    std::string json = times_.Json(absl::ToDoubleSeconds(last_end_ - counted_from_));
    json.pop_back();
    return absl::StrCat(json, ",\"used\":", next_.load() - absl::GetFlag(FLAGS_from), "}");
  }

 private:
  struct Call {
    grpc::ClientContext context;
    grpc::ByteBuffer request;
    grpc::ByteBuffer response;
    absl::Time begun;
  };

  void Start(std::size_t place) {
    const std::uint64_t number = next_.fetch_add(1);
    if (absl::GetFlag(FLAGS_once) && number >= requests_.size()) return;
    under_way_.fetch_add(1);
    auto* call = new Call;
    call->request = BufferOf(requests_[number % requests_.size()]);
    call->begun = absl::Now();
    call->context.set_deadline(absl::ToChronoTime(call->begun + kDeadline));
    stubs_[place % stubs_.size()].UnaryCall(&call->context, absl::GetFlag(FLAGS_method), {},
                                            &call->request, &call->response,
                                            [this, call, place](const grpc::Status& status) {
                                              Ended(call, status);
                                              if (absl::Now() < end_) Start(place);
                                              under_way_.fetch_sub(1);
                                            });
  }

  void Ended(Call* call, const grpc::Status& status) {
    const absl::Time now = absl::Now();
    if (now >= counted_from_ && now <= end_) {
      const absl::MutexLock lock(&mutex_);
      last_end_ = now;
      if (status.ok()) {
        times_.Succeeded(now - call->begun, call->response.Length());
      } else {
        times_.Failed(status.error_code());
      }
    }
    delete call;
  }

  const std::vector<std::string> requests_;
  std::vector<grpc::GenericStub> stubs_;
  std::atomic<std::uint64_t> next_;
  std::atomic<int> under_way_ = 0;
  absl::Time counted_from_;
  absl::Time end_;
  absl::Mutex mutex_;
  CallTimes times_ ABSL_GUARDED_BY(mutex_);
  absl::Time last_end_ ABSL_GUARDED_BY(mutex_);
};

absl::Status WriteAnswers(const std::vector<std::string>& requests) {
  grpc::GenericStub stub(Connect(absl::GetFlag(FLAGS_target), 1).front());
  MessageFileWriter answers(absl::GetFlag(FLAGS_answers));
  for (const std::string& bytes : requests) {
    grpc::ClientContext context;
    const grpc::ByteBuffer request = BufferOf(bytes);
    grpc::ByteBuffer response;
    absl::Mutex mutex;
    bool done = false;
    grpc::Status ended;
    stub.UnaryCall(&context, absl::GetFlag(FLAGS_method), {}, &request, &response,
                   [&](const grpc::Status& status) {
                     const absl::MutexLock lock(&mutex);
                     ended = status;
                     done = true;
                   });
    const absl::MutexLock lock(&mutex);
    mutex.Await(absl::Condition(&done));
    if (!ended.ok()) return absl::UnavailableError(ended.error_message());
    answers.Add(BytesOf(response));
  }
  return answers.Close();
}

std::string RunClosed(std::vector<std::string> requests) {
  const int in_flight = absl::GetFlag(FLAGS_in_flight);
  const int channels = (in_flight + kCallsOfChannel - 1) / kCallsOfChannel;
  ClosedLoad load(std::move(requests),
                  Connect(absl::GetFlag(FLAGS_target), std::min(kMaxChannels, channels)));
  load.Run(in_flight);
  return load.Json();
}

std::string RunOpen(const std::vector<std::string>& requests) {
  OpenLoad load(Connect(absl::GetFlag(FLAGS_target), kMaxChannels), absl::GetFlag(FLAGS_method),
                requests);
  const absl::Time counted_from = absl::Now() + kWarmUpOfOverload;
  load.Run(absl::GetFlag(FLAGS_rate), counted_from,
           counted_from + absl::Seconds(absl::GetFlag(FLAGS_seconds)));
  return load.Json();
}

absl::Status Main() {
  WAYMARK_ASSIGN_OR_RETURN(auto requests, ReadMessageFile(absl::GetFlag(FLAGS_requests)));
  if (!absl::GetFlag(FLAGS_answers).empty()) return WriteAnswers(requests);
  const bool open = absl::GetFlag(FLAGS_rate) > 0;
  if (open && (absl::GetFlag(FLAGS_once) || absl::GetFlag(FLAGS_from) > 0)) {
    return absl::InvalidArgumentError("--once and --from go with --in_flight");
  }
  std::puts((open ? RunOpen(requests) : RunClosed(std::move(requests))).c_str());
  return absl::OkStatus();
}

}  // namespace
}  // namespace waymark::bench

int main(int argc, char** argv) {
  absl::ParseCommandLine(argc, argv);
  // Debian's Abseil looks for deadlocks at every lock that gRPC takes. The services have it off.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  const absl::Status status = waymark::bench::Main();
  if (!status.ok()) std::fprintf(stderr, "load: %s\n", status.ToString().c_str());
  return status.ok() ? 0 : 1;
}
