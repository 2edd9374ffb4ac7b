#ifndef WAYMARK_TESTS_ROBUSTNESS_WRITING_WRITERS_H_
#define WAYMARK_TESTS_ROBUSTNESS_WRITING_WRITERS_H_

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "absl/status/status.h"

#include "tests/robustness/writing/ledger.h"
#include "tests/robustness/writing/writer.h"

namespace waymark::robustness {

// Several writers to one log, and the ledger that they share. Not thread-safe.
class Writers {
 public:
  explicit Writers(unsigned seed, Writer::Patience patience = {})
      : seed_(seed), patience_(patience) {}
  ~Writers() { Stop(); }
  Writers(const Writers&) = delete;
  Writers& operator=(const Writers&) = delete;

  // So many more of them. None while they write.
  void Add(Writer::Way way, int count);

  // Has those of `ways` write, each on a thread of its own, until Stop or until the service has no
  // more to say. The stubs are good until Stop.
  void Start(const IngestStubs& ingest, const std::vector<Writer::Way>& ways);
  void Stop();

  // Everybody sends what it does not know to be done, and writes until it has sent `most`.
  void WriteSome(const IngestStubs& ingest, int most);
  // As Writer::WriteAgain, each of them.
  absl::Status WriteAgain(const IngestStubs& ingest, int most);

  // Every call of all since this was asked last.
  std::vector<Answered> TakeAnswered();
  // OK, or the first answer that no fault excuses.
  [[nodiscard]] absl::Status surprise() const;
  [[nodiscard]] const Ledger& ledger() const { return ledger_; }

 private:
  struct One {
    Writer::Way way;
    std::unique_ptr<Writer> writer;
  };

  const unsigned seed_;
  const Writer::Patience patience_;
  Ledger ledger_;
  std::vector<One> all_;
  std::atomic<bool> stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace waymark::robustness

#endif  // WAYMARK_TESTS_ROBUSTNESS_WRITING_WRITERS_H_
