#include "query-service/projections/visible_scan.h"

namespace waymark::query {
namespace {

constexpr std::size_t kSinceBytes = 8;

}  // namespace

VisibleScan::VisibleScan(const storage::Database& database, storage::Family family,
                         std::string_view prefix, std::uint64_t at)
    : scan_(database.NewScan(family, prefix)), at_(at) {
  SkipOthers();
}

std::string_view VisibleScan::prefix() const {
  return scan_.key().substr(0, scan_.key().size() - kSinceBytes);
}

void VisibleScan::Next() {
  scan_.Next();
  SkipOthers();
}

void VisibleScan::Seek(std::string_view key) {
  scan_.Seek(key);
  SkipOthers();
}

void VisibleScan::SkipOthers() {
  valid_ = false;
  for (; scan_.Valid(); scan_.Next()) {
    auto parts = keys::Split(scan_.key());
    const auto value = keys::SplitValue(scan_.value());
    broken_ = !parts.has_value() || !value.has_value();
    if (broken_) return;
    if (parts->since > at_ || at_ >= value->until) continue;
    parts_ = *std::move(parts);
    value_ = *value;
    valid_ = true;
    return;
  }
}

absl::Status VisibleScan::status() const {
  if (broken_) return absl::DataLossError("a key or value of the store has another form");
  return scan_.status();
}

}  // namespace waymark::query
