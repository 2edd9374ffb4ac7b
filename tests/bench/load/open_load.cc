#include "tests/bench/load/open_load.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/async_unary_call.h"
#include "grpcpp/support/status.h"

#include "tests/bench/load/request_file.h"

namespace waymark::bench {
namespace {

// Short beside what any answer takes that such a load is for.
constexpr absl::Duration kBetweenLooks = absl::Milliseconds(1);
constexpr absl::Duration kLate = absl::Milliseconds(10);

}  // namespace

struct OpenLoad::Call {
  grpc::ClientContext context;
  std::unique_ptr<grpc::GenericClientAsyncResponseReader> reader;
  grpc::ByteBuffer response;
  grpc::Status status;
  absl::Time due;
};

OpenLoad::OpenLoad(const Channels& channels, std::string method,
                   const std::vector<std::string>& requests)
    : method_(std::move(method)), stubs_(channels.begin(), channels.end()) {
  for (const std::string& bytes : requests) requests_.push_back(BufferOf(bytes));
}

OpenLoad::~OpenLoad() {
  queue_.Shutdown();
  void* tag = nullptr;
  bool ok = false;
  while (queue_.Next(&tag, &ok)) delete static_cast<Call*>(tag);
}

void OpenLoad::Run(double rate, absl::Time counted_from, absl::Time end) {
  counted_from_ = counted_from;
  last_end_ = counted_from;
  end_ = end;
  const absl::Time start = absl::Now();
  const auto due = [&] { return start + absl::Seconds(static_cast<double>(begun_) / rate); };
  std::size_t turns = 0;
  for (absl::Time now = start; now < end; now = absl::Now()) {
    while (due() <= now) {
      grpc::GenericStub& stub = stubs_[turns++ % stubs_.size()];
      for (int i = 0; i < kCallsOfChannel && due() <= now; ++i) Begin(due(), now, stub);
    }
    TakeAnswers(now + kBetweenLooks);
  }
  while (ended_ < begun_) TakeAnswers(absl::Now() + kBetweenLooks);
}

void OpenLoad::Begin(absl::Time due, absl::Time now, grpc::GenericStub& stub) {
  if (now - due > kLate) ++late_;
  auto* const call = new Call;
  call->due = due;
  call->context.set_deadline(absl::ToChronoTime(now + kDeadline));
  call->reader =
      stub.PrepareUnaryCall(&call->context, method_, requests_[begun_ % requests_.size()], &queue_);
  call->reader->StartCall();
  call->reader->Finish(&call->response, &call->status, call);
  ++begun_;
}

void OpenLoad::TakeAnswers(absl::Time until) {
  void* tag = nullptr;
  bool ok = false;
  while (queue_.AsyncNext(&tag, &ok, absl::ToChronoTime(until)) ==
         grpc::CompletionQueue::GOT_EVENT) {
    const std::unique_ptr<Call> call(static_cast<Call*>(tag));
    const absl::Time now = absl::Now();
    Ended(*call, now);
    // What comes without end must not keep calls from being begun.
    if (now >= until) return;
  }
}

void OpenLoad::Ended(const Call& call, absl::Time now) {
  ++ended_;
  if (now < counted_from_ || now > end_) return;
  last_end_ = now;
  if (call.status.ok()) {
    times_.Succeeded(now - call.due, call.response.Length());
  } else {
    times_.Failed(call.status.error_code());
  }
}

std::string OpenLoad::Json() const {
  std::string json = times_.Json(absl::ToDoubleSeconds(last_end_ - counted_from_));
  json.pop_back();
  return absl::StrCat(json, ",\"used\":", begun_, ",\"late\":", late_, "}");
}

}  // namespace waymark::bench
