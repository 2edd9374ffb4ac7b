#include "tests/support/number_from_environment.h"

#include <cstdlib>
#include <random>

#include "absl/strings/numbers.h"

namespace waymark {

int NumberFromEnvironment(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  int number = 0;
  return text != nullptr && absl::SimpleAtoi(text, &number) ? number : otherwise;
}

int SeedFromEnvironment(const char* name) {
  return NumberFromEnvironment(name, static_cast<int>(std::random_device()() >> 1));
}

}  // namespace waymark
