#ifndef WAYMARK_TESTS_ROBUSTNESS_BACKUPS_HELD_LEDGER_H_
#define WAYMARK_TESTS_ROBUSTNESS_BACKUPS_HELD_LEDGER_H_

#include <filesystem>
#include <set>
#include <string>

#include "absl/status/status.h"

#include "tests/robustness/writing/ledger.h"

namespace waymark::robustness {

// The request ids of what is acknowledged by now.
std::set<std::string> AcknowledgedBy(const Ledger& ledger);

// Whether the log in `data_dir` is whole, has all of `held`, and nothing that was not sent.
absl::Status CheckHolds(const std::filesystem::path& data_dir, const Ledger& ledger,
                        const std::set<std::string>& held);

}  // namespace waymark::robustness

#endif  // WAYMARK_TESTS_ROBUSTNESS_BACKUPS_HELD_LEDGER_H_
