#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIBILITY_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIBILITY_H_

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "waymark/v1/visit.pb.h"

namespace waymark::query {

// Whether what a revision tells of is public: published, or released by the authority. Not known is
// not public. Of a deletion, which keeps no such field, it says nothing.
inline bool IsPublic(const v1::Visit& visit) {
  return visit.publication_status() == v1::PUBLICATION_STATUS_PUBLISHED ||
         visit.publication_status() == v1::PUBLICATION_STATUS_RELEASED_BY_AUTHORITY;
}

// Which visits a caller may see: all of some authorities, and of the others what is public. As
// made: none at all.
class Visibility {
 public:
  Visibility() = default;
  static Visibility Everything() { return Visibility(Reach::kEverything, {}); }
  // Ids of the authorities of which everything is seen.
  static Visibility PublicAnd(std::set<std::string, std::less<>> authorities) {
    return Visibility(Reach::kPublic, std::move(authorities));
  }

  [[nodiscard]] bool SeesEverything() const { return reach_ == Reach::kEverything; }
  [[nodiscard]] bool SeesNothing() const { return reach_ == Reach::kNothing; }
  // Whether it sees everything of the authority with this id.
  [[nodiscard]] bool SeesAllOf(std::string_view authority_id) const {
    return SeesEverything() || (reach_ == Reach::kPublic && authorities_.count(authority_id) > 0);
  }
  // Two with the same text see the same.
  [[nodiscard]] std::string Text() const {
    std::string text = SeesEverything() ? "all" : SeesNothing() ? "nothing" : "public";
    for (const std::string& authority : authorities_) text += "," + authority;
    return text;
  }

 private:
  enum class Reach { kNothing, kPublic, kEverything };
  Visibility(Reach reach, std::set<std::string, std::less<>> authorities)
      : reach_(reach), authorities_(std::move(authorities)) {}

  Reach reach_ = Reach::kNothing;
  std::set<std::string, std::less<>> authorities_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIBILITY_H_
