#include "common/security/policy/policy_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"
#include "common/telemetry/log.h"

namespace waymark::security {
namespace {

// A policy is a few kilobytes.
constexpr std::size_t kMaxPolicyBytes = std::size_t{256} << 10;

absl::Status PolicyRefused(const std::filesystem::path& path, std::string_view why) {
  return absl::InvalidArgumentError(absl::StrCat(path.string(), ": ", std::string(why)));
}

// Who may write the policy may do everything.
absl::Status CheckMode(const std::filesystem::path& path, int descriptor) {
  struct stat about = {};
  if (fstat(descriptor, &about) != 0) return PolicyRefused(path, std::strerror(errno));
  if (!S_ISREG(about.st_mode)) return PolicyRefused(path, "is no file");
  if ((about.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    return PolicyRefused(path, "may be written by others than its owner; run chmod go-w on it");
  }
  if (about.st_uid != 0 && about.st_uid != geteuid()) {
    return PolicyRefused(path, "belongs to neither root nor the user that the service runs as");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> ReadAll(const std::filesystem::path& path, int descriptor) {
  std::string text;
  char buffer[4096];
  while (true) {
    const ssize_t bytes = read(descriptor, buffer, sizeof(buffer));
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes < 0) return PolicyRefused(path, std::strerror(errno));
    if (bytes == 0) return text;
    text.append(buffer, static_cast<std::size_t>(bytes));
    if (text.size() > kMaxPolicyBytes) return PolicyRefused(path, "is larger than 256 KiB");
  }
}

absl::StatusOr<std::string> ReadPolicyText(const std::filesystem::path& path) {
  // Not to wait where it is a pipe.
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return PolicyRefused(path, std::strerror(errno));
  const absl::Status mode = CheckMode(path, descriptor);
  absl::StatusOr<std::string> text = mode.ok() ? ReadAll(path, descriptor) : mode;
  close(descriptor);
  return text;
}

}  // namespace

absl::StatusOr<std::unique_ptr<PolicyFile>> PolicyFile::Open(std::filesystem::path path,
                                                             std::string trust_domain,
                                                             absl::Duration look_every) {
  std::unique_ptr<PolicyFile> file(new PolicyFile(std::move(path), std::move(trust_domain)));
  WAYMARK_RETURN_IF_ERROR(file->Look());
  file->watch_.emplace(look_every, [raw = file.get()] { (void)raw->Look(); });
  return file;
}

std::shared_ptr<const Policy> PolicyFile::policy() const {
  const absl::MutexLock lock(&mutex_);
  return policy_;
}

absl::StatusOr<Policy> PolicyFile::ParseOurs(const std::string& text) const {
  absl::StatusOr<Policy> parsed = Policy::Parse(text);
  if (!parsed.ok() || trust_domain_.empty() || parsed->trust_domain() == trust_domain_) {
    return parsed;
  }
  return absl::InvalidArgumentError(absl::StrCat("is for the trust domain ", parsed->trust_domain(),
                                                 " and --trust_domain is ", trust_domain_));
}

absl::Status PolicyFile::Look() {
  const absl::StatusOr<std::string> text = ReadPolicyText(path_);
  const std::string seen = text.ok() ? *text : std::string(text.status().message());
  const absl::MutexLock lock(&mutex_);
  // Told once, however often it is looked at.
  if (policy_ != nullptr && seen == text_) return found_;
  text_ = seen;
  found_ = text.status();
  absl::StatusOr<Policy> parsed = text.ok() ? ParseOurs(*text) : text.status();
  if (text.ok() && !parsed.ok())
    found_ = PolicyRefused(path_, std::string(parsed.status().message()));
  if (!found_.ok()) {
    if (policy_ != nullptr) {
      log::Error("policy refused; the one before stays in force",
                 {{"cause", std::string(found_.message())}});
    }
    return found_;
  }
  policy_ = std::make_shared<const Policy>(*std::move(parsed));
  log::Info("policy in force", {{"file", path_.string()}});
  return found_;
}

}  // namespace waymark::security
