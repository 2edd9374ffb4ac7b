#include "common/storage/number_set.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <functional>

namespace waymark::storage {
namespace {

constexpr int kBits = 7;
constexpr int kMostBits = 32;
constexpr unsigned kMore = 1U << kBits;

// Adds the set's numbers; false for bytes that are none.
bool AppendNumbers(std::string_view bytes, std::vector<std::uint32_t>& numbers) {
  std::uint64_t before = 0;  // One more than the number before.
  for (std::size_t at = 0; at < bytes.size();) {
    std::uint64_t distance = 0;
    for (int shift = 0;; shift += kBits) {
      if (at == bytes.size() || shift > kMostBits) return false;
      const auto byte = static_cast<unsigned char>(bytes[at++]);
      distance |= static_cast<std::uint64_t>(byte % kMore) << shift;
      if (byte < kMore) break;
    }
    const std::uint64_t number = before + distance;
    if (number > UINT32_MAX) return false;
    numbers.push_back(static_cast<std::uint32_t>(number));
    before = number + 1;
  }
  return true;
}

}  // namespace

std::string EncodeNumbers(const std::vector<std::uint32_t>& ascending) {
  std::string bytes;
  bytes.reserve(ascending.size() * 2);
  std::uint64_t before = 0;
  for (const std::uint32_t number : ascending) {
    std::uint64_t distance = number - before;
    for (; distance >= kMore; distance >>= kBits) {
      bytes.push_back(static_cast<char>(distance % kMore | kMore));
    }
    bytes.push_back(static_cast<char>(distance));
    before = std::uint64_t{number} + 1;
  }
  return bytes;
}

std::optional<std::vector<std::uint32_t>> DecodeNumbers(std::string_view bytes) {
  std::vector<std::uint32_t> numbers;
  if (!AppendNumbers(bytes, numbers)) return std::nullopt;
  return numbers;
}

std::optional<std::string> UniteNumbers(const std::vector<std::string_view>& sets) {
  std::vector<std::uint32_t> numbers;
  for (const std::string_view set : sets) {
    if (!AppendNumbers(set, numbers)) return std::nullopt;
  }
  SortNumbers(numbers);
  return EncodeNumbers(numbers);
}

// Many small numbers are marked rather than compared: the sets that are united are mostly of the
// same numbers.
void SortNumbers(std::vector<std::uint32_t>& numbers) {
  if (std::is_sorted(numbers.begin(), numbers.end(), std::less_equal<>())) return;
  constexpr std::size_t kBitsInWord = 64;
  const std::size_t words = *std::max_element(numbers.begin(), numbers.end()) / kBitsInWord + 1;
  if (words > numbers.size()) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return;
  }
  std::vector<std::uint64_t> marks(words);
  for (const std::uint32_t number : numbers) {
    marks[number / kBitsInWord] |= std::uint64_t{1} << (number % kBitsInWord);
  }
  numbers.clear();
  for (std::size_t word = 0; word < words; ++word) {
    for (std::uint64_t left = marks[word]; left != 0; left &= left - 1) {
      numbers.push_back(static_cast<std::uint32_t>(word * kBitsInWord) +
                        static_cast<std::uint32_t>(std::countr_zero(left)));
    }
  }
}

}  // namespace waymark::storage
