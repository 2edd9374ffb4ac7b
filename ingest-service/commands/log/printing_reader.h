#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_LOG_PRINTING_READER_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_LOG_PRINTING_READER_H_

#include <cstdint>
#include <ostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"

#include "ingest-service/commands/log/change_filter.h"
#include "ingest-service/log/inspection/log_reader.h"

namespace waymark::ingest {

// Prints a line for each change that is wanted.
class PrintingReader : public LogReader {
 public:
  // `out` outlives the reader.
  PrintingReader(ChangeFilter filter, bool json, std::ostream& out)
      : filter_(std::move(filter)), json_(json), out_(out) {}

  void Begin(const std::string&, std::uint64_t) override {}
  // DATA_LOSS where the record cannot be read.
  absl::Status Take(const internal::v1::Change& change) override;

  [[nodiscard]] std::uint64_t printed() const { return printed_; }
  // Once all is read: the names of visits to the authority that are near to the one wanted.
  [[nodiscard]] std::vector<std::string> NearestVisits() const;

 private:
  const ChangeFilter filter_;
  const bool json_;
  std::ostream& out_;
  std::uint64_t taken_ = 0;
  std::uint64_t printed_ = 0;
  // Of the authority, where one visit is wanted and not found yet.
  std::set<std::string> other_visits_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_LOG_PRINTING_READER_H_
