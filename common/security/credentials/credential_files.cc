#include "common/security/credentials/credential_files.h"

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"

#include "common/security/credentials/secret_file.h"
#include "common/status/status_macros.h"

namespace waymark::security {
namespace {

constexpr off_t kLargestCredentialFile = 1 << 20;
constexpr std::array<const char*, 4> kFileNames = {"ca.pem", "crl.pem", "tls.crt", "tls.key"};
constexpr const char* kKeyName = "tls.key";

std::string LastError() { return std::generic_category().message(errno); }

absl::Status FaultOf(const std::string& name, const std::string& fault) {
  return absl::InvalidArgumentError(absl::StrCat(name, ": ", fault));
}

// Who may write ca.pem may let in anybody, and who may write crl.pem those that were shut out.
absl::Status CheckWriters(const std::string& name, const struct stat& file) {
  if ((file.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    return FaultOf(name, "others than its owner may write it: chmod go-w it");
  }
  if (file.st_uid != 0 && file.st_uid != geteuid()) {
    return FaultOf(name, "it belongs to neither root nor the service's user");
  }
  return absl::OkStatus();
}

absl::Status CheckFile(const std::string& name, const struct stat& file) {
  if (!S_ISREG(file.st_mode)) return FaultOf(name, "it is no regular file");
  if (file.st_size > kLargestCredentialFile) return FaultOf(name, "it is larger than 1 MiB");
  if (file.st_size == 0) return FaultOf(name, "it is empty");
  if (name != kKeyName) return CheckWriters(name, file);
  const absl::Status secret = CheckSecretFile(file, CurrentUser());
  return secret.ok() ? secret
                     : absl::Status(secret.code(), absl::StrCat(name, ": ", secret.message()));
}

absl::StatusOr<std::string> ReadWhole(int file, const std::string& name, std::size_t size) {
  std::string text(size, '\0');
  std::size_t have = 0;
  while (have < size) {
    const ssize_t got = read(file, text.data() + have, size - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return FaultOf(name, LastError());
    if (got == 0) return absl::UnavailableError(absl::StrCat(name, " changed while it was read"));
    have += static_cast<std::size_t>(got);
  }
  return text;
}

// Which file a name leads to: another one, or the same written anew, has another.
struct Place {
  dev_t device;
  ino_t number;
  off_t size;
  std::int64_t changed_nanos;

  friend bool operator==(const Place&, const Place&) = default;
};

Place PlaceOf(const struct stat& file) {
  return {file.st_dev, file.st_ino, file.st_size,
          static_cast<std::int64_t>(file.st_ctim.tv_sec) * 1'000'000'000 + file.st_ctim.tv_nsec};
}

// The file's text, once `place` has been set to where it was read from.
absl::StatusOr<std::string> ReadFrom(int directory, const std::string& name, Place& place) {
  const int file = openat(directory, name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return FaultOf(name, LastError());
  const absl::Cleanup closer = [file] { close(file); };
  struct stat facts {};
  if (fstat(file, &facts) != 0) return FaultOf(name, LastError());
  WAYMARK_RETURN_IF_ERROR(CheckFile(name, facts));
  place = PlaceOf(facts);
  return ReadWhole(file, name, static_cast<std::size_t>(facts.st_size));
}

bool StillThere(int directory, const char* name, const Place& place) {
  struct stat facts {};
  return fstatat(directory, name, &facts, 0) == 0 && PlaceOf(facts) == place;
}

}  // namespace

absl::StatusOr<CredentialFiles> ReadCredentialFiles(const std::filesystem::path& directory) {
  const int opened = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return FaultOf(directory.string(), LastError());
  const absl::Cleanup closer = [opened] { close(opened); };
  struct stat facts {};
  if (fstat(opened, &facts) != 0) return FaultOf(directory.string(), LastError());
  const bool sticky = (facts.st_mode & S_ISVTX) != 0;
  if ((facts.st_mode & S_IWOTH) != 0 && !sticky) {
    return FaultOf(directory.string(), "everybody may write it: chmod o-w it");
  }
  std::array<std::string, kFileNames.size()> texts;
  std::array<Place, kFileNames.size()> places{};
  for (std::size_t i = 0; i < kFileNames.size(); ++i) {
    WAYMARK_ASSIGN_OR_RETURN(texts[i], ReadFrom(opened, kFileNames[i], places[i]));
  }
  // A link within the directory may have been swapped between two of the files.
  for (std::size_t i = 0; i < kFileNames.size(); ++i) {
    if (StillThere(opened, kFileNames[i], places[i])) continue;
    return absl::UnavailableError(absl::StrCat(kFileNames[i], " changed while it was read"));
  }
  return CredentialFiles{.authorities = std::move(texts[0]),
                         .revocation_lists = std::move(texts[1]),
                         .certificates = std::move(texts[2]),
                         .key = std::move(texts[3])};
}

}  // namespace waymark::security
