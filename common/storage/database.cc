#include "common/storage/database.h"

#include <algorithm>
#include <cstdint>
#include <system_error>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "rocksdb/cache.h"
#include "rocksdb/db.h"
#include "rocksdb/file_checksum.h"
#include "rocksdb/filter_policy.h"
#include "rocksdb/iterator.h"
#include "rocksdb/listener.h"
#include "rocksdb/merge_operator.h"
#include "rocksdb/options.h"
#include "rocksdb/slice.h"
#include "rocksdb/statistics.h"
#include "rocksdb/table.h"
#include "rocksdb/write_batch.h"

#include "common/status/status_macros.h"
#include "common/storage/engine_log.h"
#include "common/storage/engine_status.h"
#include "common/storage/number_set_merge.h"

namespace waymark::storage {
namespace {

constexpr std::size_t kWriteBufferBytes = std::size_t{16} << 20;
// While a store is filled (SetFilling).
constexpr std::size_t kFillingBufferBytes = std::size_t{64} << 20;
constexpr int kAnyNumberOfTables = 1 << 20;
// Of an entry in a batch beside key and value: its kind, family and lengths.
constexpr std::size_t kMostBytesBesideEntry = 16;

rocksdb::Slice ToSlice(std::string_view text) { return {text.data(), text.size()}; }
std::string_view ToView(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

// Counts, without the histograms and timers, which cost more than the reads they tell of.
std::shared_ptr<rocksdb::Statistics> NewStatistics() {
  std::shared_ptr<rocksdb::Statistics> statistics = rocksdb::CreateDBStatistics();
  statistics->set_stats_level(rocksdb::StatsLevel::kExceptHistogramOrTimers);
  return statistics;
}

// Keeps RocksDB from going on by itself after a failure.
class StopsAtFailure : public rocksdb::EventListener {
 public:
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason /*reason*/, rocksdb::Status error,
                            bool* auto_recovery) override {
    error.PermitUncheckedError();
    *auto_recovery = false;
  }
};

rocksdb::DBOptions DbOptions(const DatabaseOptions& options,
                             std::shared_ptr<rocksdb::Statistics> statistics) {
  rocksdb::DBOptions db;
  db.create_if_missing = true;
  db.create_missing_column_families = true;
  db.paranoid_checks = true;
  // The default, kPointInTimeRecovery, takes a flipped bit in the write-ahead log for its end and
  // drops every acknowledged record after it without a word.
  db.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  // Lets a backup prove each file is what was written.
  db.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
  // Files are opened as they are needed; descriptors are for connections too.
  db.max_open_files = 512;
  if (!options.read_only) db.info_log = NewEngineLog();
  // Column families that are seldom written must not keep old write-ahead logs for ever.
  db.max_total_wal_size = std::uint64_t{128} << 20;
  if (options.env != nullptr) db.env = options.env;
  db.atomic_flush = options.flush_together;
  if (options.stop_at_failure) db.listeners.push_back(std::make_shared<StopsAtFailure>());
  db.statistics = std::move(statistics);
  return db;
}

rocksdb::ColumnFamilyOptions FamilyOptions(const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  // Counts index and filter blocks into the cache, so that memory stays bounded as data grows.
  table.cache_index_and_filter_blocks = true;
  // In small parts: those of a large table are up to megabytes, and the cache would read them anew,
  // whole, for a single key.
  table.index_type = rocksdb::BlockBasedTableOptions::kTwoLevelIndexSearch;
  table.partition_filters = true;
  rocksdb::ColumnFamilyOptions family;
  family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  family.write_buffer_size = kWriteBufferBytes;
  // Most keys that are asked for before they are written are not there.
  family.memtable_prefix_bloom_size_ratio = 0.02;
  family.memtable_whole_key_filtering = true;
  family.merge_operator = NumberSetMerge();
  return family;
}

// Of these families.
std::vector<rocksdb::ColumnFamilyDescriptor> Descriptors(const std::vector<std::string>& names,
                                                         const DatabaseOptions& options) {
  rocksdb::ColumnFamilyOptions family =
      FamilyOptions(rocksdb::NewLRUCache(options.block_cache_bytes));
  // The many tables that filling leaves are put in order while it is used: no write waits for that.
  if (options.flush_together) {
    family.level0_slowdown_writes_trigger = kAnyNumberOfTables;
    family.level0_stop_writes_trigger = kAnyNumberOfTables;
  }
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  descriptors.reserve(names.size());
  for (const std::string& name : names) descriptors.emplace_back(name, family);
  return descriptors;
}

}  // namespace

struct Scan::Bound {
  // Empty where nothing comes after the prefix: it is empty or all 0xff.
  explicit Bound(std::string_view prefix) : key(prefix) {
    while (!key.empty() && static_cast<unsigned char>(key.back()) == 0xff) key.pop_back();
    if (key.empty()) return;
    key.back() = static_cast<char>(static_cast<unsigned char>(key.back()) + 1);
    slice = ToSlice(key);
  }

  std::string key;
  rocksdb::Slice slice;
};

Scan::Scan(std::unique_ptr<Bound> bound, std::unique_ptr<rocksdb::Iterator> iterator,
           std::string prefix, std::string_view start)
    : bound_(std::move(bound)), iterator_(std::move(iterator)), prefix_(std::move(prefix)) {
  iterator_->Seek(start.empty() ? rocksdb::Slice(prefix_) : ToSlice(start));
}

Scan::~Scan() = default;
Scan::Scan(Scan&&) noexcept = default;

bool Scan::Valid() const {
  return iterator_->Valid() && iterator_->key().starts_with(ToSlice(prefix_));
}

std::string_view Scan::key() const { return ToView(iterator_->key()); }
std::string_view Scan::value() const { return ToView(iterator_->value()); }
void Scan::Next() { iterator_->Next(); }
void Scan::Seek(std::string_view key) { iterator_->Seek(ToSlice(key)); }

void Scan::SeekToLast() { iterator_->SeekToLast(); }

absl::Status Scan::status() const { return FromRocks(iterator_->status()); }

absl::StatusOr<std::unique_ptr<Database>> Database::Open(const DatabaseOptions& options) {
  std::unique_ptr<Database> database(new Database());
  database->statistics_ = NewStatistics();
  WAYMARK_RETURN_IF_ERROR(options.read_only ? database->OpenToRead(options)
                                            : database->OpenToWrite(options));
  return database;
}

absl::Status Database::OpenToWrite(const DatabaseOptions& options) {
  std::vector<std::string> names = {rocksdb::kDefaultColumnFamilyName};
  names.insert(names.end(), options.families.begin(), options.families.end());
  // RocksDB would make it too, and call it an error first that it is not there.
  std::error_code not_made;
  std::filesystem::create_directory(options.directory, not_made);
  rocksdb::DB* db = nullptr;
  const rocksdb::Status opened =
      rocksdb::DB::Open(DbOptions(options, statistics_), options.directory.string(),
                        Descriptors(names, options), &handles_, &db);
  db_.reset(db);
  // RocksDB's word for families that are there and were not asked for.
  if (opened.IsInvalidArgument()) {
    return absl::FailedPreconditionError(
        absl::StrCat("the store is not this version's (RocksDB: ", opened.ToString(),
                     "); run the version that wrote it, or a newer one"));
  }
  return FromRocks(opened);
}

absl::Status Database::OpenToRead(const DatabaseOptions& options) {
  WAYMARK_ASSIGN_OR_RETURN(read_lock_, ReadLock::Take(options.directory));
  rocksdb::DBOptions db_options = DbOptions(options, statistics_);
  db_options.paranoid_checks = !options.despite_damage;
  const std::string directory = options.directory.string();
  std::vector<std::string> there;
  WAYMARK_RETURN_IF_ERROR(
      FromRocks(rocksdb::DB::ListColumnFamilies(db_options, directory, &there)));
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  const rocksdb::Status opened = rocksdb::DB::OpenForReadOnly(
      db_options, directory, Descriptors(there, options), &handles, &db);
  db_.reset(db);
  WAYMARK_RETURN_IF_ERROR(FromRocks(opened));
  handles_.resize(1 + options.families.size());
  for (rocksdb::ColumnFamilyHandle* handle : handles) {
    const auto family =
        std::find(options.families.begin(), options.families.end(), handle->GetName());
    if (family != options.families.end()) {
      handles_[1 + static_cast<std::size_t>(family - options.families.begin())] = handle;
    } else {
      handles_.push_back(handle);
    }
  }
  return absl::OkStatus();
}

Database::~Database() {
  for (rocksdb::ColumnFamilyHandle* handle : handles_) {
    if (handle != nullptr) (void)db_->DestroyColumnFamilyHandle(handle);
  }
}

absl::StatusOr<std::optional<std::string>> Database::Get(Family family,
                                                         std::string_view key) const {
  rocksdb::ColumnFamilyHandle* const handle = handles_.at(family + 1);
  if (handle == nullptr) return std::nullopt;
  std::string value;
  const rocksdb::Status status = db_->Get(rocksdb::ReadOptions(), handle, ToSlice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  WAYMARK_RETURN_IF_ERROR(FromRocks(status));
  return value;
}

absl::StatusOr<std::vector<std::optional<std::string>>> Database::GetAll(
    Family family, const std::vector<std::string>& keys) const {
  std::vector<std::optional<std::string>> values(keys.size());
  rocksdb::ColumnFamilyHandle* const handle = handles_.at(family + 1);
  if (handle == nullptr || keys.empty()) return values;
  const std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
  std::vector<rocksdb::PinnableSlice> found(keys.size());
  std::vector<rocksdb::Status> statuses(keys.size());
  db_->MultiGet(rocksdb::ReadOptions(), handle, slices.size(), slices.data(), found.data(),
                statuses.data());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (statuses[i].IsNotFound()) continue;
    WAYMARK_RETURN_IF_ERROR(FromRocks(statuses[i]));
    values[i] = found[i].ToString();
  }
  return values;
}

absl::Status Database::Write(const Batch& batch, Sync sync) {
  // With what each entry takes beside its bytes, so that they are copied once.
  rocksdb::WriteBatch writes(batch.bytes + batch.entries.size() * kMostBytesBesideEntry);
  for (const Batch::Entry& entry : batch.entries) {
    rocksdb::ColumnFamilyHandle* const family = handles_.at(entry.family + 1);
    WAYMARK_RETURN_IF_ERROR(FromRocks(!entry.value.has_value() ? writes.Delete(family, entry.key)
                                      : entry.joins ? writes.Merge(family, entry.key, *entry.value)
                                                    : writes.Put(family, entry.key, *entry.value)));
  }
  rocksdb::WriteOptions options;
  options.sync = sync == Sync::kYes;
  options.disableWAL = sync == Sync::kUnlogged;
  return FromRocks(db_->Write(options, &writes));
}

absl::Status Database::Flush() { return FromRocks(db_->Flush(rocksdb::FlushOptions(), handles_)); }

absl::Status Database::SetFilling(bool filling) {
  const std::size_t buffer_bytes = filling ? kFillingBufferBytes : kWriteBufferBytes;
  for (rocksdb::ColumnFamilyHandle* const family : handles_) {
    WAYMARK_RETURN_IF_ERROR(FromRocks(
        db_->SetOptions(family, {{"write_buffer_size", absl::StrCat(buffer_bytes)},
                                 {"disable_auto_compactions", filling ? "true" : "false"}})));
  }
  return absl::OkStatus();
}

Scan Database::NewScan(Family family, std::string_view prefix, std::string_view start) const {
  rocksdb::ColumnFamilyHandle* const handle = handles_.at(family + 1);
  auto bound = std::make_unique<Scan::Bound>(prefix);
  rocksdb::ReadOptions options;
  // So that the end of a scan costs no look at what comes after it.
  if (!bound->key.empty()) options.iterate_upper_bound = &bound->slice;
  std::unique_ptr<rocksdb::Iterator> iterator(
      handle == nullptr ? rocksdb::NewEmptyIterator() : db_->NewIterator(options, handle));
  return {std::move(bound), std::move(iterator), std::string(prefix), start};
}

absl::Status Database::Purge(const std::vector<KeyRange>& ranges) {
  // A write-ahead log goes once no family needs it: all of them are flushed, whatever the ranges.
  WAYMARK_RETURN_IF_ERROR(FromRocks(db_->Flush(rocksdb::FlushOptions(), handles_)));
  rocksdb::CompactRangeOptions options;
  // The lowest level is where the oldest bytes are; left to itself RocksDB does not rewrite it.
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  for (const KeyRange& range : ranges) {
    const rocksdb::Slice first = ToSlice(range.first);
    rocksdb::Slice last;
    if (range.last.has_value()) last = ToSlice(*range.last);
    WAYMARK_RETURN_IF_ERROR(FromRocks(db_->CompactRange(
        options, handles_.at(range.family + 1), &first, range.last.has_value() ? &last : nullptr)));
  }
  return RemoveObsoleteFiles();
}

ReadCost Database::Reads() const {
  return {.gets = statistics_->getTickerCount(rocksdb::NUMBER_KEYS_READ) +
                  statistics_->getTickerCount(rocksdb::NUMBER_MULTIGET_KEYS_READ),
          .seeks = statistics_->getTickerCount(rocksdb::NUMBER_DB_SEEK),
          .steps = statistics_->getTickerCount(rocksdb::NUMBER_DB_NEXT),
          .bytes = statistics_->getTickerCount(rocksdb::BYTES_READ) +
                   statistics_->getTickerCount(rocksdb::NUMBER_MULTIGET_BYTES_READ) +
                   statistics_->getTickerCount(rocksdb::ITER_BYTES_READ),
          .blocks = statistics_->getTickerCount(rocksdb::BLOCK_CACHE_HIT) +
                    statistics_->getTickerCount(rocksdb::BLOCK_CACHE_MISS),
          .disk_blocks = statistics_->getTickerCount(rocksdb::BLOCK_CACHE_MISS)};
}

absl::StatusOr<Database::Manifest> Database::LookAtManifest() const {
  std::vector<std::string> files;
  Manifest manifest;
  WAYMARK_RETURN_IF_ERROR(
      FromRocks(db_->GetLiveFiles(files, &manifest.size, /*flush_memtable=*/false)));
  for (const std::string& file : files) {
    const std::string name = std::filesystem::path(file).filename();
    if (name.starts_with("MANIFEST-")) manifest.name = name;
  }
  return manifest;
}

Vitals Database::LookAtVitals() const {
  using Properties = rocksdb::DB::Properties;
  const auto sum = [this](const std::string& property) {
    std::uint64_t value = 0;
    return db_->GetAggregatedIntProperty(property, &value) ? value : 0;
  };
  Vitals vitals{.live_data_bytes = sum(Properties::kEstimateLiveDataSize),
                .table_bytes = sum(Properties::kTotalSstFilesSize),
                .memtable_bytes = sum(Properties::kCurSizeAllMemTables),
                .pending_compaction_bytes = sum(Properties::kEstimatePendingCompactionBytes)};
  // These are the database's as a whole, or no number that RocksDB adds up.
  (void)db_->GetIntProperty(handles_.back(), Properties::kBlockCacheUsage,
                            &vitals.block_cache_bytes);
  (void)db_->GetIntProperty(Properties::kIsWriteStopped, &vitals.write_stopped);
  (void)db_->GetIntProperty(Properties::kBackgroundErrors, &vitals.background_errors);
  for (rocksdb::ColumnFamilyHandle* const family : handles_) {
    std::string files;
    std::uint64_t count = 0;
    if (family != nullptr &&
        db_->GetProperty(family, Properties::kNumFilesAtLevelPrefix + "0", &files) &&
        absl::SimpleAtoi(files, &count)) {
      vitals.level0_files += count;
    }
  }
  return vitals;
}

std::vector<TableFile> Database::Tables() const {
  std::vector<rocksdb::LiveFileMetaData> files;
  db_->GetLiveFilesMetaData(&files);
  std::vector<TableFile> tables;
  tables.reserve(files.size());
  for (const rocksdb::LiveFileMetaData& file : files) {
    tables.push_back({.name = file.relative_filename,
                      .family = file.column_family_name,
                      .size = file.size,
                      .checksum = file.file_checksum,
                      .checksum_function = file.file_checksum_func_name,
                      .first_key = file.smallestkey,
                      .last_key = file.largestkey});
  }
  std::sort(tables.begin(), tables.end(),
            [](const TableFile& a, const TableFile& b) { return a.name < b.name; });
  return tables;
}

// RocksDB removes files in the background, some time after they are of no use. Enabling deletions
// removes all that nobody else is about to remove, and listing the logs while they are disabled
// waits for those who are.
absl::Status Database::RemoveObsoleteFiles() {
  WAYMARK_RETURN_IF_ERROR(FromRocks(db_->DisableFileDeletions()));
  rocksdb::VectorLogPtr logs;
  absl::Status waited = FromRocks(db_->GetSortedWalFiles(logs));
  WAYMARK_RETURN_IF_ERROR(FromRocks(db_->EnableFileDeletions(/*force=*/false)));
  return waited;
}

}  // namespace waymark::storage
