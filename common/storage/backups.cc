#include "common/storage/backups.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "rocksdb/db.h"
#include "rocksdb/env.h"
#include "rocksdb/table_properties.h"
#include "rocksdb/utilities/backup_engine.h"

#include "common/files/synced_names.h"
#include "common/status/status_macros.h"
#include "common/storage/backup_lists.h"
#include "common/storage/engine_log.h"
#include "common/storage/engine_status.h"
#include "common/storage/file_check.h"
#include "common/telemetry/log.h"

namespace waymark::storage {
namespace {

// Where files lie that copies share.
constexpr char kShared[] = "shared_checksum";
// How often it is looked whether to go on.
constexpr std::uint64_t kLookEveryBytes = std::uint64_t{4} << 20;

struct EngineOptions {
  explicit EngineOptions(const std::filesystem::path& directory)
      : log(NewEngineLog()), options(directory.string()) {
    options.info_log = log.get();
    options.callback_trigger_interval_size = kLookEveryBytes;
  }

  const std::shared_ptr<rocksdb::Logger> log;
  rocksdb::BackupEngineOptions options;
};

template <typename Engine>
absl::StatusOr<std::unique_ptr<Engine>> OpenEngine(const EngineOptions& options) {
  Engine* engine = nullptr;
  const rocksdb::Status opened = Engine::Open(options.options, rocksdb::Env::Default(), &engine);
  std::unique_ptr<Engine> owned(engine);
  WAYMARK_RETURN_IF_ERROR(FromRocks(opened));
  return owned;
}

BackupFacts FactsOf(const rocksdb::BackupInfo& info) {
  return {.number = info.backup_id,
          .damaged = false,
          .size_bytes = info.size,
          .note = info.app_metadata};
}

// Oldest first.
std::vector<BackupFacts> ListOf(const rocksdb::BackupEngineReadOnlyBase& engine) {
  std::vector<rocksdb::BackupInfo> whole;
  engine.GetBackupInfo(&whole);
  std::vector<rocksdb::BackupID> damaged;
  engine.GetCorruptedBackups(&damaged);
  std::vector<BackupFacts> all;
  all.reserve(whole.size() + damaged.size());
  for (const rocksdb::BackupInfo& info : whole) all.push_back(FactsOf(info));
  for (const rocksdb::BackupID number : damaged) {
    all.push_back({.number = number, .damaged = true});
  }
  std::sort(all.begin(), all.end(),
            [](const BackupFacts& a, const BackupFacts& b) { return a.number < b.number; });
  return all;
}

bool AnyDamaged(const std::vector<BackupFacts>& all) {
  return std::any_of(all.begin(), all.end(), [](const BackupFacts& one) { return one.damaged; });
}

// The number of the oldest of the newest `keep` that are not damaged; 0 where there are fewer.
std::uint32_t OldestToKeep(const std::vector<BackupFacts>& all, std::uint32_t keep) {
  std::vector<std::uint32_t> whole;
  for (const BackupFacts& one : all) {
    if (!one.damaged) whole.push_back(one.number);
  }
  return whole.size() < keep ? 0 : whole.at(whole.size() - keep);
}

// In which session of a database each table was written, by the table's name.
absl::StatusOr<std::map<std::string, std::string>> SessionsOfTables(
    rocksdb::DB& db, const std::vector<rocksdb::ColumnFamilyHandle*>& families) {
  std::map<std::string, std::string> sessions;
  for (rocksdb::ColumnFamilyHandle* const family : families) {
    rocksdb::TablePropertiesCollection tables;
    WAYMARK_RETURN_IF_ERROR(FromRocks(db.GetPropertiesOfAllTables(family, &tables)));
    for (const auto& [path, properties] : tables) {
      sessions[std::filesystem::path(path).filename()] = properties->db_session_id;
    }
  }
  return sessions;
}

// As RocksDB names what copies share: "000031_sABC_1024.sst".
std::string SharedName(const std::string& table, const std::string& session, std::uint64_t size) {
  const std::filesystem::path name(table);
  return absl::StrCat(name.stem().string(), "_s", session, "_", size, name.extension().string());
}

// INTERNAL where a file is there that is none of a copy's.
absl::Status CheckNothingLeft(const std::filesystem::path& directory,
                              const rocksdb::BackupEngine& engine) {
  std::vector<rocksdb::BackupInfo> all;
  engine.GetBackupInfo(&all, /*include_file_details=*/true);
  std::set<std::filesystem::path> held;
  for (const rocksdb::BackupInfo& one : all) {
    for (const auto& file : one.file_details) held.insert(directory / file.relative_filename);
  }
  std::error_code error;
  for (const char* const folder : {kShared, "private"}) {
    for (const auto& file :
         std::filesystem::recursive_directory_iterator(directory / folder, error)) {
      if (!file.is_regular_file() || held.contains(file.path())) continue;
      return absl::InternalError(absl::StrCat("not removed: ", file.path().string()));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<BackupFacts> Backups::Create(Database& database, const std::string& note,
                                            const GoOn& go_on) const {
  WAYMARK_RETURN_IF_ERROR(go_on());
  WAYMARK_RETURN_IF_ERROR(PrepareSeals(directory_));
  WAYMARK_RETURN_IF_ERROR(SetDamagedListsAside(directory_));
  WAYMARK_RETURN_IF_ERROR(DropChanged(database));
  const EngineOptions options(directory_);
  WAYMARK_ASSIGN_OR_RETURN(const auto engine, OpenEngine<rocksdb::BackupEngine>(options));
  // What one left that was broken off. Not where one is damaged: what is left of it would go too,
  // and it might be mended from elsewhere.
  if (ListsSetAside(directory_).empty() && !AnyDamaged(ListOf(*engine))) {
    WAYMARK_RETURN_IF_ERROR(FromRocks(engine->GarbageCollect()));
  }
  // RocksDB asks on threads of its own.
  absl::Mutex mutex;
  absl::Status stopped;
  rocksdb::CreateBackupOptions create;
  // Else the write-ahead log would be copied, which is another one each time.
  create.flush_before_backup = true;
  create.progress_callback = [&] {
    const absl::MutexLock lock(&mutex);
    stopped.Update(go_on());
    if (!stopped.ok()) engine->StopBackup();
  };
  rocksdb::BackupID number = 0;
  const rocksdb::Status created =
      engine->CreateNewBackupWithMetadata(create, database.db_.get(), note, &number);
  if (!created.ok()) {
    const absl::MutexLock lock(&mutex);
    WAYMARK_RETURN_IF_ERROR(stopped);
    return FromRocks(created);
  }
  WAYMARK_RETURN_IF_ERROR(SealBackupList(directory_, number));
  rocksdb::BackupInfo info;
  WAYMARK_RETURN_IF_ERROR(FromRocks(engine->GetBackupInfo(number, &info)));
  return FactsOf(info);
}

// RocksDB takes a shared file for the one it wants by its name and size alone.
absl::Status Backups::DropChanged(const Database& database) const {
  WAYMARK_ASSIGN_OR_RETURN(const auto sessions, SessionsOfTables(*database.db_, database.handles_));
  for (const TableFile& table : database.Tables()) {
    const auto session = sessions.find(table.name);
    if (session == sessions.end()) continue;  // Compacted away meanwhile.
    const std::filesystem::path shared =
        directory_ / kShared / SharedName(table.name, session->second, table.size);
    if (!absl::IsDataLoss(CheckTable(shared, table))) continue;
    log::Warning("a file of the backups has changed since it was copied, and is copied anew",
                 {{"file", shared.string()}});
    std::error_code error;
    std::filesystem::remove(shared, error);
    if (error) {
      return absl::DataLossError(absl::StrCat(shared.string(), " has changed since it was copied, ",
                                              "and cannot be removed: ", error.message()));
    }
  }
  return absl::OkStatus();
}

absl::Status Backups::Prune(std::uint32_t keep) const {
  WAYMARK_RETURN_IF_ERROR(SetDamagedListsAside(directory_));
  const EngineOptions options(directory_);
  WAYMARK_ASSIGN_OR_RETURN(const auto engine, OpenEngine<rocksdb::BackupEngine>(options));
  const std::vector<BackupFacts> all = ListOf(*engine);
  const std::uint32_t oldest = OldestToKeep(all, keep);
  for (const BackupFacts& one : all) {
    if (one.number >= oldest) break;
    WAYMARK_RETURN_IF_ERROR(FromRocks(engine->DeleteBackup(one.number)));
  }
  for (const std::uint32_t number : ListsSetAside(directory_)) {
    if (number >= oldest) break;
    WAYMARK_RETURN_IF_ERROR(ForgetListSetAside(directory_, number));
  }
  WAYMARK_RETURN_IF_ERROR(SetDamagedListsAside(directory_));  // Seals of what went.
  // Of those that are damaged it is not known which files are theirs.
  if (!ListsSetAside(directory_).empty() || AnyDamaged(ListOf(*engine))) return absl::OkStatus();
  WAYMARK_RETURN_IF_ERROR(FromRocks(engine->GarbageCollect()));
  // RocksDB does not tell of a file that it could not remove.
  return CheckNothingLeft(directory_, *engine);
}

absl::StatusOr<std::vector<BackupFacts>> Backups::List() const {
  std::error_code error;
  // RocksDB would make the directory, or call it an error that it is not there.
  const bool made = std::filesystem::exists(directory_ / "meta", error);
  if (error) {
    return absl::UnavailableError(
        absl::StrCat("cannot look into ", directory_.string(), ": ", error.message()));
  }
  if (!made) return std::vector<BackupFacts>();
  WAYMARK_ASSIGN_OR_RETURN(const SoundView view, SoundView::Of(directory_));
  const EngineOptions options(view.path());
  WAYMARK_ASSIGN_OR_RETURN(const auto engine, OpenEngine<rocksdb::BackupEngineReadOnly>(options));
  std::vector<BackupFacts> all = ListOf(*engine);
  for (const std::uint32_t number : view.damaged()) {
    const bool known = std::any_of(
        all.begin(), all.end(), [number](const BackupFacts& one) { return one.number == number; });
    if (!known) all.push_back({.number = number, .damaged = true});
  }
  std::sort(all.begin(), all.end(),
            [](const BackupFacts& a, const BackupFacts& b) { return a.number < b.number; });
  return all;
}

absl::Status Backups::Restore(std::uint32_t number, const std::filesystem::path& to) const {
  WAYMARK_ASSIGN_OR_RETURN(const std::vector<BackupFacts> all, List());
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const BackupFacts& one) { return one.number == number; });
  if (found == all.end()) {
    return absl::NotFoundError(absl::StrCat(directory_.string(), " holds no backup ", number));
  }
  if (found->damaged) {
    return absl::DataLossError(absl::StrCat("files of backup ", number, " in ", directory_.string(),
                                            " are missing, or have another size than they had"));
  }
  WAYMARK_ASSIGN_OR_RETURN(const SoundView view, SoundView::Of(directory_));
  const EngineOptions options(view.path());
  WAYMARK_ASSIGN_OR_RETURN(const auto engine, OpenEngine<rocksdb::BackupEngineReadOnly>(options));
  WAYMARK_RETURN_IF_ERROR(FromRocks(engine->RestoreDBFromBackup(number, to.string(), to.string())));
  return files::SyncNamesIn(to);
}

}  // namespace waymark::storage
