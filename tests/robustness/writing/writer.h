#ifndef WAYMARK_TESTS_ROBUSTNESS_WRITING_WRITER_H_
#define WAYMARK_TESTS_ROBUSTNESS_WRITING_WRITER_H_

#include <atomic>
#include <deque>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "waymark/v1/admin_service.grpc.pb.h"
#include "waymark/v1/ingest_service.grpc.pb.h"

#include "tests/robustness/writing/ledger.h"

namespace waymark::robustness {

// Where a service is reached that writes go to.
struct IngestStubs {
  v1::IngestService::Stub* ingest = nullptr;
  v1::AdminService::Stub* admin = nullptr;
};

// How a call ended that a writer made.
struct Answered {
  absl::Time begun;
  absl::Time ended;
  absl::Status status;
};

// Somebody who writes visits of its own, one after another, and goes on with the next service where
// it was when the last one ended: what it does not know to be done it sends again, with the same
// request id. Not thread-safe.
class Writer {
 public:
  // What a writer does.
  enum class Way {
    kCalls,             // Single calls: half of them make visits, the rest correct what is there.
    kCallsAndErasures,  // The same, sometimes with an erasure among them.
    kCorrections,       // Mostly updates, with deletions and erasures.
    kErasures,          // As many erasures as there is something to erase.
    kImports,           // A few records at once.
    kBulkImports,       // Many.
  };
  // What it takes from a service that is not as it should be.
  struct Patience {
    absl::Duration of_a_call = absl::Seconds(5);
    // No answer within that time, no connection and no place in a queue are no surprise: it goes
    // on.
    bool goes_on = false;
    absl::Duration between_calls = absl::ZeroDuration();  // So that others get on.
  };

  // `number` is no other writer's of this ledger, which outlives it. `seed` chooses what it writes.
  Writer(int number, Way way, unsigned seed, Ledger& ledger, Patience patience);
  Writer(int number, Way way, unsigned seed, Ledger& ledger)
      : Writer(number, way, seed, ledger, Patience()) {}

  // Writes until `stopping`, the service has no more to say, or `most` writes were sent.
  void Write(const IngestStubs& ingest, const std::atomic<bool>& stopping, int most);

  // Without imports and erasures: sends up to `most` of those that were acknowledged again. They
  // must get the same answer, and nothing new may come of it. The first error.
  absl::Status WriteAgain(const IngestStubs& ingest, int most);

  // Every call since this was asked last, an import's messages together as one.
  std::vector<Answered> TakeAnswered() { return std::exchange(answered_, {}); }
  // OK, or the first answer that no fault excuses, of the disk or the process.
  [[nodiscard]] const absl::Status& surprise() const { return surprise_; }

 private:
  struct Visit {
    std::string id;
    std::string etag;
    std::int64_t revision = 0;
    std::int64_t erased = 0;  // Revisions up to this one.
  };

  SentWrite Draw();
  SentWrite DrawCall();
  SentWrite DrawImport();
  std::string NewRequestId();
  std::string NewText();
  absl::StatusOr<SentWrite> Call(const IngestStubs& ingest, const SentWrite& write);
  // False once the service has no more to say.
  bool CallOnce(const IngestStubs& ingest);
  bool ImportSome(const IngestStubs& ingest);
  [[nodiscard]] bool imports() const { return way_ == Way::kImports || way_ == Way::kBulkImports; }
  void ForgetTurns();
  void Acknowledge(const SentWrite& write);
  void Note(const SentWrite& write);
  bool Fail(const absl::Status& status);

  const int number_;
  const Way way_;
  const Patience patience_;
  std::mt19937_64 random_;
  Ledger& ledger_;
  std::int64_t turns_ = 0;
  int texts_ = 0;
  int visits_made_ = 0;
  std::vector<Visit> visits_;  // That can be written to.
  std::deque<SentWrite> in_doubt_;
  std::vector<SentWrite> acknowledged_;
  std::vector<Answered> answered_;
  absl::Status surprise_;
};

}  // namespace waymark::robustness

#endif  // WAYMARK_TESTS_ROBUSTNESS_WRITING_WRITER_H_
