#include "common/storage/batch.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>

namespace waymark::storage {
namespace {

// The first bytes of a key as a number that sorts as they do.
std::uint64_t KeyHead(std::string_view key) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < sizeof(head); ++i) {
    head = head << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0);
  }
  return head;
}

// Where an entry of a batch stands, and what it is sorted by: mostly decided without its key.
struct SortPlace {
  Family family;
  std::uint64_t head;
  std::string_view key;
  std::size_t index;

  bool operator<(const SortPlace& other) const {
    return std::tie(family, head, key, index) <
           std::tie(other.family, other.head, other.key, other.index);
  }
};

}  // namespace

void Batch::Sort() {
  // Places are sorted, and each entry is moved once.
  std::vector<SortPlace> places;
  places.reserve(entries.size());
  for (const Entry& entry : entries) {
    places.push_back({entry.family, KeyHead(entry.key), entry.key, places.size()});
  }
  std::sort(places.begin(), places.end());
  std::vector<Entry> sorted;
  sorted.reserve(entries.size());
  for (const SortPlace& place : places) sorted.push_back(std::move(entries[place.index]));
  entries = std::move(sorted);
}

}  // namespace waymark::storage
