#include "common/storage/backup_lists.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "rocksdb/file_checksum.h"

#include "common/files/file_reading.h"
#include "common/files/private_directory.h"
#include "common/files/synced_names.h"
#include "common/status/status_macros.h"
#include "common/telemetry/log.h"

namespace waymark::storage {
namespace {

namespace fs = std::filesystem;

constexpr char kLists[] = "meta";
constexpr char kSeals[] = "seals";
constexpr char kAside[] = ".damaged";

fs::path ListOf(const fs::path& directory, std::uint32_t number) {
  return directory / kLists / absl::StrCat(number);
}
fs::path SealOf(const fs::path& directory, std::uint32_t number) {
  return directory / kSeals / absl::StrCat(number);
}
fs::path AsideOf(const fs::path& directory, std::uint32_t number) {
  return directory / kSeals / absl::StrCat(number, kAside);
}

absl::Status Failed(const char* what, const fs::path& path, const std::string& why) {
  return absl::UnavailableError(absl::StrCat("cannot ", what, " ", path.string(), ": ", why));
}

// One line: the checksum of the list and its number, so that no seal fits another list.
std::string SealText(std::uint32_t number, const std::string& list) {
  const auto checksum = rocksdb::GetFileChecksumGenCrc32cFactory()->CreateFileChecksumGenerator({});
  checksum->Update(list.data(), list.size());
  checksum->Finalize();
  std::string text = absl::StrCat("waymark-backup 1 ", number, " ", list.size(), " ");
  for (const char byte : checksum->GetChecksum()) {
    absl::StrAppend(&text, absl::Hex(static_cast<unsigned char>(byte), absl::kZeroPad2));
  }
  return text + "\n";
}

// Numbers of the files there whose names are numbers followed by `suffix`.
absl::StatusOr<std::vector<std::uint32_t>> NumbersIn(const fs::path& directory,
                                                     std::string_view suffix = "") {
  std::vector<std::uint32_t> numbers;
  std::error_code error;
  fs::directory_iterator entry(directory, error);
  if (error == std::errc::no_such_file_or_directory) return numbers;
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::string name = entry->path().filename().string();
    std::uint32_t number = 0;
    if (!name.ends_with(suffix)) continue;
    name.resize(name.size() - suffix.size());
    if (absl::SimpleAtoi(name, &number) && absl::StrCat(number) == name) numbers.push_back(number);
  }
  if (error) return Failed("look into", directory, error.message());
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

absl::Status WriteSynced(const fs::path& file, const std::string& text) {
  const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return Failed("write", file, std::strerror(errno));
  const bool written =
      write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      fsync(descriptor) == 0;
  const int failed = errno;
  close(descriptor);
  return written ? absl::OkStatus() : Failed("write", file, std::strerror(failed));
}

absl::Status Remove(const fs::path& file) {
  std::error_code error;
  fs::remove(file, error);
  return error ? Failed("remove", file, error.message()) : absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<BackupList>> FindBackupLists(const fs::path& directory) {
  WAYMARK_ASSIGN_OR_RETURN(const auto numbers, NumbersIn(directory / kLists));
  // The folder is made before the first copy: where it is gone somebody left it out of a copy of
  // his own, and what cannot be told of the lists is no reason to lose them.
  std::error_code error;
  const bool have_seals = fs::exists(directory / kSeals, error);
  std::vector<BackupList> lists;
  for (const std::uint32_t number : numbers) {
    const auto list = files::ReadFile(ListOf(directory, number));
    const auto seal = files::ReadFile(SealOf(directory, number));
    const bool sealed = !have_seals || !absl::IsNotFound(seal.status());
    const bool fits = !have_seals || (seal.ok() && list.ok() && SealText(number, *list) == *seal);
    // One that is not sealed was broken off, and that can only be the last.
    lists.push_back({.number = number,
                     .whole = list.ok() && fits,
                     .broken_off = !sealed && number == numbers.back()});
  }
  return lists;
}

absl::Status PrepareSeals(const fs::path& directory) {
  std::error_code error;
  if (fs::exists(directory / kSeals, error)) return absl::OkStatus();
  WAYMARK_ASSIGN_OR_RETURN(const auto lists, FindBackupLists(directory));
  if (lists.empty()) return files::MakePrivateDirectory(directory / kSeals);
  log::Warning("the seals of the backups are gone; their lists are sealed as they are",
               {{"directory", (directory / kSeals).string()}});
  for (const BackupList& list : lists) {
    if (!list.whole) continue;
    WAYMARK_RETURN_IF_ERROR(SealBackupList(directory, list.number));
  }
  return absl::OkStatus();
}

absl::Status SealBackupList(const fs::path& directory, std::uint32_t number) {
  WAYMARK_RETURN_IF_ERROR(files::MakePrivateDirectory(directory / kSeals));
  WAYMARK_ASSIGN_OR_RETURN(const std::string list, files::ReadFile(ListOf(directory, number)));
  WAYMARK_RETURN_IF_ERROR(WriteSynced(SealOf(directory, number), SealText(number, list)));
  return files::SyncNamesIn(directory / kSeals);
}

absl::Status SetDamagedListsAside(const fs::path& directory) {
  WAYMARK_ASSIGN_OR_RETURN(const auto lists, FindBackupLists(directory));
  for (const BackupList& list : lists) {
    if (list.whole) continue;
    if (list.broken_off) {
      WAYMARK_RETURN_IF_ERROR(Remove(ListOf(directory, list.number)));
      continue;
    }
    const fs::path aside = AsideOf(directory, list.number);
    log::Warning("the list of files of a backup is damaged and is set aside",
                 {{"file", aside.string()}});
    std::error_code error;
    fs::rename(ListOf(directory, list.number), aside, error);
    if (error) return Failed("move", ListOf(directory, list.number), error.message());
  }
  WAYMARK_ASSIGN_OR_RETURN(const auto seals, NumbersIn(directory / kSeals));
  for (const std::uint32_t number : seals) {
    std::error_code error;
    if (fs::exists(ListOf(directory, number), error)) continue;
    WAYMARK_RETURN_IF_ERROR(Remove(SealOf(directory, number)));
  }
  return absl::OkStatus();
}

std::vector<std::uint32_t> ListsSetAside(const fs::path& directory) {
  return NumbersIn(directory / kSeals, kAside).value_or(std::vector<std::uint32_t>());
}

absl::Status ForgetListSetAside(const fs::path& directory, std::uint32_t number) {
  return Remove(AsideOf(directory, number));
}

absl::StatusOr<SoundView> SoundView::Of(const fs::path& directory) {
  WAYMARK_ASSIGN_OR_RETURN(const auto lists, FindBackupLists(directory));
  SoundView view;
  view.damaged_ = ListsSetAside(directory);
  const bool all_whole =
      std::all_of(lists.begin(), lists.end(), [](const BackupList& list) { return list.whole; });
  view.path_ = directory;
  if (all_whole) return view;
  std::string made = (fs::temp_directory_path() / "waymark-backups-XXXXXX").string();
  if (mkdtemp(made.data()) == nullptr) return Failed("make", made, std::strerror(errno));
  view.path_ = *(view.made_ = made);
  std::error_code error;
  const fs::path whole = fs::absolute(directory, error);
  for (const char* const folder : {"private", "shared_checksum"}) {
    if (!error) fs::create_directory_symlink(whole / folder, view.path_ / folder, error);
  }
  if (!error) fs::create_directory(view.path_ / kLists, error);
  for (const BackupList& list : lists) {
    if (error) break;
    if (list.whole) {
      fs::copy_file(ListOf(directory, list.number), ListOf(view.path_, list.number), error);
    } else if (!list.broken_off) {
      view.damaged_.push_back(list.number);
    }
  }
  if (error) return Failed("write in", view.path_, error.message());
  return view;
}

SoundView::~SoundView() {
  std::error_code error;
  if (made_.has_value()) fs::remove_all(*made_, error);
}

SoundView::SoundView(SoundView&& other) noexcept
    : path_(std::move(other.path_)),
      made_(std::exchange(other.made_, std::nullopt)),
      damaged_(std::move(other.damaged_)) {}

}  // namespace waymark::storage
