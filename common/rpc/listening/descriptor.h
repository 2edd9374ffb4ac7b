#ifndef WAYMARK_COMMON_RPC_LISTENING_DESCRIPTOR_H_
#define WAYMARK_COMMON_RPC_LISTENING_DESCRIPTOR_H_

#include <utility>

#include <unistd.h>

namespace waymark::rpc {

// A file descriptor that is closed with its owner; -1 where there is none.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { Reset(); }
  Descriptor(Descriptor&& other) noexcept : number_(other.Release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) {
      Reset();
      number_ = other.Release();
    }
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] bool valid() const { return number_ >= 0; }
  [[nodiscard]] int get() const { return number_; }
  // Leaves it open, for whoever takes it.
  [[nodiscard]] int Release() { return std::exchange(number_, -1); }
  void Reset() {
    if (number_ >= 0) close(std::exchange(number_, -1));
  }

 private:
  int number_ = -1;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LISTENING_DESCRIPTOR_H_
