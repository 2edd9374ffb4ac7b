#ifndef WAYMARK_COMMON_STORAGE_BATCH_H_
#define WAYMARK_COMMON_STORAGE_BATCH_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace waymark::storage {

// A column family by its place in the list the database was opened with.
using Family = std::size_t;

// Changes to be made together or not at all.
struct Batch {
  struct Entry {
    Family family;
    std::string key;
    std::optional<std::string> value;  // Nothing: the key goes.
    bool joins = false;                // The value is added to what is there.
  };

  void Put(Family family, std::string key, std::string value) {
    bytes += key.size() + value.size();
    entries.push_back({family, std::move(key), std::move(value), /*joins=*/false});
  }
  void Delete(Family family, std::string key) {
    bytes += key.size();
    entries.push_back({family, std::move(key), std::nullopt, /*joins=*/false});
  }
  // The value is a set of numbers (number_set.h), none where the key is not there yet: it gains
  // these. Nothing is read for it: sets are put together when they are read, and in the background.
  void Join(Family family, std::string key, std::string numbers) {
    bytes += key.size() + numbers.size();
    entries.push_back({family, std::move(key), std::move(numbers), /*joins=*/true});
  }
  // By key, what is done to one key in the order in which it was: the same in the end, and a large
  // batch of scattered keys is written in half the time, each next to the one before it.
  void Sort();

  std::vector<Entry> entries;
  std::size_t bytes = 0;  // Of keys and values.
};

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_BATCH_H_
