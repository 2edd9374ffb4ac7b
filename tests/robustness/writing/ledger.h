#ifndef WAYMARK_TESTS_ROBUSTNESS_WRITING_LEDGER_H_
#define WAYMARK_TESTS_ROBUSTNESS_WRITING_LEDGER_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace waymark::robustness {

// A write as it was sent, and what it was answered with.
struct SentWrite {
  enum class Kind { kCreate, kUpdate, kDelete, kImport, kErase };

  Kind kind = Kind::kCreate;
  std::string request_id = {};  // Of an erasure, one of our own: it has none.
  std::string visit_id = {};
  std::string text = {};             // What the visit says, or why it is deleted.
  std::string etag = {};             // That an update or a deletion rests on.
  std::int64_t erased_revision = 0;  // With kErase only.
  // Who sends it, and after how many others of its own: they are done in this order. 0: no matter
  // when.
  int writer = 0;
  std::int64_t turn = 0;

  bool acknowledged = false;
  std::int64_t revision = 0;  // That it was answered to have made.
  std::string new_etag = {};  // None of an import or an erasure.
};

// All that was ever sent to one log, kept by who sent it. Thread-safe.
class Ledger {
 public:
  // Before it is sent; again when it is sent again.
  void Sent(const SentWrite& write);
  // It may be done after what its writer sent later: an import that it was part of was broken off.
  void ForgetTurn(const std::string& request_id);
  // FAILED_PRECONDITION, where it was acknowledged before with another answer.
  absl::Status Acknowledged(const SentWrite& write);

  [[nodiscard]] int acknowledged() const;
  // Until so many were, or `timeout` has passed.
  void WaitFor(int acknowledged, absl::Duration timeout) const;

  // By request id.
  [[nodiscard]] std::map<std::string, SentWrite> writes() const;
  [[nodiscard]] std::optional<SentWrite> Find(const std::string& request_id) const;
  // The first by request id of which this holds.
  [[nodiscard]] std::optional<SentWrite> FindIf(
      const std::function<bool(const SentWrite&)>& holds) const;
  // Whether anybody ever wanted that revision erased.
  [[nodiscard]] bool WasToBeErased(const std::string& visit_id, std::int64_t revision) const;

 private:
  mutable absl::Mutex mutex_;
  std::map<std::string, SentWrite> writes_ ABSL_GUARDED_BY(mutex_);
  std::set<std::pair<std::string, std::int64_t>> erasures_ ABSL_GUARDED_BY(mutex_);
  int acknowledged_ ABSL_GUARDED_BY(mutex_) = 0;
};

// The name of a visit of the ledger's.
std::string VisitName(std::string_view visit_id);

inline constexpr char kAuthority[] = "authorities/reading";

}  // namespace waymark::robustness

#endif  // WAYMARK_TESTS_ROBUSTNESS_WRITING_LEDGER_H_
