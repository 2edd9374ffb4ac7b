#include "tests/personal_data/identifiers/nhs_number.h"

#include <cstddef>

namespace waymark::corpus {
namespace {

std::string NineDigits(Random& random) {
  return random.Fill(random.Choice("4########|6########|70#######|999######"));
}

char Digit(int value) { return static_cast<char>('0' + value); }

}  // namespace

int NhsCheckDigit(std::string_view nine_digits) {
  int sum = 0;
  int weight = 10;
  for (const char digit : nine_digits) {
    sum += (digit - '0') * weight--;
  }
  return (11 - sum % 11) % 11;
}

std::string NhsNumber(Random& random) {
  std::string number = NineDigits(random);
  while (NhsCheckDigit(number) == 10) {
    number = NineDigits(random);
  }
  return number + Digit(NhsCheckDigit(number));
}

std::string WrongNhsNumber(Random& random) {
  const std::string number = NineDigits(random);
  const int right = NhsCheckDigit(number);
  if (right == 10) {
    return number + random.Letter("0123456789");
  }
  return number + Digit((right + random.Between(1, 9)) % 10);
}

}  // namespace waymark::corpus
