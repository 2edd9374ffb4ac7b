#ifndef WAYMARK_INGEST_SERVICE_COMMANDS_JSON_RECORDS_H_
#define WAYMARK_INGEST_SERVICE_COMMANDS_JSON_RECORDS_H_

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>

namespace waymark::ingest {

// A record is at most this long, as the service takes no larger request.
inline constexpr std::size_t kMaxRecordBytes = std::size_t{2} << 20;
// Objects and lists may lie in one another this deep.
inline constexpr std::size_t kMaxRecordDepth = 1000;

// One JSON object of a file, not yet parsed: only its ends have been found.
struct JsonRecord {
  std::int64_t line = 0;  // The line it begins on, from 1.
  std::string text;       // Cut off at kMaxRecordBytes where it is too large.
  bool too_large = false;
};

// Where and why a file could not be read on.
struct JsonFault {
  std::int64_t line = 0;
  std::string message;
};

// Splits a stream into JSON objects that stand one after another, with any white space around
// them, and a byte order mark before the first. Holds one object at a time, and of that no more
// than kMaxRecordBytes. Not thread-safe.
class JsonRecordReader {
 public:
  // `in` outlives the reader.
  explicit JsonRecordReader(std::istream& in) : in_(in) {}

  // The next object. Nothing at the end of the stream, and for good once the next object cannot be
  // found, which fault() tells apart: text outside objects, an object without an end, brackets that
  // do not match, a line break inside a text, or a stream that fails.
  std::optional<JsonRecord> Next();

  [[nodiscard]] const std::optional<JsonFault>& fault() const { return fault_; }

 private:
  int Get();
  bool SkipByteOrderMark();
  int SkipSpace();
  bool Finish(JsonRecord& record);
  bool Step(int character);
  bool StepInText(int character);
  bool Open(char bracket);
  bool Close(char bracket);
  bool Fail(std::string message);

  std::istream& in_;
  bool begun_ = false;
  std::int64_t line_ = 1;
  std::string open_;  // The brackets and braces still open, outermost first.
  bool in_text_ = false;
  bool escaped_ = false;
  std::optional<JsonFault> fault_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMANDS_JSON_RECORDS_H_
