#ifndef WAYMARK_QUERY_SERVICE_CACHE_ANSWER_CACHE_H_
#define WAYMARK_QUERY_SERVICE_CACHE_ANSWER_CACHE_H_

#include <cstddef>
#include <memory>

#include "query-service/analysis/comparison/comparison.h"
#include "query-service/cache/kept.h"
#include "query-service/cache/kept_answer.h"

namespace waymark::query {

// What a comparison says of one authority, whatever the group; null where it drops out of it.
using KeptMember = std::shared_ptr<const ComparedMember>;

// What the service keeps of the answers that it computed.
class AnswerCache {
 public:
  // Half of the bytes for each. 0: nothing is kept.
  explicit AnswerCache(std::size_t max_bytes) : answers(max_bytes / 2), members(max_bytes / 2) {}

  void Clear() {
    answers.Clear();
    members.Clear();
  }

  Kept<KeptAnswer> answers;
  Kept<KeptMember> members;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_CACHE_ANSWER_CACHE_H_
