#include "ingest-service/rules/personal_data/numbers/checksums.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"

namespace waymark::ingest {
namespace {

constexpr std::string_view kPupilLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t DigitValue(char c) { return static_cast<std::size_t>(c - '0'); }

}  // namespace

std::string CompactAlnum(std::string_view text) {
  std::string compact;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(byte)) compact.push_back(absl::ascii_toupper(byte));
  }
  return compact;
}

bool IsNhsNumber(std::string_view compact) {
  if (compact.size() != 10 || !std::all_of(compact.begin(), compact.end(), IsDigit)) return false;
  std::size_t sum = 0;
  for (std::size_t at = 0; at < 9; ++at) sum += (10 - at) * DigitValue(compact[at]);
  const std::size_t check = (11 - sum % 11) % 11;
  return check == DigitValue(compact[9]);
}

bool IsPupilNumber(std::string_view compact) {
  if (compact.size() != 13) return false;
  const std::string_view digits = compact.substr(1, 11);
  if (!std::all_of(digits.begin(), digits.end(), IsDigit)) return false;
  const char last = compact.back();
  const std::size_t last_value = IsDigit(last) ? DigitValue(last) : kPupilLetters.find(last);
  if (last_value == std::string_view::npos) return false;
  std::size_t sum = 13 * last_value;
  for (std::size_t at = 1; at < 12; ++at) sum += (at + 1) * DigitValue(compact[at]);
  return compact[0] == kPupilLetters[sum % 23];
}

}  // namespace waymark::ingest
