#ifndef WAYMARK_INGEST_SERVICE_STREAMS_IMPORT_STREAM_H_
#define WAYMARK_INGEST_SERVICE_STREAMS_IMPORT_STREAM_H_

#include <atomic>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/server_callback.h"
#include "waymark/v1/ingest_service.pb.h"

#include "common/rpc/calls/access.h"
#include "common/rpc/calls/call_log.h"
#include "common/rpc/executor.h"
#include "common/rpc/stream_bell.h"
#include "ingest-service/handlers/import_visits_handler.h"

namespace waymark::ingest {

// One ImportVisits stream. Records are judged on the executor, by one of its threads or, where many
// have come, by several at once; they are handed to the committer in the order in which they came,
// and answered in that order, while more are read. A record holds its place from being read until
// its answer is written, and places are few: a caller that does not read its answers is not read
// from. Records come as bytes and are parsed where they are judged: what cannot be parsed is a
// rejected record like any other.
//
// Owns itself: gone once gRPC says it is done, which is after every record of it has been answered.
class ImportStream final : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
                           public rpc::StreamBell::Listener {
 public:
  // `on_gone` is the last thing the stream does. `access`, `handler` and `executor` outlive it.
  ImportStream(const rpc::Access& access, rpc::Caller caller, rpc::CallFacts facts,
               ImportVisitsHandler& handler, rpc::Executor& executor, absl::Duration max_age,
               std::function<void(ImportStream*)> on_gone);

  // Begins to read.
  void Start();
  // Whom it takes turns as.
  [[nodiscard]] const std::string& turns() const { return writer_.caller; }
  // Takes in nothing more; ends with SHUTTING_DOWN once what was taken in is answered. Does not end
  // it before it returns.
  void Drain();
  // The same with STREAM_EXPIRED, where it is older than `max_age`, and with why where its caller
  // is to go on no longer.
  void Wake() override;

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  struct Place {
    grpc::ByteBuffer request;
    std::size_t bytes = 0;  // Of the request, or of what it was judged to be where that is more.
    // Until it is handed on.
    std::optional<ImportVisitsHandler::Judged> judged;
    std::optional<absl::StatusOr<grpc::ByteBuffer>> answer;
  };
  // What is to be begun once the lock is let go: gRPC may call back from inside.
  struct Steps {
    bool read = false;
    bool judge = false;
    const grpc::ByteBuffer* write = nullptr;
    bool more_to_write = false;  // Another answer is there to be written next.
  };

  // Ends with `why` once what was taken in is answered, unless it is ending already.
  void TakeNoMore(const absl::Status& why);
  // Makes a change under the lock, begins what it makes possible, and ends the stream if nothing is
  // left. The stream may be gone after.
  void Update(absl::FunctionRef<void()> change);
  Steps NextSteps() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Begin(const Steps& steps);
  [[nodiscard]] bool MayFinish() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void DropUnwritable() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Pop() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void TakeIn() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  [[nodiscard]] bool HasRoom() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  [[nodiscard]] bool WantsJudge() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void JudgeSome();
  [[nodiscard]] ImportVisitsHandler::Judged Judge(rpc::Caller& caller, Writer& writer,
                                                  grpc::ByteBuffer& request) const;
  Place* ClaimNext() ABSL_LOCKS_EXCLUDED(mutex_);
  void HandOn(Place* place, ImportVisitsHandler::Judged judged) ABSL_LOCKS_EXCLUDED(mutex_);
  std::vector<Place*> TakeJudged() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Commit(Place* place);

  const rpc::Access& access_;
  ImportVisitsHandler& handler_;
  rpc::Executor& executor_;
  const std::function<void(ImportStream*)> on_gone_;
  const absl::Time started_;
  const absl::Time expires_;
  // Shared with writes, which may be destroyed after the stream.
  const std::shared_ptr<std::atomic<bool>> cancelled_ = std::make_shared<std::atomic<bool>>(false);
  const rpc::CallFacts facts_;
  // As it was admitted; who judges asks anew what it may.
  const rpc::Caller caller_;
  const Writer writer_;
  rpc::Caller watched_;        // The same caller, of whoever wakes.
  bool barred_ = false;        // Found by whoever wakes: told once.
  grpc::ByteBuffer incoming_;  // gRPC's while reading_.
  // Of whoever hands on: what a record ended the stream with, so that none after it is written.
  absl::Status ended_by_;
  absl::Mutex mutex_;
  std::deque<std::unique_ptr<Place>> places_ ABSL_GUARDED_BY(mutex_);
  std::size_t bytes_ ABSL_GUARDED_BY(mutex_) = 0;
  // The last so many of places_ are to be judged still, and to be handed to the committer.
  std::size_t unclaimed_ ABSL_GUARDED_BY(mutex_) = 0;
  std::size_t not_handed_ ABSL_GUARDED_BY(mutex_) = 0;
  bool reading_ ABSL_GUARDED_BY(mutex_) = false;
  bool reads_ended_ ABSL_GUARDED_BY(mutex_) = false;
  bool judge_waits_ ABSL_GUARDED_BY(mutex_) = false;  // For its turn on the executor.
  int judging_ ABSL_GUARDED_BY(mutex_) = 0;           // Threads that have theirs.
  bool handing_on_ ABSL_GUARDED_BY(mutex_) = false;   // One of them does, for all.
  bool writing_ ABSL_GUARDED_BY(mutex_) = false;
  int updating_ ABSL_GUARDED_BY(mutex_) = 0;  // Threads inside Update; the last may finish.
  bool finished_ ABSL_GUARDED_BY(mutex_) = false;
  absl::Status end_ ABSL_GUARDED_BY(mutex_);         // Not OK: nothing more is taken in.
  bool unwritable_ ABSL_GUARDED_BY(mutex_) = false;  // Answers have nowhere to go.
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_STREAMS_IMPORT_STREAM_H_
