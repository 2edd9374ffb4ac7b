#ifndef WAYMARK_QUERY_SERVICE_CACHE_ANSWER_CACHE_H_
#define WAYMARK_QUERY_SERVICE_CACHE_ANSWER_CACHE_H_

#include <cstddef>

#include "query-service/analysis/comparison/comparison.h"
#include "query-service/cache/kept.h"
#include "query-service/cache/kept_answer.h"

namespace waymark::query {

// What the service keeps of the answers that it computed.
class AnswerCache {
 public:
  // Bytes of each; 0: nothing of it is kept.
  AnswerCache(std::size_t answer_bytes, std::size_t member_bytes)
      : answers(answer_bytes), members(member_bytes) {}

  void Clear() {
    answers.Clear();
    members.Clear();
  }

  Kept<KeptAnswer> answers;
  // What comparisons say of each authority, whatever the group.
  Kept<SharedMember> members;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_CACHE_ANSWER_CACHE_H_
