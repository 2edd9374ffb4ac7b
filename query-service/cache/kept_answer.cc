#include "query-service/cache/kept_answer.h"

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/wire_format_lite.h"

namespace waymark::query {

std::string TextField(int number, std::string_view text) {
  std::string field;
  google::protobuf::io::StringOutputStream stream(&field);
  google::protobuf::io::CodedOutputStream out(&stream);
  google::protobuf::internal::WireFormatLite::WriteString(number, std::string(text), &out);
  out.Trim();
  return field;
}

}  // namespace waymark::query
