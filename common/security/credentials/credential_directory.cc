#include "common/security/credentials/credential_directory.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

#include "common/security/credentials/x509.h"
#include "common/status/status_macros.h"
#include "common/telemetry/log.h"

namespace waymark::security {
namespace {

constexpr absl::Duration kBetweenLooks = absl::Seconds(1);
// How often gRPC looks; it takes no fraction.
constexpr unsigned int kProviderSeconds = 1;
// How often the same refusal is said again while nobody mends it.
constexpr absl::Duration kBetweenRefusals = absl::Hours(1);

// In one file: swapping it swaps both, so that gRPC never has a key beside another's certificate.
std::string KeyAndCertificates(const CredentialFiles& files) {
  return absl::StrCat(files.key, "\n", files.certificates);
}

absl::StatusOr<std::shared_ptr<const CredentialSet>> ReadCredentials(
    const std::filesystem::path& directory, const std::vector<Usage>& usages, absl::Time now) {
  WAYMARK_ASSIGN_OR_RETURN(CredentialFiles files, ReadCredentialFiles(directory));
  return CheckCredentials(std::move(files), usages, now);
}

void LogNotice(const ExpiryNotice& notice) {
  const auto log = notice.urgency == Urgency::kRoutine ? log::Info
                   : notice.urgency == Urgency::kSoon  ? log::Warning
                                                       : log::Error;
  log(notice.urgency == Urgency::kEnded ? "credentials have ended: callers are refused"
                                        : "credentials end",
      {{"part", std::string(notice.part)},
       {"ends", TimeText(notice.ends)},
       {"days_left", notice.days_left}});
}

}  // namespace

absl::StatusOr<std::shared_ptr<CredentialDirectory>> CredentialDirectory::Open(
    const std::filesystem::path& directory, std::vector<Usage> usages, Notices notices) {
  auto current = ReadCredentials(directory, usages, absl::Now());
  if (!current.ok()) {
    return absl::Status(current.status().code(), absl::StrCat("credentials in ", directory.string(),
                                                              ": ", current.status().message()));
  }
  WAYMARK_ASSIGN_OR_RETURN(MemoryFile key_and_certificates,
                           MemoryFile::Create(KeyAndCertificates((*current)->files)));
  WAYMARK_ASSIGN_OR_RETURN(MemoryFile authorities,
                           MemoryFile::Create((*current)->files.authorities));
  return std::shared_ptr<CredentialDirectory>(
      new CredentialDirectory(directory, std::move(usages), notices, *std::move(current),
                              std::move(key_and_certificates), std::move(authorities)));
}

CredentialDirectory::CredentialDirectory(std::filesystem::path directory, std::vector<Usage> usages,
                                         Notices notices,
                                         std::shared_ptr<const CredentialSet> current,
                                         MemoryFile key_and_certificates, MemoryFile authorities)
    : directory_(std::move(directory)),
      usages_(std::move(usages)),
      notices_(notices),
      key_and_certificates_(std::move(key_and_certificates)),
      authorities_(std::move(authorities)),
      provider_(std::make_shared<grpc::experimental::FileWatcherCertificateProvider>(
          key_and_certificates_.path(), key_and_certificates_.path(), authorities_.path(),
          kProviderSeconds)),
      current_(std::move(current)) {
  const absl::MutexLock lock(&refreshing_);
  LogWhatEnds(absl::Now());
  thread_ = std::thread([this] { Follow(); });
}

CredentialDirectory::~CredentialDirectory() {
  {
    const absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  stop_.Ring();
  thread_.join();
}

std::shared_ptr<const CredentialSet> CredentialDirectory::current() const {
  const absl::MutexLock lock(&mutex_);
  return current_;
}

DaysLeft CredentialDirectory::days_left() const { return DaysLeftOf(*current(), absl::Now()); }

void CredentialDirectory::Follow() {
  while (!StopsWithin(kBetweenLooks)) Refresh(absl::Now());
}

bool CredentialDirectory::StopsWithin(absl::Duration duration) {
  (void)stop_.WaitFor(duration);
  const absl::MutexLock lock(&mutex_);
  return stopping_;
}

void CredentialDirectory::Refresh(absl::Time now) {
  const absl::MutexLock lock(&refreshing_);
  const absl::Status taken = TakeOver(now);
  if (taken.ok()) refusal_.clear();
  if (!taken.ok()) LogRefusal(taken, now);
  LogWhatEnds(now);
}

absl::Status CredentialDirectory::TakeOver(absl::Time now) {
  WAYMARK_ASSIGN_OR_RETURN(CredentialFiles files, ReadCredentialFiles(directory_));
  if (files == current()->files) return absl::OkStatus();
  WAYMARK_ASSIGN_OR_RETURN(const auto checked, CheckCredentials(std::move(files), usages_, now));
  if (const absl::Status follows = checked->trust.CheckFollows(current()->trust); !follows.ok()) {
    return absl::Status(follows.code(), absl::StrCat("crl.pem: ", follows.message()));
  }
  WAYMARK_RETURN_IF_ERROR(Publish(*checked));
  {
    const absl::MutexLock lock(&mutex_);
    current_ = checked;
  }
  if (notices_ == Notices::kLogged) {
    log::Info("credentials taken over", {{"serial", checked->serial}});
  }
  return absl::OkStatus();
}

absl::Status CredentialDirectory::Publish(const CredentialSet& credentials) {
  WAYMARK_RETURN_IF_ERROR(authorities_.Replace(credentials.files.authorities));
  return key_and_certificates_.Replace(KeyAndCertificates(credentials.files));
}

void CredentialDirectory::LogRefusal(const absl::Status& refusal, absl::Time now) {
  const std::string cause(refusal.message());
  // One look may meet a directory that is being swapped.
  if (std::exchange(refusal_, cause) != cause) {
    refusal_said_at_ = absl::InfinitePast();
    return;
  }
  if (now - refusal_said_at_ < kBetweenRefusals) return;
  refusal_said_at_ = now;
  log::Error("credentials refused; those before stay in use",
             {{"directory", directory_.string()}, {"cause", cause}, {"serial", current()->serial}});
}

void CredentialDirectory::LogWhatEnds(absl::Time now) {
  for (const ExpiryNotice& notice : expiry_notices_.Due(*current(), now)) {
    if (notices_ == Notices::kOnlyWarnings && notice.urgency == Urgency::kRoutine) continue;
    LogNotice(notice);
  }
}

}  // namespace waymark::security
