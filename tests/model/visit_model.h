#ifndef WAYMARK_TESTS_MODEL_VISIT_MODEL_H_
#define WAYMARK_TESTS_MODEL_VISIT_MODEL_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/model/answer.h"
#include "tests/model/answered_requests.h"
#include "tests/model/step.h"

namespace waymark::ingest::trial {

// One revision of a visit; its number is its place in the list of them, from 1.
struct Revision {
  Content content = {};
  bool deleted = false;
  std::string reason = {};  // Of a deletion.
  std::string submitter = {};
  std::string request_id = {};
  std::string etag = {};
  std::uint64_t sequence = 0;  // Of the change that wrote it.
  std::int64_t commit_micros = 0;
  std::uint64_t erased_by = 0;  // Sequence of the change that erased it; 0: none did.
};

// The write side as the contract describes it, in plain maps: what every step of a group is to be
// answered with, and what is recorded after.
class VisitModel {
 public:
  using Visits = std::map<model::VisitName, std::vector<Revision>>;

  // What only the service can choose, of a change that is committed.
  struct Chosen {
    std::function<std::string(std::uint64_t)> etag_at;
    std::function<std::string(std::uint64_t)> token_at;
    std::function<std::int64_t(std::uint64_t)> commit_micros_at;  // 0: no such change
  };

  explicit VisitModel(Chosen chosen) : chosen_(std::move(chosen)) {}

  // The answers to steps that were all sent before any was decided, in the order of the steps; then
  // they are done. The clock of the committer stood at `now_micros`: they are committed then or
  // later, and later than all before.
  std::vector<Answer> Answers(const std::vector<Step>& group, std::int64_t now_micros);

  // The service starts again with what it has stored.
  void Restart() { last_append_micros_ = last_change_micros_; }

  // Whether the step's request id was answered so long ago that the service may have forgotten it;
  // and that it has.
  [[nodiscard]] bool MayBeForgotten(const Step& step) const;
  void Forget(const Step& step) { requests_.Forget(step); }

  [[nodiscard]] const Visits& visits() const { return visits_; }
  // Sequence of the last change.
  [[nodiscard]] std::uint64_t head() const { return head_; }

 private:
  // What is said without asking the committer; nothing where it decides.
  std::optional<Answer> AtOnce(const Step& step) const;
  std::optional<Answer> CurrentFault(const Step& step) const;
  std::optional<Answer> EraseAtOnce(const Step& step) const;
  // What the committer says.
  Answer Decide(const Step& step);
  Answer Record(const Step& step);
  Answer Replace(const Step& step, const Content& content);
  Answer Erase(const Step& step);

  Answer Write(const Step& step, Revision revision, v1::ImportOutcome outcome,
               std::vector<std::string> warnings);
  Answer Found(const Step& step, v1::ImportOutcome outcome);
  // With the current revision: what the method's response holds of it.
  Answer AnswerOf(const Step& step, v1::ImportOutcome outcome,
                  std::vector<std::string> warnings) const;

  Answer AnswerAgain(const Step& step, const AnsweredRequest& remembered) const;
  void Remember(const Step& step, const Answer& answer, v1::ImportOutcome outcome);
  void NoteAppend(bool change);

  const std::vector<Revision>* Find(const model::VisitName& name) const;
  bool IsRecorded(const model::VisitName& name) const;
  // Ids of the recorded visits that are probably the same as one of this name and date.
  std::vector<std::string> Duplicates(const model::VisitName& name,
                                      const std::string& start_date) const;

  const Chosen chosen_;
  Visits visits_;
  AnsweredRequests requests_;
  std::uint64_t head_ = 0;
  std::int64_t group_micros_ = 0;  // Commit time of the group that is being decided.
  std::int64_t last_append_micros_ = 0;
  std::int64_t last_change_micros_ = 0;
  std::int64_t latest_micros_ = 0;  // Of all that was appended since the beginning.
};

}  // namespace waymark::ingest::trial

#endif  // WAYMARK_TESTS_MODEL_VISIT_MODEL_H_
