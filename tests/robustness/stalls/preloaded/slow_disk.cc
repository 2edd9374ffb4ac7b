// Preloaded into a program it makes syncs slow: each takes as many milliseconds longer as the file
// SLOW_DISK_FILE says when it begins, in digits; none where the file is empty or not there.

#include <array>
#include <chrono>
#include <cstdlib>
#include <thread>

#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

namespace {

using SyncCall = int (*)(int);

std::chrono::milliseconds Delay() {
  static const char* const path = std::getenv("SLOW_DISK_FILE");
  if (path == nullptr) return {};
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  std::array<char, 16> digits{};
  const ssize_t read_bytes = read(file, digits.data(), digits.size() - 1);
  close(file);
  return std::chrono::milliseconds(read_bytes > 0 ? std::atol(digits.data()) : 0);
}

int Sync(const char* name, int descriptor) {
  const auto real = reinterpret_cast<SyncCall>(dlsym(RTLD_NEXT, name));
  std::this_thread::sleep_for(Delay());
  return real(descriptor);
}

}  // namespace

extern "C" {

int fsync(int descriptor) { return Sync("fsync", descriptor); }

int fdatasync(int descriptor) { return Sync("fdatasync", descriptor); }

}  // extern "C"
