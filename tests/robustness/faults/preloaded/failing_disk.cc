// Preloaded into a program it makes one operation fail on files below the directory FAILING_ROOT:
// the one with the number FAILING_AT, counted from 1 as the program does them, or with
// FAILING_STICKY=1 that one and all after it. FAILING_KIND says which are counted, and how they
// fail:
//
//   eio      every one, with EIO
//   enospc   those that may need space, with ENOSPC
//   short    writes: the first takes half of the bytes, those after it none, with ENOSPC
//
// What failed first is told in FAILING_REPORT, a line: "12 pwrite 000008.log".
//
// Not seen: what the C library does by itself, as reading through a FILE.

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

template <typename Call>
Call Real(const char* name) {
  return reinterpret_cast<Call>(dlsym(RTLD_NEXT, name));
}

using OpenCall = int (*)(const char*, int, ...);
using WriteCall = ssize_t (*)(int, const void*, std::size_t);

std::string FromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string PathOf(int descriptor) {
  std::array<char, 4096> path{};
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t length = readlink(link.c_str(), path.data(), path.size());
  return length < 0 ? "" : std::string(path.data(), static_cast<std::size_t>(length));
}

class FailingDisk {
 public:
  enum class Need { kNothing, kSpace, kBytes };

  FailingDisk()
      : root_(FromEnvironment("FAILING_ROOT")),
        report_(FromEnvironment("FAILING_REPORT")),
        kind_(FromEnvironment("FAILING_KIND")),
        at_(std::atol(FromEnvironment("FAILING_AT").c_str())),
        sticky_(FromEnvironment("FAILING_STICKY") == "1") {}

  // 0, or the error that the operation is to fail with. `half`, where it may be done by half: that
  // it is to be.
  int Fails(std::string_view operation, std::string_view path, Need need, bool* half = nullptr) {
    if (root_.empty() || !path.starts_with(root_) || !Counts(need)) return 0;
    const long number = ++done_;
    if (number < at_ || (number > at_ && !sticky_)) return 0;
    if (number == at_) Report(number, operation, path);
    if (kind_ == "short" && number == at_) {
      *half = true;
      return 0;
    }
    return kind_ == "eio" ? EIO : ENOSPC;
  }

 private:
  [[nodiscard]] bool Counts(Need need) const {
    if (kind_ == "short") return need == Need::kBytes;
    return kind_ == "eio" || need != Need::kNothing;
  }

  void Report(long number, std::string_view operation, std::string_view path) const {
    const std::string line = std::to_string(number) + " " + std::string(operation) + " " +
                             std::string(path.substr(path.rfind('/') + 1)) + "\n";
    const int file = Real<OpenCall>("open")(report_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (Real<WriteCall>("write")(file, line.data(), line.size()) < 0) std::abort();
    close(file);
  }

  const std::string root_;
  const std::string report_;
  const std::string kind_;
  const long at_;
  const bool sticky_;
  std::atomic<long> done_ = 0;
};

using Need = FailingDisk::Need;

// Never destroyed: it is used until the process ends.
FailingDisk& Disk() {
  static auto* const disk = new FailingDisk();
  return *disk;
}

// Whether the operation fails: then errno says how.
bool Fails(std::string_view operation, std::string_view path, Need need) {
  const int error = Disk().Fails(operation, path, need);
  if (error != 0) errno = error;
  return error != 0;
}

// The bytes that may be written, all or half of them, or -1 and errno.
ssize_t Allowed(std::string_view operation, int descriptor, std::size_t count) {
  bool half = false;
  const int error = Disk().Fails(operation, PathOf(descriptor), Need::kBytes, &half);
  if (error != 0) {
    errno = error;
    return -1;
  }
  return static_cast<ssize_t>(half ? count / 2 : count);
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  static const auto real = Real<OpenCall>("open");
  mode_t mode = 0;
  if ((flags & O_CREAT) != 0) {
    va_list arguments;
    va_start(arguments, flags);
    mode = va_arg(arguments, mode_t);
    va_end(arguments);
  }
  const bool creates = (flags & O_CREAT) != 0;
  if (Fails(creates ? "create" : "open", path, creates ? Need::kSpace : Need::kNothing)) return -1;
  return real(path, flags, mode);
}

ssize_t write(int descriptor, const void* bytes, std::size_t count) {
  static const auto real = Real<WriteCall>("write");
  const ssize_t allowed = Allowed("write", descriptor, count);
  if (allowed < 0) return -1;
  return real(descriptor, bytes, static_cast<std::size_t>(allowed));
}

ssize_t pwrite(int descriptor, const void* bytes, std::size_t count, off_t offset) {
  static const auto real = Real<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite");
  const ssize_t allowed = Allowed("pwrite", descriptor, count);
  if (allowed < 0) return -1;
  return real(descriptor, bytes, static_cast<std::size_t>(allowed), offset);
}

ssize_t read(int descriptor, void* bytes, std::size_t count) {
  static const auto real = Real<ssize_t (*)(int, void*, std::size_t)>("read");
  if (Fails("read", PathOf(descriptor), Need::kNothing)) return -1;
  return real(descriptor, bytes, count);
}

ssize_t pread(int descriptor, void* bytes, std::size_t count, off_t offset) {
  static const auto real = Real<ssize_t (*)(int, void*, std::size_t, off_t)>("pread");
  if (Fails("pread", PathOf(descriptor), Need::kNothing)) return -1;
  return real(descriptor, bytes, count, offset);
}

int fsync(int descriptor) {
  static const auto real = Real<int (*)(int)>("fsync");
  if (Fails("fsync", PathOf(descriptor), Need::kSpace)) return -1;
  return real(descriptor);
}

int fdatasync(int descriptor) {
  static const auto real = Real<int (*)(int)>("fdatasync");
  if (Fails("fdatasync", PathOf(descriptor), Need::kSpace)) return -1;
  return real(descriptor);
}

int ftruncate(int descriptor, off_t size) {
  static const auto real = Real<int (*)(int, off_t)>("ftruncate");
  if (Fails("ftruncate", PathOf(descriptor), Need::kSpace)) return -1;
  return real(descriptor, size);
}

int fallocate(int descriptor, int mode, off_t offset, off_t size) {
  static const auto real = Real<int (*)(int, int, off_t, off_t)>("fallocate");
  if (Fails("fallocate", PathOf(descriptor), Need::kSpace)) return -1;
  return real(descriptor, mode, offset, size);
}

int rename(const char* from, const char* to) {
  static const auto real = Real<int (*)(const char*, const char*)>("rename");
  if (Fails("rename", to, Need::kSpace)) return -1;
  return real(from, to);
}

int link(const char* from, const char* to) {
  static const auto real = Real<int (*)(const char*, const char*)>("link");
  if (Fails("link", to, Need::kSpace)) return -1;
  return real(from, to);
}

int unlink(const char* path) {
  static const auto real = Real<int (*)(const char*)>("unlink");
  if (Fails("unlink", path, Need::kNothing)) return -1;
  return real(path);
}

int mkdir(const char* path, mode_t mode) {
  static const auto real = Real<int (*)(const char*, mode_t)>("mkdir");
  if (Fails("mkdir", path, Need::kSpace)) return -1;
  return real(path, mode);
}

// A descriptor whose closing fails is closed all the same.
int close(int descriptor) {
  static const auto real = Real<int (*)(int)>("close");
  const bool fails = Fails("close", PathOf(descriptor), Need::kNothing);
  const int error = errno;
  if (real(descriptor) != 0) return -1;
  if (fails) errno = error;
  return fails ? -1 : 0;
}

}  // extern "C"
