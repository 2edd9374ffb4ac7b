#ifndef WAYMARK_INGEST_SERVICE_INGEST_SERVICE_H_
#define WAYMARK_INGEST_SERVICE_INGEST_SERVICE_H_

#include <set>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "waymark/internal/v1/change_feed.grpc.pb.h"
#include "waymark/v1/admin_service.grpc.pb.h"
#include "waymark/v1/ingest_service.grpc.pb.h"

#include "common/reference/reference_data.h"
#include "common/rpc/calls/access.h"
#include "common/rpc/executor.h"
#include "common/rpc/stream_bell.h"
#include "ingest-service/backup/backup_store.h"
#include "ingest-service/handlers/create_backup_handler.h"
#include "ingest-service/handlers/create_visit_handler.h"
#include "ingest-service/handlers/delete_visit_handler.h"
#include "ingest-service/handlers/erase_revision_handler.h"
#include "ingest-service/handlers/get_storage_status_handler.h"
#include "ingest-service/handlers/import_visits_handler.h"
#include "ingest-service/handlers/list_backups_handler.h"
#include "ingest-service/handlers/update_visit_handler.h"
#include "ingest-service/handlers/verify_backup_handler.h"
#include "ingest-service/log/change_feed.h"
#include "ingest-service/log/disk_room.h"
#include "ingest-service/streams/import_stream.h"

namespace waymark::ingest {

// waymark.v1.IngestService on the wire: each method hands over to its handler or stream. Messages
// are taken as bytes and parsed on the executor (common/rpc/wire.h says why).
class IngestService final : public v1::IngestService::WithRawCallbackMethod_CreateVisit<
                                v1::IngestService::WithRawCallbackMethod_UpdateVisit<
                                    v1::IngestService::WithRawCallbackMethod_DeleteVisit<
                                        v1::IngestService::WithRawCallbackMethod_ImportVisits<
                                            v1::IngestService::Service>>>> {
 public:
  // All outlive the service. An import older than `max_stream_age` ends in good order.
  IngestService(const rpc::Access& access, const reference::ReferenceData& reference,
                const LogStore& store, CommitQueue& queue, rpc::Executor& executor,
                absl::Duration max_stream_age);

  // Every import takes in nothing more and ends once it has answered. Returns when all have and
  // their callers could read it, or after `grace`.
  void Drain(absl::Duration grace);

  grpc::ServerUnaryReactor* CreateVisit(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* UpdateVisit(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* DeleteVisit(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override;
  grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* ImportVisits(
      grpc::CallbackServerContext* context) override;

 private:
  const rpc::Access& access_;
  CreateVisitHandler create_visit_;
  UpdateVisitHandler update_visit_;
  DeleteVisitHandler delete_visit_;
  ImportVisitsHandler import_visits_;
  rpc::Executor& executor_;
  absl::Mutex mutex_;
  std::set<ImportStream*> imports_ ABSL_GUARDED_BY(mutex_);
  bool draining_ ABSL_GUARDED_BY(mutex_) = false;
  const absl::Duration max_stream_age_;
  rpc::StreamBell clock_;  // Has imports look how old they are.
};

// waymark.v1.AdminService on the wire.
class AdminService final : public v1::AdminService::CallbackService {
 public:
  // All outlive the service. `backups` is null where none are kept.
  AdminService(const rpc::Access& access, const reference::ReferenceData& reference,
               LogStore& store, CommitQueue& queue, rpc::Executor& executor, DiskRoom& room,
               BackupStore* backups);

  grpc::ServerUnaryReactor* EraseRevision(grpc::CallbackServerContext* context,
                                          const v1::EraseRevisionRequest* request,
                                          v1::EraseRevisionResponse* response) override;
  grpc::ServerUnaryReactor* CreateBackup(grpc::CallbackServerContext* context,
                                         const v1::CreateBackupRequest* request,
                                         v1::CreateBackupResponse* response) override;
  grpc::ServerUnaryReactor* ListBackups(grpc::CallbackServerContext* context,
                                        const v1::ListBackupsRequest* request,
                                        v1::ListBackupsResponse* response) override;
  grpc::ServerUnaryReactor* VerifyBackup(grpc::CallbackServerContext* context,
                                         const v1::VerifyBackupRequest* request,
                                         v1::VerifyBackupResponse* response) override;
  grpc::ServerUnaryReactor* GetStorageStatus(grpc::CallbackServerContext* context,
                                             const v1::GetStorageStatusRequest* request,
                                             v1::GetStorageStatusResponse* response) override;

 private:
  const rpc::Access& access_;
  rpc::Executor& executor_;
  // Its own, and one thread: to walk the log, to rewrite or copy files takes long, holds nobody
  // else up, and is not done at once: a backup holds on to files that an erasure has to be rid of.
  rpc::Executor long_executor_;
  // To look through a backup takes as long, and holds on to no file of the log.
  rpc::Executor verify_executor_;
  EraseRevisionHandler erase_revision_;
  CreateBackupHandler create_backup_;
  const ListBackupsHandler list_backups_;
  VerifyBackupHandler verify_backup_;
  GetStorageStatusHandler get_storage_status_;
};

// waymark.internal.v1.ChangeFeedService on the wire.
class ChangeFeedService final : public internal::v1::ChangeFeedService::CallbackService {
 public:
  // All outlive the service. A stream older than `max_stream_age` ends with STREAM_EXPIRED.
  ChangeFeedService(const rpc::Access& access, ChangeFeed& feed, rpc::Executor& executor,
                    absl::Duration max_stream_age);

  grpc::ServerWriteReactor<internal::v1::StreamChangesResponse>* StreamChanges(
      grpc::CallbackServerContext* context,
      const internal::v1::StreamChangesRequest* request) override;

 private:
  const rpc::Access& access_;
  ChangeFeed& feed_;
  rpc::Executor& executor_;
  const absl::Duration max_stream_age_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_INGEST_SERVICE_H_
