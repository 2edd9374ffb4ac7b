#include "tests/model/visit_model.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "google/protobuf/util/time_util.h"

#include "common/status/errors.h"
#include "tests/model/messages.h"
#include "tests/model/step_rules.h"

namespace waymark::ingest::trial {
namespace {

using google::protobuf::util::TimeUtil;

const std::int64_t kRememberedMicros = absl::ToInt64Microseconds(absl::Hours(7 * 24));
constexpr std::size_t kMostDuplicatesNamed = 5;

Answer Refused(const Step& step, absl::Status status) {
  Answer answer{.status = std::move(status)};
  if (step.method == Method::kImport) {
    answer.outcome = v1::IMPORT_OUTCOME_REJECTED;
    answer.name = step.name.ToString();
  }
  return answer;
}

// Before the record of an import has got a name.
Answer RefusedAtOnce(const Step& step, absl::Status status) {
  Answer answer = Refused(step, std::move(status));
  answer.name.clear();
  return answer;
}

Answer Invalid(const Step& step) {
  return RefusedAtOnce(step, errors::InvalidRequest({{"any", v1::VIOLATION_REASON_MALFORMED, ""}}));
}

v1::Visit VisitOf(const model::VisitName& name, const Revision& revision) {
  return revision.deleted ? WithdrawnVisit(name, revision.content, revision.reason)
                          : RecordedVisit(name, revision.content);
}

// The committer takes single writes and those of streams in turn, as long as both wait.
std::vector<std::size_t> InTurn(std::deque<std::size_t> single,
                                std::deque<std::size_t> of_streams) {
  std::vector<std::size_t> order;
  while (!single.empty() || !of_streams.empty()) {
    const bool stream = single.empty() || (!of_streams.empty() && order.size() % 2 == 1);
    std::deque<std::size_t>& next = stream ? of_streams : single;
    order.push_back(next.front());
    next.pop_front();
  }
  return order;
}

}  // namespace

std::vector<Answer> VisitModel::Answers(const std::vector<Step>& group, std::int64_t now_micros) {
  // When exactly a group is begun is the committer's choice.
  const std::int64_t earliest = std::max(now_micros, last_append_micros_ + 1);
  group_micros_ = std::max(earliest, chosen_.commit_micros_at(head_ + 1));
  std::vector<std::optional<Answer>> at_once;
  at_once.reserve(group.size());
  for (const Step& step : group) at_once.push_back(AtOnce(step));

  std::vector<Answer> answers(group.size());
  std::deque<std::size_t> single;
  std::deque<std::size_t> of_streams;
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (at_once[i].has_value()) {
      answers[i] = *at_once[i];
    } else {
      (group[i].method == Method::kImport ? of_streams : single).push_back(i);
    }
  }
  for (const std::size_t i : InTurn(std::move(single), std::move(of_streams))) {
    answers[i] = Decide(group[i]);
  }
  // An import is told of a state with all that was committed until then.
  for (std::size_t i = 0; i < group.size(); ++i) {
    const bool committed = !at_once[i].has_value() && answers[i].status.ok();
    if (committed && group[i].method == Method::kImport) answers[i].token = chosen_.token_at(head_);
  }
  return answers;
}

std::optional<Answer> VisitModel::AtOnce(const Step& step) const {
  const bool is_unary = step.method != Method::kImport;
  const AnsweredRequest* remembered = is_unary || IsFaulty(step) ? requests_.Find(step) : nullptr;
  if (remembered != nullptr) {
    Answer answer = AnswerAgain(step, *remembered);
    return answer.status.ok() ? answer : RefusedAtOnce(step, answer.status);
  }
  if (IsFaulty(step)) return Invalid(step);
  switch (step.method) {
    case Method::kUpdate:
      if (const auto fault = CurrentFault(step); fault.has_value()) return fault;
      if (IsFaulty(Updated(step, Find(step.name)->back().content))) return Invalid(step);
      return std::nullopt;
    case Method::kDelete:
      return CurrentFault(step);
    case Method::kErase:
      return EraseAtOnce(step);
    case Method::kCreate:
    case Method::kImport:
      break;
  }
  return std::nullopt;
}

// Of a step that rests on the current revision.
std::optional<Answer> VisitModel::CurrentFault(const Step& step) const {
  const std::string name = step.name.ToString();
  const std::vector<Revision>* revisions = Find(step.name);
  if (revisions == nullptr) return Refused(step, errors::VisitNotFound(name));
  const Revision& current = revisions->back();
  if (current.deleted) return Refused(step, errors::VisitDeleted(name));
  if (current.etag == step.etag) return std::nullopt;
  const auto number = static_cast<std::int64_t>(revisions->size());
  return Refused(step, errors::EtagStale(name, number, current.submitter));
}

std::optional<Answer> VisitModel::EraseAtOnce(const Step& step) const {
  const std::string name = step.name.ToString();
  const std::vector<Revision>* revisions = Find(step.name);
  if (revisions == nullptr) return Refused(step, errors::VisitNotFound(name));
  const auto current = static_cast<std::int64_t>(revisions->size());
  if (step.revision > current) {
    return Refused(step, errors::RevisionNotFound(name, step.revision));
  }
  if (step.revision == current) {
    return Refused(step, errors::RevisionCurrent(name, step.revision));
  }
  const Revision& revision = (*revisions)[static_cast<std::size_t>(step.revision - 1)];
  if (revision.erased_by == 0) return std::nullopt;
  return Answer{.token = chosen_.token_at(revision.erased_by)};
}

Answer VisitModel::Decide(const Step& step) {
  const AnsweredRequest* remembered = requests_.Find(step);
  if (remembered != nullptr) return AnswerAgain(step, *remembered);
  switch (step.method) {
    case Method::kUpdate:
      if (const auto fault = CurrentFault(step); fault.has_value()) return *fault;
      return Replace(step, Updated(step, Find(step.name)->back().content));
    case Method::kDelete:
      if (const auto fault = CurrentFault(step); fault.has_value()) return *fault;
      return Write(step,
                   {.content = {.start_date = Find(step.name)->back().content.start_date},
                    .deleted = true,
                    .reason = step.reason},
                   v1::IMPORT_OUTCOME_REPLACED, {});
    case Method::kErase:
      return Erase(step);
    case Method::kCreate:
    case Method::kImport:
      break;
  }
  return Record(step);
}

Answer VisitModel::Record(const Step& step) {
  if (step.on_existing == v1::EXISTING_VISIT_SKIP && Find(step.name) != nullptr) {
    return Found(step, v1::IMPORT_OUTCOME_SKIPPED);
  }
  if (IsRecorded(step.name)) {
    if (step.on_existing == v1::EXISTING_VISIT_REPLACE) return Replace(step, step.content);
    return Refused(step, errors::VisitExists(step.name.ToString()));
  }
  std::vector<std::string> names = Duplicates(step.name, step.content.start_date);
  for (std::string& id : names) id = model::VisitName{step.name.authority_id, id}.ToString();
  if (!step.allow_probable_duplicate && !names.empty()) {
    return Refused(step, errors::ProbableDuplicate(names));
  }
  return Write(step, {.content = step.content}, v1::IMPORT_OUTCOME_CREATED, {});
}

Answer VisitModel::Replace(const Step& step, const Content& content) {
  const Content& current = Find(step.name)->back().content;
  if (current == content) return Found(step, v1::IMPORT_OUTCOME_UNCHANGED);
  std::vector<std::string> ids;
  if (!step.allow_probable_duplicate && current.start_date != content.start_date) {
    ids = Duplicates(step.name, content.start_date);
  }
  std::vector<std::string> warnings;
  if (!ids.empty()) {
    warnings.push_back(absl::StrCat("visit PROBABLE_DUPLICATE ", absl::StrJoin(ids, ", ")));
  }
  return Write(step, {.content = content}, v1::IMPORT_OUTCOME_REPLACED, std::move(warnings));
}

Answer VisitModel::Erase(const Step& step) {
  Revision& revision = visits_[step.name][static_cast<std::size_t>(step.revision - 1)];
  if (revision.erased_by == 0) {
    revision.erased_by = ++head_;
    NoteAppend(/*change=*/true);
    requests_.EraseContent(step.name, step.revision);
  }
  return Answer{.token = chosen_.token_at(revision.erased_by)};
}

Answer VisitModel::Write(const Step& step, Revision revision, v1::ImportOutcome outcome,
                         std::vector<std::string> warnings) {
  if (step.validate_only) {
    return Answer{.visit = VisitOf(step.name, revision), .warnings = std::move(warnings)};
  }
  revision.submitter = step.submitter;
  revision.request_id = step.request_id;
  revision.sequence = ++head_;
  revision.etag = chosen_.etag_at(revision.sequence);
  revision.commit_micros = group_micros_;
  std::vector<Revision>& revisions = visits_[step.name];
  revisions.push_back(std::move(revision));
  NoteAppend(/*change=*/true);
  Answer answer = AnswerOf(step, outcome, std::move(warnings));
  Remember(step, answer, outcome);
  return answer;
}

Answer VisitModel::Found(const Step& step, v1::ImportOutcome outcome) {
  if (step.validate_only) {
    return Answer{.visit = VisitOf(step.name, Find(step.name)->back())};
  }
  Answer answer = AnswerOf(step, outcome, {});
  Remember(step, answer, outcome);
  return answer;
}

Answer VisitModel::AnswerOf(const Step& step, v1::ImportOutcome outcome,
                            std::vector<std::string> warnings) const {
  const std::vector<Revision>& revisions = *Find(step.name);
  const Revision& current = revisions.back();
  const auto number = static_cast<std::int64_t>(revisions.size());
  Answer answer{.warnings = std::move(warnings)};
  if (step.method == Method::kImport) {
    answer.outcome = outcome;
    answer.name = step.name.ToString();
    answer.revision = number;
    return answer;
  }
  v1::Visit visit = VisitOf(step.name, current);
  visit.set_revision(number);
  visit.set_etag(current.etag);
  *visit.mutable_create_time() = TimeUtil::MicrosecondsToTimestamp(revisions.front().commit_micros);
  *visit.mutable_update_time() = TimeUtil::MicrosecondsToTimestamp(current.commit_micros);
  visit.set_submitter(current.submitter);
  answer.visit = std::move(visit);
  answer.token = chosen_.token_at(current.sequence);
  return answer;
}

Answer VisitModel::AnswerAgain(const Step& step, const AnsweredRequest& remembered) const {
  if (remembered.content_erased || remembered.intention != Intention(step)) {
    return Refused(step, errors::RequestIdReused(remembered.name.ToString()));
  }
  Answer answer = remembered.answer;
  answer.recalled = true;
  if (step.method == Method::kImport) {
    answer = {.warnings = remembered.answer.warnings,
              .outcome = remembered.outcome,
              .name = remembered.name.ToString(),
              .revision = remembered.revision,
              .recalled = true};
  }
  return answer;
}

void VisitModel::Remember(const Step& step, const Answer& answer, v1::ImportOutcome outcome) {
  if (step.request_id.empty()) return;
  requests_.Remember(step, {.intention = Intention(step),
                            .answer = answer,
                            .outcome = outcome,
                            .name = step.name,
                            .revision = static_cast<std::int64_t>(Find(step.name)->size()),
                            .commit_micros = group_micros_});
  NoteAppend(/*change=*/false);
}

// What is in memory of the last write goes with a restart, but for what its last change has.
void VisitModel::NoteAppend(bool change) {
  last_append_micros_ = group_micros_;
  latest_micros_ = std::max(latest_micros_, group_micros_);
  if (change) last_change_micros_ = group_micros_;
}

bool VisitModel::MayBeForgotten(const Step& step) const {
  const AnsweredRequest* remembered = requests_.Find(step);
  return remembered != nullptr && remembered->commit_micros < latest_micros_ - kRememberedMicros;
}

const std::vector<Revision>* VisitModel::Find(const model::VisitName& name) const {
  const auto found = visits_.find(name);
  return found == visits_.end() ? nullptr : &found->second;
}

bool VisitModel::IsRecorded(const model::VisitName& name) const {
  const std::vector<Revision>* revisions = Find(name);
  return revisions != nullptr && !revisions->back().deleted;
}

std::vector<std::string> VisitModel::Duplicates(const model::VisitName& name,
                                                const std::string& start_date) const {
  std::vector<std::string> ids;
  for (const auto& [other, revisions] : visits_) {
    const Revision& current = revisions.back();
    if (other == name || other.authority_id != name.authority_id || current.deleted) continue;
    if (current.content.start_date == start_date) ids.push_back(other.visit_id);
    if (ids.size() == kMostDuplicatesNamed) break;
  }
  return ids;
}

}  // namespace waymark::ingest::trial
