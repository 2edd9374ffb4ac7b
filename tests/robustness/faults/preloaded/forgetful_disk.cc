// Preloaded into a program it makes a disk of a directory that forgets what was not synced, when
// the program is killed; the page cache of the machine, which survives a kill, counts for nothing.
//
// The program works in the directory FORGETFUL_ROOT as it would without. A sync of a file copies
// its bytes, and a sync of a directory its names, to FORGETFUL_DISK, and that is all a restart
// finds there: who starts the program again first makes ROOT what DISK is. A file that was synced
// and whose name was not is gone, and one whose name alone was synced is empty. A directory below
// ROOT is there once its parent was synced: NAME.is-there beside it says so.
//
// As on a real disk more may be there than was asked for. A sync copies a part first: a piece from
// the beginning, or with FORGETFUL_HOLES=1 any pages, zeros before them. And where FORGETFUL_SEED,
// which all chance comes from, is even, such a part of some file or the names of some directory are
// copied every millisecond or so.
//
// FORGETFUL_LIES=.log: syncs of files that end so do nothing, as in a program that does not call
// them.
//
// Not seen: O_SYNC, msync, sync_file_range, which the programs do not use; bytes written over in
// place, but in files of a page at most.

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

constexpr off_t kPage = 4096;

std::string FromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Which file it is, whatever its name: no two have the same as long as one holds it open.
using Inode = std::pair<dev_t, ino_t>;

Inode InodeOf(const struct stat& file) { return {file.st_dev, file.st_ino}; }

// A file as the program has it, held open, and as the disk has it.
struct File {
  int live = -1;
  int disk = -1;
  fs::path content;  // A name of the disk's file that is never its last.
  off_t synced = 0;
};

class ForgetfulDisk {
 public:
  ForgetfulDisk()
      : root_(FromEnvironment("FORGETFUL_ROOT")),
        disk_(FromEnvironment("FORGETFUL_DISK")),
        lies_(FromEnvironment("FORGETFUL_LIES")),
        holes_(FromEnvironment("FORGETFUL_HOLES") == "1"),
        seed_(std::strtoul(FromEnvironment("FORGETFUL_SEED").c_str(), nullptr, 10)),
        random_(seed_) {
    if (root_.empty()) return;
    fs::remove_all(Contents());
    fs::create_directories(Contents());
    for (const auto& entry : fs::recursive_directory_iterator(root_)) {
      if (entry.is_regular_file()) Know(entry.path());
    }
    if (seed_ % 2 == 0) std::thread([this] { WriteBack(); }).detach();
  }

  // Whether the descriptor is of a file or directory below the root; then it is synced.
  bool Sync(int descriptor) {
    if (root_.empty()) return false;
    const std::string path = PathOf(descriptor);
    if (!IsBelowRoot(path)) return false;
    if (!lies_.empty() && path.ends_with(lies_)) return true;
    // It takes its time, so that a kill comes before, in the middle of it and after alike.
    Pause();
    Sync(descriptor, path, Much::kSome);
    Pause();
    Sync(descriptor, path, Much::kAll);
    Pause();
    return true;
  }

 private:
  [[nodiscard]] fs::path Contents() const { return disk_ / ".contents"; }
  [[nodiscard]] fs::path OnDisk(const fs::path& path) const {
    return disk_ / path.lexically_relative(root_);
  }
  [[nodiscard]] bool IsBelowRoot(const std::string& path) const {
    return path == root_.string() || path.starts_with(root_.string() + "/");
  }

  static std::string PathOf(int descriptor) {
    std::array<char, 4096> path{};
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t length = readlink(link.c_str(), path.data(), path.size());
    return length < 0 ? "" : std::string(path.data(), static_cast<std::size_t>(length));
  }

  enum class Much { kSome, kAll };

  void Sync(int descriptor, const std::string& path, Much much) {
    const std::lock_guard lock(mutex_);
    struct stat file {};
    fstat(descriptor, &file);
    if (S_ISDIR(file.st_mode)) {
      if (much == Much::kAll) SyncDirectory(path);
    } else if (much == Much::kSome) {
      WriteBackSome(Know(descriptor, file));
    } else {
      SyncFile(Know(descriptor, file));
    }
  }

  void Pause() {
    std::unique_lock lock(mutex_);
    const auto pause = std::chrono::microseconds(random_() % 200);
    lock.unlock();
    std::this_thread::sleep_for(pause);
  }

  // A file that is there from before the start is on the disk as it is.
  void Know(const fs::path& path) {
    const int live = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat file {};
    fstat(live, &file);
    File& known = files_[InodeOf(file)];
    known.live = live;
    known.content = NewContent();
    fs::create_hard_link(OnDisk(path), known.content);
    known.disk = open(known.content.c_str(), O_RDWR | O_CLOEXEC);
    known.synced = file.st_size;
  }

  // One that was not seen before has nothing on the disk.
  File& Know(int descriptor, const struct stat& file) {
    File& known = files_[InodeOf(file)];
    if (known.live >= 0) return known;
    const std::string again = "/proc/self/fd/" + std::to_string(descriptor);
    known.live = open(again.c_str(), O_RDONLY | O_CLOEXEC);
    known.content = NewContent();
    known.disk = open(known.content.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    return known;
  }

  fs::path NewContent() { return Contents() / std::to_string(++contents_); }

  static off_t SizeOf(int descriptor) {
    struct stat file {};
    fstat(descriptor, &file);
    return file.st_size;
  }

  static void Copy(const File& file, off_t from, off_t to) {
    std::vector<char> bytes(static_cast<std::size_t>(to - from));
    const ssize_t got = pread(file.live, bytes.data(), bytes.size(), from);
    if (got > 0 && pwrite(file.disk, bytes.data(), static_cast<std::size_t>(got), from) != got) {
      std::perror("forgetful disk");
      std::abort();
    }
  }

  static void SyncFile(File& file) {
    const off_t size = SizeOf(file.live);
    if (size < SizeOf(file.disk) && ftruncate(file.disk, size) != 0) std::abort();
    Copy(file, size <= kPage ? 0 : std::min(file.synced, size), size);
    file.synced = size;
  }

  // A kill may cut this off, where a journal would keep the order in which names were made: so new
  // names come first, then what took another's place, RocksDB's CURRENT always among it, and what
  // is gone goes last.
  void SyncDirectory(const fs::path& path) {
    const fs::path on_disk = OnDisk(path);
    fs::create_directories(on_disk);
    std::set<std::string> names;
    std::vector<std::pair<File*, fs::path>> replacing;
    for (const auto& [listed, inode] : SettledNames(path)) {
      const int descriptor = open((path / listed).c_str(), O_RDONLY | O_CLOEXEC);
      if (descriptor < 0) continue;  // Deleted since.
      struct stat file {};
      fstat(descriptor, &file);
      std::string name = listed;
      if (S_ISDIR(file.st_mode)) {
        fs::create_directories(on_disk / name);
        name += ".is-there";  // The directory, which may have been synced before its name.
        close(open((on_disk / name).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
      } else {
        File& known = Know(descriptor, file);
        if (name == "CURRENT" || fs::exists(on_disk / name)) {
          replacing.emplace_back(&known, on_disk / name);
        } else {
          NameOnDisk(known, on_disk / name);
        }
      }
      names.insert(name);
      close(descriptor);
    }
    for (const auto& [known, place] : replacing) NameOnDisk(*known, place);
    for (const auto& entry : fs::directory_iterator(on_disk)) {
      if (!entry.is_directory() && !names.contains(entry.path().filename())) {
        fs::remove(entry.path());
      }
    }
    Forget();
  }

  // The names in a directory and what has them, as they were at one time: others go on to make and
  // remove names while it is listed, and a list that lacks what came while it has lost what went
  // after that is of no time.
  static std::map<std::string, ino_t> SettledNames(const fs::path& path) {
    std::map<std::string, ino_t> names = ListedNames(path);
    while (true) {
      std::map<std::string, ino_t> again = ListedNames(path);
      if (again == names) return names;
      names = std::move(again);
    }
  }

  static std::map<std::string, ino_t> ListedNames(const fs::path& path) {
    std::map<std::string, ino_t> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(path, error)) {
      struct stat file {};
      if (stat(entry.path().c_str(), &file) == 0) names[entry.path().filename()] = file.st_ino;
    }
    return names;
  }

  static void NameOnDisk(const File& file, const fs::path& name) {
    if (fs::exists(name) && fs::equivalent(file.content, name)) return;
    const fs::path beside = file.content.string() + ".name";
    fs::create_hard_link(file.content, beside);
    fs::rename(beside, name);
  }

  // Files that have no name any more.
  void Forget() {
    for (auto known = files_.begin(); known != files_.end();) {
      struct stat file {};
      fstat(known->second.live, &file);
      if (file.st_nlink > 0) {
        ++known;
        continue;
      }
      close(known->second.live);
      close(known->second.disk);
      fs::remove(known->second.content);
      known = files_.erase(known);
    }
  }

  [[noreturn]] void WriteBack() {
    while (true) {
      std::unique_lock lock(mutex_);
      const auto pause = std::chrono::microseconds(random_() % 2000);
      if (random_() % 4 == 0) {
        WriteBackADirectory();
      } else if (!files_.empty()) {
        const auto chosen = std::next(files_.begin(), static_cast<long>(random_() % files_.size()));
        WriteBackSome(chosen->second);
      }
      lock.unlock();
      std::this_thread::sleep_for(pause);
    }
  }

  void WriteBackADirectory() {
    std::vector<fs::path> directories = {root_};
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(root_, error)) {
      if (entry.is_directory(error)) directories.push_back(entry.path());
    }
    SyncDirectory(directories[random_() % directories.size()]);
  }

  void WriteBackSome(File& file) {
    const off_t size = SizeOf(file.live);
    if (size <= file.synced) return;
    if (holes_) {
      for (off_t page = file.synced / kPage * kPage; page < size; page += kPage) {
        if (random_() % 2 == 0) Copy(file, page, std::min(page + kPage, size));
      }
    } else {
      const off_t more = static_cast<off_t>(random_()) % (size - file.synced + 1);
      Copy(file, file.synced, file.synced + more);
      file.synced += more;
    }
  }

  const fs::path root_;
  const fs::path disk_;
  const std::string lies_;
  const bool holes_;
  const unsigned long seed_;
  std::mutex mutex_;
  std::minstd_rand random_;
  std::map<Inode, File> files_;
  int contents_ = 0;
};

// Never destroyed: it is used until the process ends.
ForgetfulDisk& Disk() {
  static auto* const disk = new ForgetfulDisk();
  return *disk;
}

__attribute__((constructor)) void Begin() { Disk(); }

using SyncCall = int (*)(int);

}  // namespace

extern "C" {

int fsync(int descriptor) {
  static const auto real = reinterpret_cast<SyncCall>(dlsym(RTLD_NEXT, "fsync"));
  return Disk().Sync(descriptor) ? 0 : real(descriptor);
}

int fdatasync(int descriptor) {
  static const auto real = reinterpret_cast<SyncCall>(dlsym(RTLD_NEXT, "fdatasync"));
  return Disk().Sync(descriptor) ? 0 : real(descriptor);
}

}  // extern "C"
