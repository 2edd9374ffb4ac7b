#ifndef WAYMARK_TESTS_MODEL_ANSWERED_REQUESTS_H_
#define WAYMARK_TESTS_MODEL_ANSWERED_REQUESTS_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "tests/model/answer.h"
#include "tests/model/step.h"

namespace waymark::ingest::trial {

// A step with a request id, and what it was answered with.
struct AnsweredRequest {
  std::string intention = {};
  bool content_erased = false;  // Of what it wrote: no intention will do.
  Answer answer = {};
  v1::ImportOutcome outcome = v1::IMPORT_OUTCOME_UNSPECIFIED;  // Of an import or not.
  model::VisitName name = {};
  std::int64_t revision = 0;  // That it wrote, or found to be as wanted.
  std::int64_t commit_micros = 0;
};

// What the model keeps of steps with request ids, by submitter and id in any spelling.
class AnsweredRequests {
 public:
  // Null where there is none.
  [[nodiscard]] const AnsweredRequest* Find(const Step& step) const {
    const auto found = requests_.find(KeyOf(step.submitter, step.request_id));
    return found == requests_.end() ? nullptr : &found->second;
  }

  // Nothing to do where the step has no request id.
  void Remember(const Step& step, AnsweredRequest request);
  void Forget(const Step& step) { requests_.erase(KeyOf(step.submitter, step.request_id)); }

  // The revision that these requests wrote, or found to be as wanted, is erased.
  void EraseContent(const model::VisitName& name, std::int64_t revision);

 private:
  using Key = std::pair<std::string, std::string>;
  static Key KeyOf(const std::string& submitter, const std::string& request_id);

  std::map<Key, AnsweredRequest> requests_;
};

}  // namespace waymark::ingest::trial

#endif  // WAYMARK_TESTS_MODEL_ANSWERED_REQUESTS_H_
