#include "query-service/replica/replica.h"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

#include "common/concurrency/steady_time.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "common/telemetry/log.h"

namespace waymark::query {
namespace {

using internal::v1::ReplicaPosition;
using internal::v1::StreamChangesRequest;
using internal::v1::StreamChangesResponse;

constexpr char kStorePrefix[] = "store-";

// Numbers of the stores under `directory`, in order. A rebuild takes the next number, so that
// reads of the old store can end in peace.
std::vector<std::uint64_t> StoreNumbers(const std::filesystem::path& directory) {
  std::vector<std::uint64_t> numbers;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    const std::string name = entry.path().filename().string();
    std::uint64_t number = 0;
    if (name.rfind(kStorePrefix, 0) == 0 &&
        absl::SimpleAtoi(name.substr(sizeof(kStorePrefix) - 1), &number)) {
      numbers.push_back(number);
    }
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::filesystem::path StorePath(const std::filesystem::path& directory, std::uint64_t number) {
  return directory / absl::StrCat(kStorePrefix, number);
}

void Remove(const std::filesystem::path& directory) {
  std::error_code error;
  std::filesystem::remove_all(directory, error);
  if (error) {
    log::Warning("old store not removed",
                 {{"directory", directory.string()}, {"cause", error.message()}});
  }
}

// Moves the time before which nothing is to come any more: commit times never go back, and who has
// all there is, has what was promised of it.
void CloseTime(const std::vector<ProjectedChange>& changes, std::int64_t promised_micros,
               ReplicaPosition& position) {
  const std::int64_t before = position.closed_before_micros();
  std::int64_t closed = std::max(before, promised_micros);
  if (!changes.empty()) {
    closed = std::max(closed, changes.back().commit_time_micros);
    if (changes.front().commit_time_micros < before) {
      log::Warning("a change is of a time that was promised to be over; answers of then differ now",
                   {{"sequence", static_cast<std::int64_t>(changes.front().sequence)}});
    }
  }
  position.set_closed_before_micros(closed);
}

// Everything in it is in the feed too, so what cannot be used is built anew. Anything else, such as
// another process that holds it, is for the operator.
bool MustBeBuiltAnew(const absl::Status& status) {
  return status.code() == absl::StatusCode::kFailedPrecondition ||
         status.code() == absl::StatusCode::kDataLoss;
}

}  // namespace

absl::Status View::CheckIncludes(const LogPosition& state) const {
  if (state.log_id != position.log_id) return errors::LogReplaced();
  if (state.sequence > position.sequence) return errors::CatchingUp();
  if (state.sequence == 0) return absl::OkStatus();
  if (state.sequence == position.sequence) {
    return state.hash_head == position.hash_head ? absl::OkStatus() : errors::LogReplaced();
  }
  WAYMARK_ASSIGN_OR_RETURN(const auto hash_head, store->FindHashHead(state.sequence));
  return hash_head == state.hash_head ? absl::OkStatus() : errors::LogReplaced();
}

absl::StatusOr<View> View::AsOf(std::int64_t time_micros) const {
  if (time_micros >= closed_before_micros) return errors::ReadTimeNotReached();
  View then = *this;
  WAYMARK_ASSIGN_OR_RETURN(then.position.sequence, store->SequenceAt(time_micros));
  if (then.at() == 0) {
    then.position.hash_head.clear();  // Nobody asks for it where nothing is before.
    return then;
  }
  WAYMARK_ASSIGN_OR_RETURN(const auto hash_head, store->FindHashHead(then.at()));
  if (!hash_head.has_value()) return absl::DataLossError("a change of the time index is missing");
  then.position.hash_head = *hash_head;
  return then;
}

Replica::Replica(std::filesystem::path directory, std::string reference_digest)
    : directory_(std::move(directory)), reference_digest_(std::move(reference_digest)) {}

absl::StatusOr<std::unique_ptr<Replica>> Replica::Open(const std::filesystem::path& directory,
                                                       std::string reference_digest) {
  std::unique_ptr<Replica> replica(new Replica(directory, std::move(reference_digest)));
  const std::vector<std::uint64_t> numbers = StoreNumbers(directory);
  absl::Status opened = replica->OpenStore(numbers.empty() ? 1 : numbers.back());
  if (MustBeBuiltAnew(opened)) {
    log::Warning("store is built anew", {{"cause", opened.ToString()}});
    opened = replica->OpenStore(numbers.empty() ? 2 : numbers.back() + 1);
  }
  WAYMARK_RETURN_IF_ERROR(opened);
  for (const std::uint64_t number : numbers) {
    if (number != replica->number_) Remove(StorePath(directory, number));
  }
  replica->ReckonInStep();
  return replica;
}

absl::Status Replica::OpenStore(std::uint64_t number) {
  WAYMARK_ASSIGN_OR_RETURN(std::shared_ptr<ProjectionStore> opened,
                           ProjectionStore::Open(StorePath(directory_, number), reference_digest_));
  number_ = number;
  const absl::MutexLock lock(&mutex_);
  store_ = std::move(opened);
  return absl::OkStatus();
}

std::shared_ptr<ProjectionStore> Replica::store() const {
  const absl::MutexLock lock(&mutex_);
  return store_;
}

void Replica::Observe(Observers observers) {
  observers_ = std::move(observers);
  const ReplicaPosition position = store()->position();
  observers_.on_applied(position.applied_sequence());
  observers_.on_closed(position.closed_before_micros());
  observers_.on_answers(position.caught_up());
}

absl::StatusOr<View> Replica::CurrentView() const {
  std::shared_ptr<const ProjectionStore> current = store();
  const ReplicaPosition position = current->position();
  if (!position.caught_up()) return errors::CatchingUp();
  View view{.store = std::make_shared<const PermittedStore>(std::move(current), Visibility()),
            .position = {}};
  view.position = {.log_id = position.log_id(),
                   .sequence = position.applied_sequence(),
                   .hash_head = HashHead(position.chain_hash())};
  view.closed_before_micros = position.closed_before_micros();
  return view;
}

StreamChangesRequest Replica::Position() const {
  const ReplicaPosition position = store()->followed();
  StreamChangesRequest request;
  request.set_log_id(position.log_id());
  request.set_applied_sequence(position.applied_sequence());
  request.set_chain_hash(position.chain_hash());
  return request;
}

Replica::Status Replica::status() const {
  const ReplicaPosition position = store()->position();
  return {.answers = position.caught_up(),
          .applied_sequence = position.applied_sequence(),
          .head_sequence = head_sequence_,
          .closed_before_micros = position.closed_before_micros(),
          .rebuilds = rebuilds_};
}

void Replica::ReckonInStep() {
  const absl::Duration age =
      absl::Now() - absl::FromUnixMicros(store()->position().closed_before_micros());
  in_step_nanos_ =
      absl::ToUnixNanos(concurrency::SteadyNow() - std::max(age, absl::ZeroDuration()));
}

absl::Status Replica::CheckInStep(absl::Duration most) const {
  if (!store()->position().caught_up()) {
    return absl::UnavailableError("it has never held all there was");
  }
  const absl::Duration behind = concurrency::SteadyNow() - absl::FromUnixNanos(in_step_nanos_);
  if (behind <= most) return absl::OkStatus();
  return absl::UnavailableError(
      absl::StrCat("it has not held all there is for ", absl::ToInt64Seconds(behind), " s"));
}

absl::Status Replica::Apply(const StreamChangesResponse& response) {
  ReplicaPosition position = followed();
  WAYMARK_ASSIGN_OR_RETURN(ReceivedChanges received, Receive(response, position));
  return Apply(std::move(received));
}

absl::Status Replica::Apply(ReceivedChanges received) {
  head_sequence_ = received.head_sequence;
  const std::shared_ptr<ProjectionStore> current = store();
  ReplicaPosition position = current->followed();
  position.set_log_id(received.position.log_id());
  position.set_applied_sequence(received.position.applied_sequence());
  position.set_chain_hash(received.position.chain_hash());
  std::vector<ProjectedChange>& changes = received.changes;
  const bool at_head = position.applied_sequence() >= received.head_sequence;
  CloseTime(changes, at_head ? received.closed_before_micros : 0, position);
  const bool caught_up_now = at_head && !position.caught_up();
  if (changes.empty() && !caught_up_now) {
    const bool was_behind = current->position().applied_sequence() < position.applied_sequence();
    WAYMARK_RETURN_IF_ERROR(current->Close(position.closed_before_micros()));
    // What was written before can be shown only now, as it is purged.
    if (was_behind) observers_.on_applied(position.applied_sequence());
  } else {
    if (caught_up_now) position.set_caught_up(true);
    const bool erased = std::any_of(changes.begin(), changes.end(), [](const auto& change) {
      return std::holds_alternative<Erasure>(change.did);
    });
    const absl::Status applied = current->Apply(std::move(changes), position);
    // Also where it failed: it may be written, and not be purged yet.
    if (erased) observers_.on_erased();
    WAYMARK_RETURN_IF_ERROR(applied);
    observers_.on_applied(position.applied_sequence());
  }
  observers_.on_closed(position.closed_before_micros());
  if (at_head) in_step_nanos_ = absl::ToUnixNanos(concurrency::SteadyNow());
  if (caught_up_now) observers_.on_answers(true);
  return absl::OkStatus();
}

absl::Status Replica::StartAnew() {
  const std::shared_ptr<ProjectionStore> old = store();
  WAYMARK_RETURN_IF_ERROR(OpenStore(number_ + 1));
  // Now that it is so: who is told looks whether it is.
  observers_.on_answers(false);
  ++rebuilds_;
  observers_.on_start_anew();
  old->RemoveWhenClosed();
  return absl::OkStatus();
}

}  // namespace waymark::query
