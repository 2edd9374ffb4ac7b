#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_LOG_VERIFYING_READER_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_LOG_VERIFYING_READER_H_

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>

#include "absl/time/time.h"

#include "ingest-service/log/inspection/chain_check.h"
#include "ingest-service/log/inspection/log_reader.h"

namespace waymark::ingest {

// Checks the chain of the log that is read to it, and shows how far it is.
class VerifyingReader : public LogReader {
 public:
  // `progress` is a terminal for a line that is written over, or null.
  explicit VerifyingReader(std::ostream* progress) : progress_(progress) {}

  void Begin(const std::string& chain_id, std::uint64_t last_sequence) override;
  // DATA_LOSS at the first break, as ChainCheck::Next.
  absl::Status Take(const internal::v1::Change& change) override;

  // Once everything is read: as ChainCheck::Finish.
  [[nodiscard]] absl::Status Finish() const;
  // "12 changes of 5 visits verified; head 12, chain 0123456789abcdef".
  [[nodiscard]] std::string Summary() const;
  // The last change that was read and follows in order; 0 where none did.
  [[nodiscard]] std::uint64_t last_in_order() const {
    return check_.has_value() ? check_->sequence() : 0;
  }
  // Wipes the progress line.
  void ClearProgress();

 private:
  void ShowProgress();

  std::ostream* const progress_;
  std::optional<ChainCheck> check_;
  std::uint64_t last_sequence_ = 0;
  absl::Time progress_shown_ = absl::InfinitePast();
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_LOG_VERIFYING_READER_H_
