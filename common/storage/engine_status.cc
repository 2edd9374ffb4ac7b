#include "common/storage/engine_status.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace waymark::storage {

absl::Status FromRocks(const rocksdb::Status& status) {
  if (status.ok()) return absl::OkStatus();
  const std::string text = absl::StrCat("RocksDB: ", status.ToString());
  if (status.IsCorruption() || status.IsPathNotFound()) return absl::DataLossError(text);
  if (status.IsBusy() || status.IsTimedOut()) return absl::UnavailableError(text);
  if (status.IsNoSpace()) return absl::ResourceExhaustedError(text);
  return absl::InternalError(text);
}

}  // namespace waymark::storage
