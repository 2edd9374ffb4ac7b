#include "ingest-service/streams/import_stream.h"

#include <utility>

#include "common/concurrency/steady_time.h"
#include "common/rpc/calls/call.h"
#include "common/rpc/wire.h"
#include "common/status/errors.h"
#include "common/status/grpc_status.h"

namespace waymark::ingest {
namespace {

// A group commit takes 128: two of them, so that one can be judged while the other is written.
constexpr std::size_t kMaxPlaces = 256;
// Visits may be 1 MiB each.
constexpr std::size_t kMaxBytes = std::size_t{16} << 20;
// After so many, or so large ones, the executor's other work has its turn.
constexpr int kRecordsATurn = 16;
constexpr std::size_t kBytesATurn = std::size_t{256} << 10;
// So many are worth another thread beside the one that judges already.
constexpr std::size_t kWorthAThread = kRecordsATurn / 2;

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
      writer_(WriterOf(access, caller_, cancelled_)),
      watched_(caller_) {}

void ImportStream::Start() {
  Update([] {});
}

void ImportStream::Drain() { TakeNoMore(errors::ShuttingDown()); }

void ImportStream::Wake() {
  if (concurrency::SteadyNow() >= expires_) return TakeNoMore(errors::StreamExpired());
  // Who sends nothing is not looked at by Judge.
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
  return nothing_to_come && places_.empty() && !judge_waits_ && judging_ == 0 && !writing_ &&
         updating_ == 0 && !finished_;
}

void ImportStream::TakeIn() {
  auto place = std::make_unique<Place>();
  place->bytes = incoming_.Length();
  place->request.Swap(&incoming_);  // It copies where it should move.
  bytes_ += place->bytes;
  ++unclaimed_;
  ++not_handed_;
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

// One at most waits for its turn: the executor's other callers have theirs between those of a
// stream.
bool ImportStream::WantsJudge() const {
  return !judge_waits_ && unclaimed_ >= (judging_ == 0 ? 1 : kWorthAThread);
}

ImportStream::Steps ImportStream::NextSteps() {
  Steps steps;
  DropUnwritable();
  if (WantsJudge()) {
    judge_waits_ = true;
    steps.judge = true;
  }
  if (!writing_ && !unwritable_ && !places_.empty() && places_.front()->answer.has_value()) {
    writing_ = true;
    steps.write = &places_.front()->answer->value();
    steps.more_to_write = places_.size() > 1 && places_[1]->answer.has_value();
  }
  if (!reading_ && !reads_ended_ && end_.ok() && HasRoom()) {
    reading_ = true;
    steps.read = true;
  }
  return steps;
}

void ImportStream::Begin(const Steps& steps) {
  if (steps.judge) executor_.Schedule([this] { JudgeSome(); });
  if (steps.read) StartRead(&incoming_);
  if (steps.write == nullptr) return;
  // Answers that are there together leave together: to send costs more than to write them.
  grpc::WriteOptions options;
  if (steps.more_to_write) options.set_buffer_hint();
  StartWrite(steps.write, options);
}

void ImportStream::JudgeSome() {
  Update([this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    judge_waits_ = false;
    ++judging_;
  });
  // Others may judge at the same time.
  rpc::Caller caller = caller_;
  Writer writer = writer_;
  std::size_t bytes = 0;
  for (int i = 0; i < kRecordsATurn && bytes < kBytesATurn; ++i) {
    Place* const place = ClaimNext();
    if (place == nullptr) break;
    bytes += place->request.Length();
    HandOn(place, Judge(caller, writer, place->request));
  }
  Update([this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { --judging_; });
}

// Null where there is none. The place stays until it has its answer.
ImportStream::Place* ImportStream::ClaimNext() {
  const absl::MutexLock lock(&mutex_);
  if (unclaimed_ == 0) return nullptr;
  return places_[places_.size() - unclaimed_--].get();
}

ImportVisitsHandler::Judged ImportStream::Judge(rpc::Caller& caller, Writer& writer,
                                                grpc::ByteBuffer& request) const {
  if (*cancelled_) return {.answer = errors::CallerGone(), .write = nullptr};
  // An import may last longer than the policy that it was admitted by.
  const absl::Status renewed = access_.Renew(kMethod, caller);
  if (!renewed.ok()) return {.answer = renewed, .write = nullptr};
  writer.rights = caller.rights;
  v1::ImportVisitsRequest record;
  const absl::Status parsed = rpc::Parse(request, record);
  request.Clear();
  if (!parsed.ok()) {
    return {.answer = ImportVisitsHandler::Rejection(parsed), .write = nullptr};
  }
  return handler_.Judge(writer, std::move(record));
}

// Whoever finds nobody at it hands on all that can be, what others judge meanwhile too: so each
// goes after those before it.
void ImportStream::HandOn(Place* place, ImportVisitsHandler::Judged judged) {
  {
    const absl::MutexLock lock(&mutex_);
    if (judged.write != nullptr && judged.write->bytes > place->bytes) {
      bytes_ += judged.write->bytes - place->bytes;
      place->bytes = judged.write->bytes;
    }
    place->judged = std::move(judged);
    if (handing_on_) return;
    handing_on_ = true;
  }
  while (true) {
    std::vector<Place*> next;
    {
      const absl::MutexLock lock(&mutex_);
      next = TakeJudged();
      if (next.empty()) {
        handing_on_ = false;
        return;
      }
    }
    for (Place* const one : next) Commit(one);
  }
}

// Those whose turn it is, in order.
std::vector<ImportStream::Place*> ImportStream::TakeJudged() {
  std::vector<Place*> judged;
  while (not_handed_ > 0) {
    Place* const place = places_[places_.size() - not_handed_].get();
    if (!place->judged.has_value()) break;
    judged.push_back(place);
    --not_handed_;
  }
  return judged;
}

void ImportStream::Commit(Place* place) {
  ImportVisitsHandler::Judged judged = *std::move(place->judged);
  place->judged.reset();
  // Those after it may have been judged by what was so before.
  if (ended_by_.ok() && !judged.answer.ok()) ended_by_ = judged.answer.status();
  if (!ended_by_.ok()) judged = {.answer = ended_by_, .write = nullptr};
  handler_.Commit(std::move(judged),
                  [this, place](const absl::StatusOr<v1::ImportVisitsResponse>& response) {
                    std::optional<absl::StatusOr<grpc::ByteBuffer>> answer;
                    if (response.ok()) {
                      answer = rpc::Serialize(*response);
                    } else {
                      answer = response.status();
                    }
                    Update([&] { place->answer = std::move(answer); });
                  });
}

}  // namespace waymark::ingest
