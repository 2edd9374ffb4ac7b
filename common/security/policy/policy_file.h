#ifndef WAYMARK_COMMON_SECURITY_POLICY_POLICY_FILE_H_
#define WAYMARK_COMMON_SECURITY_POLICY_POLICY_FILE_H_

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

#include "common/concurrency/regular_look.h"
#include "common/security/policy/policy.h"

namespace waymark::security {

// The policy in force: read from its file at start, and again whenever the file has changed. One
// with faults is refused, with the faults in the log, and what was in force stays. Thread-safe.
class PolicyFile {
 public:
  // How soon a change is taken up.
  static constexpr absl::Duration kLookEvery = absl::Seconds(2);

  // Reads the file and begins to watch it. INVALID_ARGUMENT where it cannot be read, may be written
  // by others than its owner, or has faults: all are named. With a trust domain, a policy of
  // another is refused, as it would let in nobody.
  static absl::StatusOr<std::unique_ptr<PolicyFile>> Open(std::filesystem::path path,
                                                          std::string trust_domain,
                                                          absl::Duration look_every = kLookEvery);
  [[nodiscard]] std::shared_ptr<const Policy> policy() const ABSL_LOCKS_EXCLUDED(mutex_);

  // Looks at once; what it found. Of use to tests: the watch does the same.
  absl::Status Look() ABSL_LOCKS_EXCLUDED(mutex_);

 private:
  PolicyFile(std::filesystem::path path, std::string trust_domain)
      : path_(std::move(path)), trust_domain_(std::move(trust_domain)) {}
  absl::StatusOr<Policy> ParseOurs(const std::string& text) const;

  const std::filesystem::path path_;
  const std::string trust_domain_;  // Empty: any.
  mutable absl::Mutex mutex_;
  std::string text_ ABSL_GUARDED_BY(mutex_);    // Last looked at, good or not.
  absl::Status found_ ABSL_GUARDED_BY(mutex_);  // What it came to.
  std::shared_ptr<const Policy> policy_ ABSL_GUARDED_BY(mutex_);
  std::optional<concurrency::RegularLook> watch_;
};

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_POLICY_POLICY_FILE_H_
