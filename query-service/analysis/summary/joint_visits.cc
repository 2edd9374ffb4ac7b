#include "query-service/analysis/summary/joint_visits.h"

#include <algorithm>
#include <set>
#include <utility>

namespace waymark::query {

std::size_t JointVisits::Add(const v1::Visit& visit) {
  const std::size_t number = NumberOf(visit.name());
  added_[number] = true;
  for (const std::string& other : visit.joint_with()) Join(number, NumberOf(other));
  return number;
}

bool JointVisits::Has(const std::string& name) const {
  const auto found = numbers_.find(name);
  return found != numbers_.end() && added_[found->second];
}

std::size_t JointVisits::NumberOf(const std::string& name) {
  const auto [entry, is_new] = numbers_.try_emplace(name, parents_.size());
  if (is_new) {
    parents_.push_back(entry->second);
    sizes_.push_back(1);
    added_.push_back(false);
  }
  return entry->second;
}

// The smaller tree goes under the larger, so that paths stay short.
void JointVisits::Join(std::size_t a, std::size_t b) {
  std::size_t under = Representative(a);
  std::size_t over = Representative(b);
  if (under == over) return;
  if (sizes_[under] > sizes_[over]) std::swap(under, over);
  parents_[under] = over;
  sizes_[over] += sizes_[under];
}

std::size_t JointVisits::Representative(std::size_t number) const {
  while (parents_[number] != number) number = parents_[number];
  return number;
}

std::size_t JointVisits::CountDistinct(const std::vector<std::size_t>& numbers) const {
  std::set<std::size_t> distinct;
  for (const std::size_t number : numbers) distinct.insert(Representative(number));
  return distinct.size();
}

std::vector<std::string> JointVisits::JointNames() const {
  std::vector<int> added_in(parents_.size(), 0);
  for (std::size_t i = 0; i < parents_.size(); ++i) {
    if (added_[i]) ++added_in[Representative(i)];
  }
  std::vector<std::string> names;
  for (const auto& [name, number] : numbers_) {
    if (added_[number] && added_in[Representative(number)] > 1) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace waymark::query
