#include "ingest-service/ingest_service.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "absl/time/clock.h"

#include "common/rpc/calls/call.h"
#include "common/rpc/calls/call_log.h"
#include "common/rpc/wire.h"
#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "ingest-service/rules/requests/request_id.h"
#include "ingest-service/streams/feed_stream.h"

namespace waymark::ingest {
namespace {

// Each holds up to 16 MiB of visits.
constexpr std::size_t kMaxImports = 32;
// Of one caller: the rest is for others.
constexpr std::ptrdiff_t kMaxImportsOfCaller = 8;
// Erasures and backups: each takes long.
constexpr std::size_t kMaxWaitingLong = 16;
// How exact the age of an import is.
constexpr absl::Duration kImportClock = absl::Seconds(1);
// Longer than what was sent takes to arrive.
constexpr absl::Duration kLinger = absl::Milliseconds(300);

// A stream that ends before it began.
class RefusedImport final : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  RefusedImport(const rpc::CallFacts& facts, const absl::Status& status) {
    rpc::LogEnd(facts, status, absl::ZeroDuration());
    Finish(ToGrpcStatus(status));
  }
  void OnDone() override { delete this; }
};

Writer WriterOf(const rpc::Access& access, const rpc::UnaryCall& call) {
  Writer writer = MakeWriter(access, call.method(), call.caller());
  writer.still_wanted = [call] { return call.CheckStillWanted(); };
  return writer;
}

// A unary write: parsed and prepared on the executor, ended by the committer.
template <typename Request>
grpc::ServerUnaryReactor* Write(const rpc::Access& access, WriteHandler<Request>& handler,
                                rpc::Executor& executor, const rpc::UnaryCall& call,
                                const grpc::ByteBuffer& request, grpc::ByteBuffer* response) {
  if (call.FinishIfRefused()) return call.reactor();
  auto run = [&access, &handler, call, &request, response] {
    absl::Status status = call.BeginWork();
    Request parsed;
    if (status.ok()) status = rpc::Parse(request, parsed);
    if (!status.ok()) return call.Finish(status);
    call.NoteRequestId(CanonicalRequestId(parsed.request_id()));
    handler.Handle(WriterOf(access, call), parsed,
                   [call, response](const absl::StatusOr<std::string>& answer) {
                     if (answer.ok()) *response = rpc::BufferOf(*answer);
                     call.Finish(answer.status());
                   });
  };
  const bool taken = executor.TrySchedule(call.caller().turns, std::move(run),
                                          [call] { rpc::RefuseOverloaded(call); });
  if (!taken) rpc::RefuseOverloaded(call);
  return call.reactor();
}

// Has `work` done on the executor, unless the caller may not, or waits for it no more.
template <typename Work>
grpc::ServerUnaryReactor* Run(const rpc::UnaryCall& call, rpc::Executor& executor, Work work) {
  if (call.FinishIfRefused()) return call.reactor();
  const bool taken = executor.TrySchedule(
      call.caller().turns,
      [call, work = std::move(work)] {
        if (const absl::Status wanted = call.BeginWork(); !wanted.ok()) return call.Finish(wanted);
        work();
      },
      [call] { rpc::RefuseOverloaded(call); });
  if (!taken) rpc::RefuseOverloaded(call);
  return call.reactor();
}

template <typename Response>
void Answer(const rpc::UnaryCall& call, absl::StatusOr<Response> handled, Response* response) {
  const absl::Status status = handled.status();
  if (status.ok()) *response = *std::move(handled);
  call.Finish(status);
}

}  // namespace

IngestService::IngestService(const rpc::Access& access, const reference::ReferenceData& reference,
                             const LogStore& store, CommitQueue& queue, rpc::Executor& executor,
                             absl::Duration max_stream_age)
    : access_(access),
      create_visit_(reference, store, queue),
      update_visit_(reference, store, queue),
      delete_visit_(reference, store, queue),
      import_visits_(reference, queue),
      executor_(executor),
      max_stream_age_(max_stream_age),
      clock_("the list of imports", kMaxImports, kImportClock) {}

grpc::ServerUnaryReactor* IngestService::CreateVisit(grpc::CallbackServerContext* context,
                                                     const grpc::ByteBuffer* request,
                                                     grpc::ByteBuffer* response) {
  return Write(access_, create_visit_, executor_, rpc::UnaryCall(context, "CreateVisit", access_),
               *request, response);
}

grpc::ServerUnaryReactor* IngestService::UpdateVisit(grpc::CallbackServerContext* context,
                                                     const grpc::ByteBuffer* request,
                                                     grpc::ByteBuffer* response) {
  return Write(access_, update_visit_, executor_, rpc::UnaryCall(context, "UpdateVisit", access_),
               *request, response);
}

grpc::ServerUnaryReactor* IngestService::DeleteVisit(grpc::CallbackServerContext* context,
                                                     const grpc::ByteBuffer* request,
                                                     grpc::ByteBuffer* response) {
  return Write(access_, delete_visit_, executor_, rpc::UnaryCall(context, "DeleteVisit", access_),
               *request, response);
}

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* IngestService::ImportVisits(
    grpc::CallbackServerContext* context) {
  auto caller = access_.Admit(*context, "ImportVisits");
  rpc::CallFacts facts = rpc::FactsOf(*context, "ImportVisits", caller);
  if (!caller.ok()) return new RefusedImport(facts, caller.status());
  ImportStream* stream = nullptr;
  {
    const absl::MutexLock lock(&mutex_);
    if (draining_) return new RefusedImport(facts, errors::ShuttingDown());
    const auto own =
        std::count_if(imports_.begin(), imports_.end(),
                      [&](const ImportStream* import) { return import->turns() == caller->turns; });
    if (imports_.size() >= kMaxImports || own >= kMaxImportsOfCaller) {
      return new RefusedImport(facts, errors::Overloaded("the list of imports"));
    }
    stream = new ImportStream(access_, *std::move(caller), facts, import_visits_, executor_,
                              max_stream_age_, [this](ImportStream* gone) {
                                clock_.Leave(gone);
                                const absl::MutexLock lock_again(&mutex_);
                                imports_.erase(gone);
                              });
    if (const absl::Status joined = clock_.Join(stream); !joined.ok()) {
      delete stream;
      return new RefusedImport(facts, joined);
    }
    imports_.insert(stream);
  }
  stream->Start();
  return stream;
}

// A connection that is closed before all was read that the caller sent is reset, and takes along
// the last answers and the reason: what still comes is read for a moment.
void IngestService::Drain(absl::Duration grace) {
  {
    // Told under the lock, so that no stream goes while it is.
    const absl::MutexLock lock(&mutex_);
    draining_ = true;
    if (imports_.empty()) return;
    for (ImportStream* stream : imports_) stream->Drain();
    mutex_.AwaitWithTimeout(
        absl::Condition(
            +[](std::set<ImportStream*>* imports) { return imports->empty(); }, &imports_),
        grace);
  }
  absl::SleepFor(kLinger);
}

AdminService::AdminService(const rpc::Access& access, const reference::ReferenceData& reference,
                           LogStore& store, CommitQueue& queue, rpc::Executor& executor,
                           DiskRoom& room, BackupStore* backups)
    : access_(access),
      executor_(executor),
      long_executor_(/*threads=*/1, kMaxWaitingLong),
      verify_executor_(/*threads=*/1, kMaxWaitingLong),
      erase_revision_(reference, store, queue, long_executor_),
      create_backup_(store, backups, [&room] { return room.Check(); }),
      list_backups_(backups),
      verify_backup_(backups),
      get_storage_status_(store, room, backups) {}

grpc::ServerUnaryReactor* AdminService::EraseRevision(grpc::CallbackServerContext* context,
                                                      const v1::EraseRevisionRequest* request,
                                                      v1::EraseRevisionResponse* response) {
  const rpc::UnaryCall call(context, "EraseRevision", access_);
  return Run(call, long_executor_, [this, call, request, response] {
    erase_revision_.Handle(WriterOf(access_, call), *request,
                           [call, response](absl::StatusOr<v1::EraseRevisionResponse> erased) {
                             Answer(call, std::move(erased), response);
                           });
  });
}

grpc::ServerUnaryReactor* AdminService::CreateBackup(grpc::CallbackServerContext* context,
                                                     const v1::CreateBackupRequest* request,
                                                     v1::CreateBackupResponse* response) {
  const rpc::UnaryCall call(context, "CreateBackup", access_);
  return Run(call, long_executor_, [this, call, request, response] {
    Answer(call, create_backup_.Handle(*request), response);
  });
}

grpc::ServerUnaryReactor* AdminService::ListBackups(grpc::CallbackServerContext* context,
                                                    const v1::ListBackupsRequest* request,
                                                    v1::ListBackupsResponse* response) {
  const rpc::UnaryCall call(context, "ListBackups", access_);
  return Run(call, executor_, [this, call, request, response] {
    Answer(call, list_backups_.Handle(*request), response);
  });
}

grpc::ServerUnaryReactor* AdminService::VerifyBackup(grpc::CallbackServerContext* context,
                                                     const v1::VerifyBackupRequest* request,
                                                     v1::VerifyBackupResponse* response) {
  const rpc::UnaryCall call(context, "VerifyBackup", access_);
  return Run(call, verify_executor_, [this, call, request, response] {
    Answer(call, verify_backup_.Handle(*request), response);
  });
}

grpc::ServerUnaryReactor* AdminService::GetStorageStatus(grpc::CallbackServerContext* context,
                                                         const v1::GetStorageStatusRequest* request,
                                                         v1::GetStorageStatusResponse* response) {
  const rpc::UnaryCall call(context, "GetStorageStatus", access_);
  return Run(call, executor_, [this, call, request, response] {
    Answer(call, get_storage_status_.Handle(*request), response);
  });
}

ChangeFeedService::ChangeFeedService(const rpc::Access& access, ChangeFeed& feed,
                                     rpc::Executor& executor, absl::Duration max_stream_age)
    : access_(access), feed_(feed), executor_(executor), max_stream_age_(max_stream_age) {}

grpc::ServerWriteReactor<internal::v1::StreamChangesResponse>* ChangeFeedService::StreamChanges(
    grpc::CallbackServerContext* context, const internal::v1::StreamChangesRequest* request) {
  auto caller = access_.Admit(*context, "StreamChanges");
  const absl::Status admitted = caller.status();
  rpc::CallFacts facts = rpc::FactsOf(*context, "StreamChanges", caller);
  auto* stream = new FeedStream(access_, caller.ok() ? *std::move(caller) : rpc::Caller(),
                                std::move(facts), feed_, executor_, max_stream_age_, *request);
  stream->Begin(admitted);
  return stream;
}

}  // namespace waymark::ingest
