#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_TABLE_SET_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_TABLE_SET_H_

#include <string>
#include <string_view>
#include <vector>

namespace waymark::query::client::csv {

// One of the tables an answer can be read as.
template <typename Response>
struct NamedTable {
  std::string_view name;
  std::string (*make)(const Response& response);
};

template <typename Tables>
std::vector<std::string> NamesOf(const Tables& tables) {
  std::vector<std::string> names;
  for (const auto& table : tables) names.emplace_back(table.name);
  return names;
}

// The table of this name, which is one of `tables`.
template <typename Tables, typename Response>
std::string Make(const Tables& tables, const Response& response, std::string_view name) {
  for (const auto& table : tables) {
    if (table.name == name) return table.make(response);
  }
  return "";
}

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_TABLE_SET_H_
