#include "query-service/projections/terms/sayings.h"

#include <algorithm>

namespace waymark::query {

void Sayings::Add(std::uint32_t term, std::uint32_t number) {
  Numbers& numbers = numbers_[term];
  // One visit after another of an authority says the same.
  if (!numbers.empty() && numbers.back() == number) return;
  numbers.push_back(number);
  ++size_;
}

void Sayings::Remove(std::uint32_t term, std::uint32_t number) {
  const auto said = numbers_.find(term);
  if (said == numbers_.end()) return;
  Numbers& numbers = said->second;
  const auto rest = std::remove(numbers.begin(), numbers.end(), number);
  size_ -= static_cast<std::size_t>(numbers.end() - rest);
  numbers.erase(rest, numbers.end());
  if (numbers.empty()) numbers_.erase(said);
}

void Sayings::Add(const Sayings& others) {
  for (const auto& [term, numbers] : others) {
    for (const std::uint32_t number : numbers) Add(term, number);
  }
}

const Sayings::Numbers* Sayings::Find(std::uint32_t term) const {
  const auto said = numbers_.find(term);
  return said == numbers_.end() ? nullptr : &said->second;
}

}  // namespace waymark::query
