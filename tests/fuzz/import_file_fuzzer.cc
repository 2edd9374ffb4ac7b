#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/util/json_util.h"
#include "waymark/v1/ingest_service.pb.h"

#include "ingest-service/commands/import_record.h"
#include "ingest-service/commands/json_records.h"
#include "tests/fuzz/expect.h"

// Any bytes as a file for `waymark-ingest import`: all of it is in its records, or a fault says
// from which line on it is not; each record is one request, or a fault says where and why without
// any of its words; and what was read is read again as it is.

namespace waymark::fuzz {
namespace {

using ingest::JsonRecord;
using ingest::JsonRecordReader;

// Stands in the dictionary for what a record may say and no fault may.
constexpr std::string_view kSecret = "secret7";
// For people, one to a line.
constexpr std::size_t kMaxFaultBytes = 2048;

std::int64_t LinesIn(std::string_view text) {
  return 1 + std::count(text.begin(), text.end(), '\n');
}

void ExpectShowsNothing(std::string_view message, const std::string& file) {
  Expect(!message.empty() && message.size() <= kMaxFaultBytes, "a fault is short", file);
  Expect(IsPrintable(message), "a fault is printable", file);
  Expect(message.find(kSecret) == std::string_view::npos, "a fault shows nothing of a record",
         file);
}

bool IsSpace(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// What lies between the records and around them is white space, up to a fault.
void ExpectAllRead(const std::string& file, const std::vector<JsonRecord>& records, bool whole) {
  std::string_view rest = file;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  for (const JsonRecord& record : records) {
    const std::size_t begin = rest.find('{');
    Expect(begin != std::string_view::npos && IsSpace(rest.substr(0, begin)) &&
               rest.substr(begin).starts_with(record.text) && record.text.ends_with('}'),
           "a record is as it stands in the file", file);
    const auto before = static_cast<std::size_t>(rest.data() - file.data()) + begin;
    Expect(record.line == LinesIn(std::string_view(file).substr(0, before)),
           "a record begins on the line that it says", file);
    rest.remove_prefix(begin + record.text.size());
  }
  Expect(!whole || IsSpace(rest), "nothing is passed over", file);
}

void ExpectReadAgain(const v1::ImportVisitsRequest& request, const JsonRecord& record) {
  JsonRecord again;
  again.line = 1;
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = record.text.size() % 2 == 0;
  const auto printed = google::protobuf::util::MessageToJsonString(request, &again.text, options);
  Expect(printed.ok(), "what was read can be printed", record.text);
  const absl::StatusOr<v1::ImportVisitsRequest> read = ingest::ParseImportRecord(again);
  Expect(read.ok() && BytesOf(*read) == BytesOf(request), "what was printed is read as it was",
         again.text);
}

void TryRecord(const JsonRecord& record, const std::string& file) {
  CountParsed();
  const absl::StatusOr<v1::ImportVisitsRequest> request = ingest::ParseImportRecord(record);
  if (!request.ok()) {
    const auto message = request.status().message();
    return ExpectShowsNothing({message.data(), message.size()}, file);
  }
  CountAccepted();
  ExpectReadAgain(*request, record);
}

void TryFile(const std::string& file) {
  std::istringstream stream(file);
  JsonRecordReader reader(stream);
  std::vector<JsonRecord> records;
  while (auto record = reader.Next()) records.push_back(*std::move(record));
  ExpectAllRead(file, records, !reader.fault().has_value());
  if (reader.fault().has_value()) {
    ExpectShowsNothing(reader.fault()->message, file);
    Expect(reader.fault()->line >= 1 && reader.fault()->line <= LinesIn(file),
           "a fault is on a line of the file", file);
  }
  for (const JsonRecord& record : records) TryRecord(record, file);
}

}  // namespace
}  // namespace waymark::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  waymark::fuzz::TryFile({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
