#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_JOINT_VISITS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_JOINT_VISITS_H_

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "waymark/v1/visit.pb.h"

namespace waymark::query {

// Visits of several authorities, with those that were one visit held jointly (joint_with) told as
// one. It is enough that one of them names the other, or that both name a third, recorded or not.
class JointVisits {
 public:
  // The number of a visit. Which numbers are one visit is known only when all have been added.
  std::size_t Add(const v1::Visit& visit);

  // Whether a visit of that name was added.
  [[nodiscard]] bool Has(const std::string& name) const;
  // How many different visits these numbers are.
  [[nodiscard]] std::size_t CountDistinct(const std::vector<std::size_t>& numbers) const;
  // One number for all that are one visit.
  [[nodiscard]] std::size_t Representative(std::size_t number) const;
  // The visits added that were held jointly with another that was added, by name.
  [[nodiscard]] std::vector<std::string> JointNames() const;

 private:
  std::size_t NumberOf(const std::string& name);
  void Join(std::size_t a, std::size_t b);

  std::unordered_map<std::string, std::size_t> numbers_;  // also of visits only named
  std::vector<std::size_t> parents_;
  std::vector<std::size_t> sizes_;  // of the tree, at its root
  std::vector<bool> added_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_JOINT_VISITS_H_
