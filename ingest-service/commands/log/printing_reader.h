#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_LOG_PRINTING_READER_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_LOG_PRINTING_READER_H_

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "ingest-service/log/inspection/log_reader.h"

namespace waymark::ingest {

// Which changes are wanted: those of an authority, of a visit, or all where both are empty.
struct ChangeFilter {
  std::string authority_id;
  std::string visit_id;

  // From "authorities/reading" or "reading", and "authorities/reading/visits/one". INVALID_ARGUMENT
  // where either is no name, or both are given. Ids only: no code or alias is resolved.
  static absl::StatusOr<ChangeFilter> Parse(std::string_view authority, std::string_view visit);

  [[nodiscard]] bool Wants(const internal::v1::ChangeRecord& record) const;
};

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

 private:
  const ChangeFilter filter_;
  const bool json_;
  std::ostream& out_;
  std::uint64_t taken_ = 0;
  std::uint64_t printed_ = 0;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_LOG_PRINTING_READER_H_
