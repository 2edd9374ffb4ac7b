#ifndef WAYMARK_COMMON_REFERENCE_AUTHORITY_INDEX_H_
#define WAYMARK_COMMON_REFERENCE_AUTHORITY_INDEX_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/reference/records.h"

// From whatever a caller calls an authority to the authority.
namespace waymark::reference {

// What a text stands for. Exactly one authority: `found` is set. Several: `candidates` has them, by
// id. Unknown: both are empty, and `nearest` has the ids that may have been meant, if any.
struct AuthorityMatch {
  const Authority* found = nullptr;
  std::vector<const Authority*> candidates = {};
  std::vector<std::string> nearest = {};
};

// Immutable, so any thread may ask. The authorities it is made from must outlive it in place.
class AuthorityIndex {
 public:
  AuthorityIndex() = default;
  // `authorities` in the order of their ids. Each code's authority is among them.
  AuthorityIndex(const std::vector<Authority>& authorities,
                 const std::vector<AuthorityCode>& codes);

  const Authority* Find(std::string_view id) const;

  // `text` is an id, a code of any scheme, a name or an alias, each also after "authorities/".
  // An id is matched exactly, in lower case, and comes first: "dorset" is the id of the unitary
  // and means it at any date, where "Dorset" is the name of the county before it too. Everything
  // else is matched as FoldName has it. What belongs to one authority resolves to it whatever the
  // dates, so a code from before a recode or an authority's end goes on resolving. What belongs to
  // several resolves to the one in force during `event`, the days of what is told of; it is
  // ambiguous when that is open, touches several of them, or none.
  AuthorityMatch Resolve(std::string_view text, const DayInterval& event = {}) const;

 private:
  struct Use {
    const Authority* authority = nullptr;
    DayInterval in_force;
  };

  void AddUse(std::string_view text, const Authority& authority, const DayInterval& in_force);
  std::vector<std::string> Nearest(std::string_view text) const;

  std::unordered_map<std::string_view, const Authority*> by_id_;
  std::unordered_map<std::string, std::vector<Use>> uses_;       // by FoldName
  std::vector<std::pair<std::string_view, std::string>> names_;  // id and each name, for Suggest
};

}  // namespace waymark::reference

#endif  // WAYMARK_COMMON_REFERENCE_AUTHORITY_INDEX_H_
