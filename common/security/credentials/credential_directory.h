#ifndef WAYMARK_COMMON_SECURITY_CREDENTIALS_CREDENTIAL_DIRECTORY_H_
#define WAYMARK_COMMON_SECURITY_CREDENTIALS_CREDENTIAL_DIRECTORY_H_

#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "grpcpp/security/tls_certificate_provider.h"

#include "common/concurrency/steady_time.h"
#include "common/security/credentials/certificate_rules.h"
#include "common/security/credentials/credential_set.h"
#include "common/security/credentials/expiry_notices.h"
#include "common/security/credentials/memory_file.h"

namespace waymark::security {

// Who hears of what ends, and of credentials taken over. What is refused is always logged.
enum class Notices {
  kLogged,        // For services.
  kOnlyWarnings,  // For commands, whose output is for people: what is urgent alone.
};

// The credentials of a directory (see CredentialFiles), followed as it is swapped: looked at every
// second, checked as a whole, and taken over, or refused with an error in the log and the ones
// before kept. What gRPC sees are checked sets only. Thread-safe.
class CredentialDirectory {
 public:
  // INVALID_ARGUMENT or PERMISSION_DENIED, saying what is wrong, where what is there now will not
  // do.
  static absl::StatusOr<std::shared_ptr<CredentialDirectory>> Open(
      const std::filesystem::path& directory, std::vector<Usage> usages, Notices notices);
  ~CredentialDirectory();
  CredentialDirectory(const CredentialDirectory&) = delete;
  CredentialDirectory& operator=(const CredentialDirectory&) = delete;

  [[nodiscard]] std::shared_ptr<const CredentialSet> current() const;
  [[nodiscard]] DaysLeft days_left() const;

  // What gRPC takes certificate, key and authorities from: the current ones, within a second.
  [[nodiscard]] const std::shared_ptr<grpc::experimental::CertificateProviderInterface>& provider()
      const {
    return provider_;
  }

  // Looks at the directory now. For tests, and part of what is done every second.
  void Refresh(absl::Time now);

 private:
  CredentialDirectory(std::filesystem::path directory, std::vector<Usage> usages, Notices notices,
                      std::shared_ptr<const CredentialSet> current, MemoryFile key_and_certificates,
                      MemoryFile authorities);
  void Follow();
  // True at once where this is to stop.
  bool StopsWithin(absl::Duration duration);
  absl::Status TakeOver(absl::Time now) ABSL_EXCLUSIVE_LOCKS_REQUIRED(refreshing_);
  absl::Status Publish(const CredentialSet& credentials) ABSL_EXCLUSIVE_LOCKS_REQUIRED(refreshing_);
  void LogRefusal(const absl::Status& refusal, absl::Time now)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(refreshing_);
  void LogWhatEnds(absl::Time now) ABSL_EXCLUSIVE_LOCKS_REQUIRED(refreshing_);

  const std::filesystem::path directory_;
  const std::vector<Usage> usages_;
  const Notices notices_;

  absl::Mutex refreshing_;
  MemoryFile key_and_certificates_ ABSL_GUARDED_BY(refreshing_);
  MemoryFile authorities_ ABSL_GUARDED_BY(refreshing_);
  ExpiryNotices expiry_notices_ ABSL_GUARDED_BY(refreshing_);
  std::string refusal_ ABSL_GUARDED_BY(refreshing_);  // Of the last look; empty: none.
  absl::Time refusal_said_at_ ABSL_GUARDED_BY(refreshing_) = absl::InfinitePast();
  std::shared_ptr<grpc::experimental::CertificateProviderInterface> provider_;

  mutable absl::Mutex mutex_;
  std::shared_ptr<const CredentialSet> current_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  concurrency::Alarm stop_;
  std::thread thread_;
};

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_CREDENTIALS_CREDENTIAL_DIRECTORY_H_
