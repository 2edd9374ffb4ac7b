#include "ingest-service/handlers/write_answer.h"

#include <cstddef>
#include <cstdint>
#include <optional>

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"
#include "waymark/internal/v1/stored_log.pb.h"
#include "waymark/v1/ingest_service.pb.h"

#include "common/status/status_macros.h"
#include "common/wire/wire_fields.h"
#include "ingest-service/handlers/recorded_visit.h"

namespace waymark::ingest {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedOutputStream;
using Response = v1::CreateVisitResponse;

// Whether a response's fields have the numbers of the one that is made here.
template <typename Other>
constexpr bool kSameFields =
    int{Other::kVisitFieldNumber} == int{Response::kVisitFieldNumber} &&
    int{Other::kWarningsFieldNumber} == int{Response::kWarningsFieldNumber} &&
    int{Other::kConsistencyTokenFieldNumber} == int{Response::kConsistencyTokenFieldNumber};
static_assert(kSameFields<v1::UpdateVisitResponse> && kSameFields<v1::DeleteVisitResponse>);

constexpr std::uint32_t TagOf(int number) {
  return WireFormatLite::MakeTag(number, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
}

// A response with this visit and, beside it, `rest`. A visit may be written in pieces.
std::string ResponseOf(std::string_view visit, std::string_view outputs, const Response& rest) {
  const std::size_t size = visit.size() + outputs.size();
  std::string bytes;
  bytes.reserve(size + rest.ByteSizeLong() + 16);
  std::uint8_t head[16];
  std::uint8_t* end = CodedOutputStream::WriteTagToArray(TagOf(Response::kVisitFieldNumber), head);
  end = CodedOutputStream::WriteVarint32ToArray(static_cast<std::uint32_t>(size), end);
  bytes.append(reinterpret_cast<const char*>(head), static_cast<std::size_t>(end - head));
  bytes.append(visit).append(outputs);
  rest.AppendToString(&bytes);
  return bytes;
}

}  // namespace

absl::StatusOr<std::string> WriteAnswer(const LogStore& store, const CommittedVisit& committed,
                                        std::string_view submitter) {
  Response rest;
  for (const v1::Warning& warning : committed.warnings) *rest.add_warnings() = warning;
  if (committed.sequence > 0) {
    rest.set_consistency_token(EncodeConsistencyToken(committed.position));
  }
  const auto visit =
      wire::FindContent(committed.stored_revision, internal::v1::StoredRevision::kVisitFieldNumber);
  if (visit.has_value()) {
    v1::Visit outputs;
    if (committed.sequence > 0) FillOutputFields(committed, submitter, outputs);
    return ResponseOf(*visit, outputs.SerializeAsString(), rest);
  }
  WAYMARK_ASSIGN_OR_RETURN(*rest.mutable_visit(), ReadRevision(store, committed.sequence));
  return rest.SerializeAsString();
}

}  // namespace waymark::ingest
