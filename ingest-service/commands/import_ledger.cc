#include "ingest-service/commands/import_ledger.h"

#include <utility>

namespace waymark::ingest {

bool ImportLedger::Sending(const RecordPlace& place, const std::string& parent) {
  return Add({.place = place, .parent = parent, .tell = nullptr});
}

bool ImportLedger::Unsendable(const RecordPlace& place, const absl::Status& status) {
  return Add({.place = place, .parent = "", .tell = [this, place, status] {
                report_.Unsendable(place, status);
              }});
}

bool ImportLedger::FileEnded(const RecordPlace& place, const std::string& fault) {
  return Add({.place = place, .parent = "", .tell = [this, place, fault] {
                report_.FileEnded(place, fault);
              }});
}

bool ImportLedger::Answered(const v1::ImportVisitsResponse& response) {
  const absl::MutexLock lock(&mutex_);
  // What is known has been told, so the first entry waits for an answer.
  if (entries_.empty()) return false;
  report_.Answered(entries_.front().place, entries_.front().parent, response);
  Pop();
  TellWhatIsKnown();
  return true;
}

void ImportLedger::Close() {
  const absl::MutexLock lock(&mutex_);
  closed_ = true;
  for (Entry& entry : entries_) {
    if (entry.tell) entry.tell();
  }
  std::erase_if(entries_, [](const Entry& entry) { return entry.tell != nullptr; });
}

std::optional<RecordPlace> ImportLedger::FirstUnanswered() const {
  const absl::MutexLock lock(&mutex_);
  if (entries_.empty()) return first_refused_;
  return entries_.front().place;
}

bool ImportLedger::Add(Entry entry) {
  const absl::MutexLock lock(&mutex_);
  mutex_.Await(absl::Condition(this, &ImportLedger::MayAdd));
  if (closed_) {
    if (!first_refused_.has_value()) first_refused_ = std::move(entry.place);
    return false;
  }
  held_bytes_ += entry.place.text.size();
  entries_.push_back(std::move(entry));
  TellWhatIsKnown();
  return true;
}

bool ImportLedger::MayAdd() const {
  return closed_ || (entries_.size() < kMaxUnanswered && held_bytes_ < kMaxUnansweredBytes);
}

void ImportLedger::Pop() {
  held_bytes_ -= entries_.front().place.text.size();
  entries_.pop_front();
}

void ImportLedger::TellWhatIsKnown() {
  while (!entries_.empty() && entries_.front().tell) {
    entries_.front().tell();
    Pop();
  }
}

}  // namespace waymark::ingest
