#include "common/reference/lineage.h"

#include <algorithm>
#include <cstddef>
#include <functional>

namespace waymark::reference {
namespace {

using Successions = std::function<std::vector<std::string>(const std::string& authority_id)>;

// All that can be reached from it. An authority may be reached by two ways.
std::vector<std::string> Line(const std::string& authority_id, const Successions& step) {
  std::vector<std::string> line = {authority_id};
  for (std::size_t i = 0; i < line.size(); ++i) {
    for (std::string& next : step(line[i])) {
      if (std::find(line.begin(), line.end(), next) == line.end()) line.push_back(std::move(next));
    }
  }
  line.erase(line.begin());
  return line;
}

}  // namespace

Lineage LineageOf(const ReferenceData& reference, const std::string& authority_id) {
  const Successions back = [&reference](const std::string& id) {
    std::vector<std::string> ids;
    for (const auto& succession : reference.PredecessorsOf(id)) {
      ids.push_back(succession.predecessor);
    }
    return ids;
  };
  const Successions on = [&reference](const std::string& id) {
    std::vector<std::string> ids;
    for (const auto& succession : reference.SuccessorsOf(id)) ids.push_back(succession.successor);
    return ids;
  };
  return {.predecessors = Line(authority_id, back), .successors = Line(authority_id, on)};
}

}  // namespace waymark::reference
