#include "ingest-service/streams/import_stream.h"

#include <utility>

#include "common/concurrency/steady_time.h"
#include "common/rpc/call.h"
#include "common/rpc/wire.h"
#include "common/status/errors.h"
#include "common/status/grpc_status.h"

namespace waymark::ingest {
namespace {

// A group commit takes 128: two of them, so that one can be validated while the other is written.
constexpr std::size_t kMaxPlaces = 256;
// Visits may be 1 MiB each.
constexpr std::size_t kMaxBytes = std::size_t{16} << 20;
// After so many the executor's other work has its turn.
constexpr int kRecordsATurn = 16;

constexpr char kMethod[] = "ImportVisits";

Writer WriterOf(const rpc::Access& access, const rpc::Caller& caller,
                const std::shared_ptr<std::atomic<bool>>& cancelled) {
  Writer writer = MakeWriter(access, kMethod, caller);
  writer.still_wanted = [cancelled] {
    return *cancelled ? errors::CallerGone() : absl::OkStatus();
  };
  return writer;
}

}  // namespace

ImportStream::ImportStream(const rpc::Access& access, rpc::Caller caller, rpc::CallFacts facts,
                           ImportVisitsHandler& handler, rpc::Executor& executor,
                           absl::Duration max_age, std::function<void(ImportStream*)> on_gone)
    : access_(access),
      handler_(handler),
      executor_(executor),
      on_gone_(std::move(on_gone)),
      started_(concurrency::SteadyNow()),
      expires_(started_ + max_age),
      facts_(std::move(facts)),
      caller_(std::move(caller)),
      watched_(caller_),
      writer_(WriterOf(access, caller_, cancelled_)) {}

void ImportStream::Start() {
  Update([] {});
}

void ImportStream::Drain() { TakeNoMore(errors::ShuttingDown()); }

void ImportStream::Wake() {
  if (concurrency::SteadyNow() >= expires_) return TakeNoMore(errors::StreamExpired());
  // Who sends nothing is not looked at by Validate.
  if (barred_) return;
  const absl::Status renewed = access_.Renew(kMethod, watched_);
  if (renewed.ok()) return;
  barred_ = true;
  TakeNoMore(renewed);
}

// On the executor, as the stream may end by it and then be gone. Until then it counts as updating,
// so nobody else ends it.
void ImportStream::TakeNoMore(const absl::Status& why) {
  {
    const absl::MutexLock lock(&mutex_);
    if (finished_) return;
    ++updating_;
  }
  executor_.Schedule([this, why] {
    Update([this, &why]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
      --updating_;
      if (end_.ok() && !reads_ended_) end_ = why;
    });
  });
}

void ImportStream::OnReadDone(bool ok) {
  Update([this, ok]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    reading_ = false;
    if (!ok) {
      reads_ended_ = true;
    } else if (end_.ok()) {
      TakeIn();
    }
  });
}

void ImportStream::OnWriteDone(bool ok) {
  Update([this, ok]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    writing_ = false;
    if (!ok) unwritable_ = true;
    Pop();
  });
}

void ImportStream::OnCancel() {
  *cancelled_ = true;
  Update([this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    unwritable_ = true;
    if (end_.ok()) end_ = errors::CallerGone();
  });
}

void ImportStream::OnDone() {
  on_gone_(this);
  delete this;
}

bool ImportStream::HasRoom() const { return places_.size() < kMaxPlaces && bytes_ < kMaxBytes; }

bool ImportStream::MayFinish() const {
  const bool nothing_to_come = reads_ended_ || !end_.ok();
  return nothing_to_come && places_.empty() && !validating_ && !writing_ && updating_ == 0 &&
         !finished_;
}

void ImportStream::TakeIn() {
  auto place = std::make_unique<Place>();
  place->bytes = incoming_.Length();
  place->request.Swap(&incoming_);  // It copies where it should move.
  bytes_ += place->bytes;
  ++not_validated_;
  places_.push_back(std::move(place));
}

void ImportStream::Pop() {
  bytes_ -= places_.front()->bytes;
  places_.pop_front();
}

// Lets go of what can have no answer: of everything once the caller is gone, and of what comes
// after an error that ends the stream.
void ImportStream::DropUnwritable() {
  while (!places_.empty() && !writing_ && places_.front()->answer.has_value()) {
    const absl::StatusOr<grpc::ByteBuffer>& answer = *places_.front()->answer;
    if (!answer.ok()) {
      end_ = answer.status();
      unwritable_ = true;
    }
    if (!unwritable_) return;
    Pop();
  }
}

void ImportStream::Update(absl::FunctionRef<void()> change) {
  Steps steps;
  {
    const absl::MutexLock lock(&mutex_);
    ++updating_;
    change();
    steps = NextSteps();
  }
  Begin(steps);
  std::optional<absl::Status> end;
  {
    const absl::MutexLock lock(&mutex_);
    --updating_;
    if (MayFinish()) {
      finished_ = true;
      end = end_;
    }
  }
  if (!end.has_value()) return;
  const absl::Status status = rpc::ForCaller(kMethod, *end);
  rpc::LogEnd(facts_, status, concurrency::SteadyNow() - started_);
  Finish(ToGrpcStatus(status));
}

ImportStream::Steps ImportStream::NextSteps() {
  Steps steps;
  DropUnwritable();
  if (!validating_ && not_validated_ > 0) {
    validating_ = true;
    steps.validate = true;
  }
  if (!writing_ && !unwritable_ && !places_.empty() && places_.front()->answer.has_value()) {
    writing_ = true;
    steps.write = &places_.front()->answer->value();
  }
  if (!reading_ && !reads_ended_ && end_.ok() && HasRoom()) {
    reading_ = true;
    steps.read = true;
  }
  return steps;
}

void ImportStream::Begin(const Steps& steps) {
  if (steps.validate) executor_.Schedule([this] { ValidateSome(); });
  if (steps.read) StartRead(&incoming_);
  if (steps.write != nullptr) StartWrite(steps.write);
}

// The place stays until it has its answer.
void ImportStream::Validate(Place* place) {
  const auto answer = [this, place](const absl::StatusOr<v1::ImportVisitsResponse>& response) {
    Update([&] {
      if (response.ok()) {
        place->answer = rpc::Serialize(*response);
      } else {
        place->answer = response.status();
      }
    });
  };
  // An import may last longer than the policy that it was admitted by.
  const absl::Status renewed = access_.Renew(kMethod, caller_);
  if (!renewed.ok()) return answer(renewed);
  writer_.rights = caller_.rights;
  v1::ImportVisitsRequest request;
  const absl::Status parsed = rpc::Parse(place->request, request);
  place->request.Clear();
  if (!parsed.ok()) return answer(ImportVisitsHandler::Rejection(parsed));
  handler_.Handle(writer_, std::move(request), answer);
}

void ImportStream::ValidateSome() {
  for (int i = 0; i < kRecordsATurn; ++i) {
    Place* place = nullptr;
    {
      const absl::MutexLock lock(&mutex_);
      if (not_validated_ == 0) break;
      place = places_[places_.size() - not_validated_].get();
      --not_validated_;
    }
    Validate(place);
  }
  Update([this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { validating_ = false; });
}

}  // namespace waymark::ingest
