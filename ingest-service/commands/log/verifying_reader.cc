#include "ingest-service/commands/log/verifying_reader.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

#include "common/status/status_macros.h"

namespace waymark::ingest {
namespace {

constexpr absl::Duration kProgressInterval = absl::Milliseconds(200);
// Enough to tell two logs apart by eye: 16 digits.
constexpr std::size_t kShownHashBytes = 8;

}  // namespace

void VerifyingReader::Begin(const std::string& chain_id, std::uint64_t last_sequence) {
  check_.emplace(chain_id);
  last_sequence_ = last_sequence;
}

absl::Status VerifyingReader::Take(const internal::v1::Change& change) {
  WAYMARK_RETURN_IF_ERROR(check_->Next(change));
  ShowProgress();
  return absl::OkStatus();
}

absl::Status VerifyingReader::Finish() const { return check_->Finish(); }

std::string VerifyingReader::Summary() const {
  const std::uint64_t changes = check_->sequence();
  const std::size_t visits = check_->visits();
  return absl::StrCat(changes, changes == 1 ? " change" : " changes", " of ", visits,
                      visits == 1 ? " visit" : " visits", " verified; head ", changes, ", chain ",
                      absl::BytesToHexString(check_->hash().substr(0, kShownHashBytes)));
}

void VerifyingReader::ClearProgress() {
  if (progress_ != nullptr) *progress_ << "\r\033[K" << std::flush;
}

void VerifyingReader::ShowProgress() {
  if (progress_ == nullptr) return;
  const absl::Time now = absl::Now();
  if (now - progress_shown_ < kProgressInterval) return;
  progress_shown_ = now;
  *progress_ << "\r" << check_->sequence() << " of " << last_sequence_ << " changes" << std::flush;
}

}  // namespace waymark::ingest
