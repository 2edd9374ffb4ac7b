#include "ingest-service/commands/log/damage_report.h"

#include "absl/strings/str_cat.h"

#include "ingest-service/log/inspection/stored_log.h"

namespace waymark::ingest {
namespace {

constexpr char kLookAtTheStore[] =
    "Stop the service and run 'waymark-ingest verify --data_dir=DIRECTORY' on its data directory, "
    "or on a copy of it: that names damaged files, and what to do.";

std::string HowFar(std::uint64_t last_in_order) {
  if (last_in_order == 0) return "No change could be read in order.";
  return absl::StrCat("The last change that could be read in order is ", last_in_order, ".");
}

std::string FirstBreak(const absl::Status& chain, std::uint64_t last_in_order) {
  if (chain.ok()) {
    return absl::StrCat("every change, up to ", last_in_order,
                        ", can be read, but the store is damaged");
  }
  return absl::StrCat(chain.message(), "\n", HowFar(last_in_order));
}

}  // namespace

std::string StoredDamage(const absl::Status& chain, const absl::Status& files,
                         std::uint64_t last_in_order) {
  return absl::StrCat(FirstBreak(chain, last_in_order), "\n", files.message(),
                      files.ok() ? "" : "\n", StoredLog::Repair());
}

std::string ServedDamage(const absl::Status& chain, std::uint64_t last_in_order) {
  return absl::StrCat(FirstBreak(chain, last_in_order), "\n", kLookAtTheStore);
}

}  // namespace waymark::ingest
