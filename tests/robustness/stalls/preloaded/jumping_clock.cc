// Preloaded into a program it has the clock of the machine jump: the time of day is off by as many
// milliseconds as the file JUMPING_CLOCK_FILE holds at the time, a 64-bit integer of this machine's
// byte order. As where somebody sets the clock, what counts time from the start of the machine goes
// on as it was, and a wait until a time of day ends once the clock that jumped says so: a clock
// that is set back makes it longer. Waits on futexes are among them, which faketime passes over and
// Abseil rests on.

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <ctime>

#include <dlfcn.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

constexpr std::int64_t kNanosOfSecond = 1'000'000'000;
constexpr std::int64_t kNanosOfMilli = 1'000'000;
// How often a wait looks whether the clock has jumped.
constexpr std::int64_t kSliceNanos = 20 * kNanosOfMilli;

// What is looked for must be there: the linker takes memory to say that it is not, and an allocator
// that is just beginning asks for the time.
template <typename Call>
Call Real(const char* name) {
  return reinterpret_cast<Call>(dlsym(RTLD_NEXT, name));
}
template <typename Call>
Call Real(const char* name, const char* version) {
  return reinterpret_cast<Call>(dlvsym(RTLD_NEXT, name, version));
}

const std::int64_t* OpenOffset() {
  static const std::int64_t none = 0;
  const char* path = std::getenv("JUMPING_CLOCK_FILE");
  if (path == nullptr) return &none;
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return &none;
  void* mapped = mmap(nullptr, sizeof(std::int64_t), PROT_READ, MAP_SHARED, file, 0);
  close(file);
  return mapped == MAP_FAILED ? &none : static_cast<const std::int64_t*>(mapped);
}

std::int64_t OffsetNanos() {
  static const volatile std::int64_t* const millis = OpenOffset();
  return *millis * kNanosOfMilli;
}

std::int64_t Nanos(const timespec& time) { return time.tv_sec * kNanosOfSecond + time.tv_nsec; }

timespec FromNanos(std::int64_t nanos) {
  return {.tv_sec = nanos / kNanosOfSecond, .tv_nsec = nanos % kNanosOfSecond};
}

bool IsTimeOfDay(clockid_t clock) {
  return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
}

int RealClock(clockid_t clock, timespec* time) {
  static const auto real = Real<int (*)(clockid_t, timespec*)>("clock_gettime");
  return real(clock, time);
}

std::int64_t RealNow() {
  timespec now{};
  RealClock(CLOCK_REALTIME, &now);
  return Nanos(now);
}

// Waits until the clock that jumps says `until`: slices of `wait`, which takes a time of the real
// clock and returns whether that passed. False once something else ended it.
template <typename Wait>
bool PassesUntil(const timespec& until, const Wait& wait) {
  while (true) {
    const std::int64_t now = RealNow();
    const std::int64_t left = Nanos(until) - (now + OffsetNanos());
    if (left <= 0) return true;
    const timespec slice = FromNanos(now + std::min(left, kSliceNanos));
    if (!wait(slice)) return false;
  }
}

bool IsTimedFutexWait(long operation) {
  return (operation & FUTEX_CMD_MASK) == FUTEX_WAIT_BITSET &&
         (operation & FUTEX_CLOCK_REALTIME) != 0;
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) {
  const int failed = RealClock(clock, time);
  if (failed == 0 && IsTimeOfDay(clock)) *time = FromNanos(Nanos(*time) + OffsetNanos());
  return failed;
}

int gettimeofday(timeval* time, void* /*zone*/) {
  const std::int64_t now = RealNow() + OffsetNanos();
  *time = {.tv_sec = now / kNanosOfSecond, .tv_usec = now % kNanosOfSecond / 1000};
  return 0;
}

time_t time(time_t* result) {
  const time_t now = (RealNow() + OffsetNanos()) / kNanosOfSecond;
  if (result != nullptr) *result = now;
  return now;
}

int pthread_cond_timedwait(pthread_cond_t* condition, pthread_mutex_t* mutex,
                           const timespec* until) {
  // The version that is linked today; an older one has other condition variables.
  static const auto real = Real<int (*)(pthread_cond_t*, pthread_mutex_t*, const timespec*)>(
      "pthread_cond_timedwait", "GLIBC_2.3.2");
  int ended = ETIMEDOUT;
  PassesUntil(*until, [&](const timespec& slice) {
    ended = real(condition, mutex, &slice);
    return ended == ETIMEDOUT;
  });
  return ended;
}

long syscall(long number, ...) {
  static const auto real = Real<long (*)(long, ...)>("syscall");
  va_list arguments;
  va_start(arguments, number);
  const long a = va_arg(arguments, long);
  const long b = va_arg(arguments, long);
  const long c = va_arg(arguments, long);
  const long d = va_arg(arguments, long);
  const long e = va_arg(arguments, long);
  const long f = va_arg(arguments, long);
  va_end(arguments);
  // gRPC asks for the time so.
  if (number == SYS_clock_gettime) {
    return clock_gettime(static_cast<clockid_t>(a), reinterpret_cast<timespec*>(b));
  }
  const auto* until = reinterpret_cast<const timespec*>(d);
  if (number != SYS_futex || !IsTimedFutexWait(b) || until == nullptr) {
    return real(number, a, b, c, d, e, f);
  }
  long ended = -1;
  const bool passed = PassesUntil(*until, [&](const timespec& slice) {
    ended = real(number, a, b, c, reinterpret_cast<long>(&slice), e, f);
    return ended == -1 && errno == ETIMEDOUT;
  });
  if (!passed) return ended;
  errno = ETIMEDOUT;
  return -1;
}

}  // extern "C"
