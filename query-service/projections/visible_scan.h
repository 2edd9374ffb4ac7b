#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIBLE_SCAN_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIBLE_SCAN_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"

#include "common/storage/database.h"
#include "query-service/projections/keys.h"

namespace waymark::query {

// Walks the entries under a prefix that are part of one state, passing over those of others.
class VisibleScan {
 public:
  VisibleScan(const storage::Database& database, storage::Family family, std::string_view prefix,
              std::uint64_t at);

  // False at the end; then status() tells whether it was one. DATA_LOSS for bytes that are no
  // entry.
  [[nodiscard]] bool Valid() const { return valid_; }
  // Good until the next move.
  [[nodiscard]] const keys::Parts& parts() const { return parts_; }
  [[nodiscard]] std::string_view bytes() const { return value_.bytes; }
  // The key without its since.
  [[nodiscard]] std::string_view prefix() const;

  void Next();
  // Moves to the first entry of the state at or after `key`, which begins with the prefix.
  void Seek(std::string_view key);
  [[nodiscard]] absl::Status status() const;

 private:
  void SkipOthers();

  storage::Scan scan_;
  const std::uint64_t at_;
  keys::Parts parts_;
  keys::Value value_;
  bool valid_ = false;
  bool broken_ = false;
};

// A message from an entry's bytes, or DATA_LOSS.
template <typename Message>
absl::Status ParseEntry(std::string_view bytes, Message& message) {
  if (message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return absl::OkStatus();
  }
  return absl::DataLossError("an entry of the store cannot be read: " + message.GetTypeName());
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIBLE_SCAN_H_
