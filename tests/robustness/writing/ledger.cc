#include "tests/robustness/writing/ledger.h"

#include "absl/strings/str_cat.h"

namespace waymark::robustness {

void Ledger::Sent(const SentWrite& write) {
  const absl::MutexLock lock(&mutex_);
  writes_.emplace(write.request_id, write);
  if (write.kind == SentWrite::Kind::kErase) {
    erasures_.emplace(write.visit_id, write.erased_revision);
  }
}

void Ledger::ForgetTurn(const std::string& request_id) {
  const absl::MutexLock lock(&mutex_);
  writes_.at(request_id).turn = 0;
}

absl::Status Ledger::Acknowledged(const SentWrite& write) {
  const absl::MutexLock lock(&mutex_);
  SentWrite& known = writes_.at(write.request_id);
  if (known.acknowledged) {
    if (known.revision == write.revision && known.new_etag == write.new_etag) {
      return absl::OkStatus();
    }
    return absl::FailedPreconditionError(
        absl::StrCat("request ", write.request_id, " was answered with revision ", known.revision,
                     ", and now with revision ", write.revision));
  }
  known = write;
  known.acknowledged = true;
  ++acknowledged_;
  return absl::OkStatus();
}

int Ledger::acknowledged() const {
  const absl::MutexLock lock(&mutex_);
  return acknowledged_;
}

void Ledger::WaitFor(int acknowledged, absl::Duration timeout) const {
  const auto reached = [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return acknowledged_ >= acknowledged;
  };
  const absl::MutexLock lock(&mutex_);
  mutex_.AwaitWithTimeout(absl::Condition(&reached), timeout);
}

std::map<std::string, SentWrite> Ledger::writes() const {
  const absl::MutexLock lock(&mutex_);
  return writes_;
}

std::optional<SentWrite> Ledger::Find(const std::string& request_id) const {
  const absl::MutexLock lock(&mutex_);
  const auto found = writes_.find(request_id);
  if (found == writes_.end()) return std::nullopt;
  return found->second;
}

std::optional<SentWrite> Ledger::FindIf(const std::function<bool(const SentWrite&)>& holds) const {
  const absl::MutexLock lock(&mutex_);
  for (const auto& [id, write] : writes_) {
    if (holds(write)) return write;
  }
  return std::nullopt;
}

bool Ledger::WasToBeErased(const std::string& visit_id, std::int64_t revision) const {
  const absl::MutexLock lock(&mutex_);
  return erasures_.contains({visit_id, revision});
}

std::string VisitName(std::string_view visit_id) {
  return absl::StrCat(kAuthority, "/visits/", std::string(visit_id));
}

}  // namespace waymark::robustness
