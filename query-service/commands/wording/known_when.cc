#include "query-service/commands/wording/known_when.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"

namespace waymark::query::client {
namespace {

constexpr std::size_t kDateSize = std::string_view("2026-03-01").size();
constexpr std::string_view kEndOfDay = "T23:59:59.999999Z";

}  // namespace

std::string KnownWhenText(const v1::ReadOptions& read) {
  if (!read.has_read_time()) return "";
  const std::string time = google::protobuf::util::TimeUtil::ToString(read.read_time());
  if (time.substr(std::min(kDateSize, time.size())) == kEndOfDay) {
    return absl::StrCat("as known by the end of ", time.substr(0, kDateSize), " (UTC)");
  }
  return absl::StrCat("as known at ", time);
}

}  // namespace waymark::query::client
