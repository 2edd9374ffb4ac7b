#include "ingest-service/log/inspection/whole_log.h"

#include <cstdint>
#include <optional>

#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"
#include "ingest-service/log/inspection/chain_check.h"
#include "ingest-service/log/inspection/log_reader.h"
#include "ingest-service/log/inspection/stored_log.h"

namespace waymark::ingest {
namespace {

// Changes between two questions whether to go on: some milliseconds.
constexpr std::uint64_t kAskEvery = 256;

// Checks the chain, and that a point is on it.
class PointFinder : public LogReader {
 public:
  PointFinder(const ChainPoint& holds, const std::function<absl::Status()>& go_on)
      : holds_(holds), go_on_(go_on) {}

  void Begin(const std::string& chain_id, std::uint64_t /*last_sequence*/) override {
    check_.emplace(chain_id);
    found_ = Here();
  }

  absl::Status Take(const internal::v1::Change& change) override {
    WAYMARK_RETURN_IF_ERROR(check_->Next(change));
    if (check_->sequence() % kAskEvery == 0) {
      WAYMARK_RETURN_IF_ERROR(go_on_());
    }
    found_ = found_ || Here();
    return absl::OkStatus();
  }

  [[nodiscard]] absl::Status Finish() const {
    WAYMARK_RETURN_IF_ERROR(check_->Finish());
    if (found_) return absl::OkStatus();
    return absl::DataLossError(
        absl::StrCat("it is not the log that it should be: change ", holds_.sequence,
                     " is not in it, or is another one; it ends at change ", check_->sequence()));
  }

  [[nodiscard]] const ChainCheck& check() const { return *check_; }

 private:
  [[nodiscard]] bool Here() const {
    return check_->sequence() == holds_.sequence && check_->hash() == holds_.hash;
  }

  const ChainPoint& holds_;
  const std::function<absl::Status()>& go_on_;
  std::optional<ChainCheck> check_;
  bool found_ = false;
};

}  // namespace

absl::StatusOr<WholeLog> CheckWholeLog(const std::filesystem::path& data_dir,
                                       const ChainPoint& holds,
                                       const std::function<absl::Status()>& go_on) {
  WAYMARK_ASSIGN_OR_RETURN(const auto log, StoredLog::Open(data_dir));
  WAYMARK_RETURN_IF_ERROR(log->opened());
  PointFinder reader(holds, go_on);
  WAYMARK_RETURN_IF_ERROR(log->ReadTo(reader));
  WAYMARK_RETURN_IF_ERROR(reader.Finish());
  WAYMARK_RETURN_IF_ERROR(log->CheckFiles());
  WAYMARK_RETURN_IF_ERROR(log->CheckHeads());
  WAYMARK_RETURN_IF_ERROR(log->CheckRequests());
  return WholeLog{.log_id = log->log_id(),
                  .chain_id = log->chain_id(),
                  .end = {.sequence = reader.check().sequence(), .hash = reader.check().hash()},
                  .visits = reader.check().visits()};
}

}  // namespace waymark::ingest
