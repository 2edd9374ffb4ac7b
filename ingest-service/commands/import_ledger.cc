#include "ingest-service/commands/import_ledger.h"

#include <utility>

namespace waymark::ingest {

bool ImportLedger::Sending(const RecordPlace& place, const Request& request) {
  return Add({.place = place, .request = request, .tell = nullptr});
}

bool ImportLedger::Told(const SourceItem& item) {
  return Add({.place = item.place, .request = nullptr, .tell = [this, item] {
                if (item.kind == SourceItem::Kind::kFileEnded) {
                  report_.FileEnded(item.place, std::string(item.fault.message()));
                } else {
                  report_.Unsendable(item.place, item.fault);
                }
              }});
}

bool ImportLedger::Answered(const v1::ImportVisitsResponse& response) {
  const absl::MutexLock lock(&mutex_);
  // What is known has been told, so the first entry waits for an answer.
  if (entries_.empty()) return false;
  report_.Answered(entries_.front().place, entries_.front().request->parent(), response);
  Pop();
  TellWhatIsKnown();
  return true;
}

void ImportLedger::Pause() {
  const absl::MutexLock lock(&mutex_);
  paused_ = true;
}

void ImportLedger::Resume() {
  const absl::MutexLock lock(&mutex_);
  paused_ = false;
}

std::vector<ImportLedger::Request> ImportLedger::Unanswered() const {
  const absl::MutexLock lock(&mutex_);
  std::vector<Request> requests;
  for (const Entry& entry : entries_) {
    if (entry.request != nullptr) requests.push_back(entry.request);
  }
  return requests;
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
  if (closed_ || paused_) {
    if (!first_refused_.has_value()) first_refused_ = std::move(entry.place);
    return false;
  }
  first_refused_.reset();
  held_bytes_ += BytesOf(entry);
  entries_.push_back(std::move(entry));
  TellWhatIsKnown();
  return true;
}

bool ImportLedger::MayAdd() const {
  return closed_ || paused_ ||
         (entries_.size() < kMaxUnanswered && held_bytes_ < kMaxUnansweredBytes);
}

std::size_t ImportLedger::BytesOf(const Entry& entry) {
  return entry.place.text.size() + (entry.request == nullptr ? 0 : entry.request->ByteSizeLong());
}

void ImportLedger::Pop() {
  held_bytes_ -= BytesOf(entries_.front());
  entries_.pop_front();
}

void ImportLedger::TellWhatIsKnown() {
  while (!entries_.empty() && entries_.front().tell) {
    entries_.front().tell();
    Pop();
  }
}

}  // namespace waymark::ingest
