// The limits of disk and store: what a write costs that does nothing but write. Prints one line of
// JSON: see CallTimes::Json, where a "call" is a sync, and in groups also visits_per_second.
//
//   disk_limit append DIRECTORY BYTES SECONDS
//     appends so many bytes to a file and has them synced (fdatasync), again and again
//   disk_limit batch DIRECTORY SECONDS GROUP DATA_DIR
//     writes into an empty RocksDB what a stopped ingest service's store in DATA_DIR holds of each
//     change, the same families, keys and values, GROUP changes in a synced batch

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

#include "common/status/status_macros.h"
#include "common/storage/database.h"
#include "ingest-service/log/keys.h"
#include "tests/bench/load/call_times.h"
#include "tests/bench/random.h"

namespace waymark::bench {
namespace {

absl::Status Append(const std::filesystem::path& directory, std::size_t bytes, double seconds) {
  const std::filesystem::path path = directory / "appended";
  const int file = open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_APPEND, 0600);
  if (file < 0) return absl::UnavailableError("cannot write into the directory");
  const std::string piece(bytes, 'x');
  CallTimes times;
  const absl::Time start = absl::Now();
  while (absl::Now() < start + absl::Seconds(seconds)) {
    const absl::Time begun = absl::Now();
    const bool written = write(file, piece.data(), piece.size()) == static_cast<ssize_t>(bytes) &&
                         fdatasync(file) == 0;
    if (!written) return absl::UnavailableError("a write failed");
    times.Succeeded(absl::Now() - begun, bytes);
  }
  std::puts(times.Json(absl::ToDoubleSeconds(absl::Now() - start)).c_str());
  close(file);
  std::filesystem::remove(path);
  return absl::OkStatus();
}

// What a change puts into the store.
using Entries = std::vector<storage::Batch::Entry>;

// The entries of each family dealt out to changes: as many to each as there are for it. Keys of the
// log come in order, as they are written; those of others come as visits do, in no order.
absl::StatusOr<std::vector<Entries>> ReadChanges(const std::filesystem::path& data_dir) {
  WAYMARK_ASSIGN_OR_RETURN(const auto database,
                           storage::Database::Open({.directory = data_dir / "log",
                                                    .families = ingest::keys::Families(),
                                                    .read_only = true}));
  std::vector<Entries> by_family(ingest::keys::Families().size());
  for (storage::Family family = 0; family < by_family.size(); ++family) {
    if (family == ingest::keys::kMeta) continue;
    storage::Scan scan = database->NewScan(family, "");
    for (; scan.Valid(); scan.Next()) {
      by_family[family].push_back(
          {.family = family, .key = std::string(scan.key()), .value = std::string(scan.value())});
    }
    WAYMARK_RETURN_IF_ERROR(scan.status());
  }
  const std::size_t changes = by_family[ingest::keys::kLog].size();
  if (changes == 0) return absl::InvalidArgumentError("the store is empty");
  std::vector<Entries> entries(changes);
  Random random(1);
  for (storage::Family family = 0; family < by_family.size(); ++family) {
    Entries& all = by_family[family];
    if (family != ingest::keys::kLog && family != ingest::keys::kRevisions) {
      for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random.Below(i)]);
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      entries[i * changes / all.size()].push_back(std::move(all[i]));
    }
  }
  return entries;
}

absl::Status WriteBatches(const std::filesystem::path& directory, double seconds, std::size_t group,
                          const std::filesystem::path& data_dir) {
  WAYMARK_ASSIGN_OR_RETURN(const auto changes, ReadChanges(data_dir));
  const std::filesystem::path store = directory / "batches";
  std::filesystem::remove_all(store);
  CallTimes times;
  std::size_t written = 0;
  double took = 0;
  std::size_t keys = 0;
  {
    WAYMARK_ASSIGN_OR_RETURN(
        const auto database,
        storage::Database::Open({.directory = store, .families = ingest::keys::Families()}));
    const absl::Time start = absl::Now();
    while (written < changes.size() && absl::Now() < start + absl::Seconds(seconds)) {
      storage::Batch batch;
      const std::size_t end = std::min(changes.size(), written + group);
      for (; written < end; ++written) {
        for (const storage::Batch::Entry& entry : changes[written]) {
          batch.Put(entry.family, entry.key, *entry.value);
        }
      }
      keys += batch.entries.size();
      const absl::Time begun = absl::Now();
      WAYMARK_RETURN_IF_ERROR(database->Write(batch, storage::Sync::kYes));
      times.Succeeded(absl::Now() - begun, 0);
    }
    took = absl::ToDoubleSeconds(absl::Now() - start);
  }
  std::filesystem::remove_all(store);
  std::string json = times.Json(took);
  json.pop_back();
  absl::PrintF("%s,\"visits_per_second\":%.1f,\"keys_per_visit\":%.2f}\n", json,
               static_cast<double>(written) / took,
               static_cast<double>(keys) / static_cast<double>(written));
  return absl::OkStatus();
}

absl::Status Main(const std::vector<std::string>& arguments) {
  if (arguments.size() == 4 && arguments[0] == "append") {
    return Append(arguments[1], std::strtoul(arguments[2].c_str(), nullptr, 10),
                  std::strtod(arguments[3].c_str(), nullptr));
  }
  if (arguments.size() == 5 && arguments[0] == "batch") {
    return WriteBatches(arguments[1], std::strtod(arguments[2].c_str(), nullptr),
                        std::strtoul(arguments[3].c_str(), nullptr, 10), arguments[4]);
  }
  return absl::InvalidArgumentError(
      "usage: disk_limit append DIRECTORY BYTES SECONDS | batch DIRECTORY SECONDS GROUP DATA_DIR");
}

}  // namespace
}  // namespace waymark::bench

int main(int argc, char** argv) {
  const absl::Status status = waymark::bench::Main({argv + 1, argv + argc});
  if (!status.ok()) std::fprintf(stderr, "disk_limit: %s\n", status.ToString().c_str());
  return status.ok() ? 0 : 1;
}
