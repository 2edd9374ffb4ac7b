#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_LEDGER_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_LEDGER_H_

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "waymark/v1/ingest_service.pb.h"

#include "ingest-service/commands/import_report.h"
#include "ingest-service/commands/record_source.h"

namespace waymark::ingest {

// Records of which nothing has been heard are at most this many: more than the service takes in
// ahead of its answers, so that it is never kept waiting.
inline constexpr std::size_t kMaxUnanswered = 1024;
// And what is kept of them, to be sent again or to be put among the rejects, at most about this
// much.
inline constexpr std::size_t kMaxUnansweredBytes = std::size_t{64} << 20;

// Which answer belongs to which record, as the service answers in the order sent; and everything
// reported in the order of the files. Thread-safe: one thread sends, another reads the answers.
class ImportLedger {
 public:
  // `report` outlives the ledger and is used by nobody else until it is closed.
  explicit ImportLedger(ImportReport& report) : report_(report) {}

  using Request = std::shared_ptr<const v1::ImportVisitsRequest>;

  // Called before a record is sent. Waits while too many are unanswered; false while paused and
  // once closed, and then the record is not to be sent.
  bool Sending(const RecordPlace& place, const Request& request);
  // As above, for what will not be sent: a record that is none, or a file that ends early.
  bool Told(const SourceItem& item);

  // False where no record waits for an answer.
  bool Answered(const v1::ImportVisitsResponse& response);

  // The stream has ended: nobody waits any longer.
  void Pause();
  // Another stream begins, on which what is unanswered is sent again first, in this order.
  void Resume();
  [[nodiscard]] std::vector<Request> Unanswered() const;

  // No more answers will come: nobody waits any longer, and what is known of records behind
  // unanswered ones is reported.
  void Close();

  // The first record that was never answered: sent and not heard of, or, where all that was sent
  // was answered, the first that was refused by the ledger.
  std::optional<RecordPlace> FirstUnanswered() const;

 private:
  struct Entry {
    RecordPlace place;
    Request request;
    std::function<void()> tell;  // Empty while the record waits for an answer.
  };

  bool Add(Entry entry);
  [[nodiscard]] bool MayAdd() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void TellWhatIsKnown() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  [[nodiscard]] static std::size_t BytesOf(const Entry& entry);
  void Pop() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  ImportReport& report_;
  mutable absl::Mutex mutex_;
  std::deque<Entry> entries_ ABSL_GUARDED_BY(mutex_);
  std::optional<RecordPlace> first_refused_ ABSL_GUARDED_BY(mutex_);
  std::size_t held_bytes_ ABSL_GUARDED_BY(mutex_) = 0;
  bool paused_ ABSL_GUARDED_BY(mutex_) = false;
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_IMPORT_LEDGER_H_
