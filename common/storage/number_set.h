#ifndef WAYMARK_COMMON_STORAGE_NUMBER_SET_H_
#define WAYMARK_COMMON_STORAGE_NUMBER_SET_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::storage {

// A set of small numbers as a value: each as its distance from the one before it, seven bits a
// byte. Stored: the bytes never change for a format.
std::string EncodeNumbers(const std::vector<std::uint32_t>& ascending);

// Nothing for bytes that are no such set.
std::optional<std::vector<std::uint32_t>> DecodeNumbers(std::string_view bytes);

// The numbers that any of the sets has; nothing where one of them is none.
std::optional<std::string> UniteNumbers(const std::vector<std::string_view>& sets);

// In order, each once.
void SortNumbers(std::vector<std::uint32_t>& numbers);

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_NUMBER_SET_H_
