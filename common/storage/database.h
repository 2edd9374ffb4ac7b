#ifndef WAYMARK_COMMON_STORAGE_DATABASE_H_
#define WAYMARK_COMMON_STORAGE_DATABASE_H_

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "common/storage/batch.h"
#include "common/storage/file_check.h"
#include "common/storage/read_cost.h"
#include "common/storage/read_lock.h"
#include "common/storage/vitals.h"

namespace rocksdb {
class DB;
class ColumnFamilyHandle;
class Env;
class Iterator;
class Statistics;
}  // namespace rocksdb

// The one folder that speaks RocksDB. Its errors become absl::Status as engine_status.h says.
namespace waymark::storage {

// Whether a write returns only once it is on disk. kUnlogged: nor is it in the write-ahead log. A
// crash takes back all that was written since the last Flush; see DatabaseOptions::flush_together.
enum class Sync { kYes, kNo, kUnlogged };

// Keys of one family, from the first to the last, both among them.
struct KeyRange {
  Family family = 0;
  std::string first;
  std::optional<std::string> last;  // Nothing: to the end.
};

// Walks the keys of one family that begin with a prefix, in order. Sees the state at its making.
// Check status() once it ends: an error ends it too.
class Scan {
 public:
  // Where a prefix ends: the first key after all that begin with it.
  struct Bound;

  Scan(std::unique_ptr<Bound> bound, std::unique_ptr<rocksdb::Iterator> iterator,
       std::string prefix, std::string_view start);
  ~Scan();
  Scan(Scan&&) noexcept;

  [[nodiscard]] bool Valid() const;
  // Valid() must hold. Good until the next move.
  [[nodiscard]] std::string_view key() const;
  [[nodiscard]] std::string_view value() const;
  void Next();
  // Moves to the first key at or after `key`, which must begin with the prefix.
  void Seek(std::string_view key);
  // Moves to the last key of the prefix.
  void SeekToLast();
  [[nodiscard]] absl::Status status() const;

 private:
  std::unique_ptr<Bound> bound_;  // The iterator looks at it as long as it lives.
  std::unique_ptr<rocksdb::Iterator> iterator_;
  std::string prefix_;
};

struct DatabaseOptions {
  std::filesystem::path directory;
  // Families in order: Family 0, 1, ... Missing ones are made.
  std::vector<std::string> families;
  // Bounds the memory for data read again.
  std::size_t block_cache_bytes = std::size_t{64} << 20;
  // For who writes unlogged: writes of all families reach the tables together, so that a crash
  // takes back the last of them, each batch whole; and no write waits for tables to be put in
  // order.
  bool flush_together = false;
  // Where faults are injected in tests; null: the real file system. Outlives the database.
  rocksdb::Env* env = nullptr;
  // RocksDB too writes nothing more after a failed write, until the database is opened again. Left
  // to itself it goes on where the disk was full for a moment, and flushes families one by one: of
  // the batch that failed some may then be there and some not.
  bool stop_at_failure = false;
  // Changes no file and makes none: a family that is not there reads as empty, and others than
  // those in the list may be there. Keeps other processes from opening it meanwhile. Nothing may be
  // written or purged.
  bool read_only = false;
  // With read_only: opens it though tables or write-ahead logs are damaged or missing, to see what
  // is left. What they held fails to be read, or is as if it had never been written.
  bool despite_damage = false;
};

// An open RocksDB. Thread-safe.
class Database {
 public:
  // FAILED_PRECONDITION where the directory holds families that are not in the list: a newer
  // version's. UNAVAILABLE where it is only to be read and another process has it open.
  static absl::StatusOr<std::unique_ptr<Database>> Open(const DatabaseOptions& options);
  ~Database();

  // The value, or nothing where the key is not there.
  absl::StatusOr<std::optional<std::string>> Get(Family family, std::string_view key) const;
  // The same of several keys of a family, in their order, of one state: for less than one by one.
  absl::StatusOr<std::vector<std::optional<std::string>>> GetAll(
      Family family, const std::vector<std::string>& keys) const;
  // After an error with Sync::kYes the outcome is unknown until the database is opened again, and
  // nothing more may be written through this handle.
  absl::Status Write(const Batch& batch, Sync sync);
  // Puts all that was written into tables.
  absl::Status Flush();
  // While it is filled, tables are large and are left as they come: it takes up to 300 MB of memory
  // more, and reads get slow. Until it is called, it is not.
  absl::Status SetFilling(bool filling);
  // From the first key with the prefix, or the first of them at or after `start`, which then begins
  // with the prefix.
  [[nodiscard]] Scan NewScan(Family family, std::string_view prefix,
                             std::string_view start = "") const;

  // Once it returns, what was deleted or replaced in these ranges before the call is in no file of
  // the database any more; a file that a Scan reads just then goes with the scan. It rewrites every
  // file that holds some of the ranges: for erasing, not for every day. After an error some of it
  // may still be there: call it again.
  absl::Status Purge(const std::vector<KeyRange>& ranges);

  // What it has been read for so far, by any thread.
  [[nodiscard]] ReadCost Reads() const;

  // The file that says which tables and write-ahead logs there are, and how much of it is synced.
  struct Manifest {
    std::string name;  // "MANIFEST-000034"
    std::uint64_t size = 0;
  };
  [[nodiscard]] absl::StatusOr<Manifest> LookAtManifest() const;

  // How it is now. Looks at each family: for who looks every few seconds.
  [[nodiscard]] Vitals LookAtVitals() const;

  // The tables of every family, also of those that are not in the list.
  [[nodiscard]] std::vector<TableFile> Tables() const;

 private:
  friend class Backups;
  Database() = default;
  absl::Status OpenToWrite(const DatabaseOptions& options);
  absl::Status OpenToRead(const DatabaseOptions& options);
  absl::Status RemoveObsoleteFiles();

  std::optional<ReadLock> read_lock_;
  std::shared_ptr<rocksdb::Statistics> statistics_;
  std::unique_ptr<rocksdb::DB> db_;
  // RocksDB's default family, which we leave empty; those of the list, null where one is not there;
  // and others that are.
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
};

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_DATABASE_H_
