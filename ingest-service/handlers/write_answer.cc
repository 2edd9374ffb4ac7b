#include "ingest-service/handlers/write_answer.h"

#include <cstddef>
#include <cstdint>
#include <optional>

#include "waymark/internal/v1/stored_log.pb.h"
#include "waymark/v1/ingest_service.pb.h"

#include "common/status/status_macros.h"
#include "common/wire/field_writing.h"
#include "common/wire/wire_fields.h"
#include "ingest-service/handlers/recorded_visit.h"

namespace waymark::ingest {
namespace {

using Response = v1::CreateVisitResponse;

// Whether a response's fields have the numbers of the one that is made here.
template <typename Other>
constexpr bool kSameFields =
    int{Other::kVisitFieldNumber} == int{Response::kVisitFieldNumber} &&
    int{Other::kWarningsFieldNumber} == int{Response::kWarningsFieldNumber} &&
    int{Other::kConsistencyTokenFieldNumber} == int{Response::kConsistencyTokenFieldNumber};
static_assert(kSameFields<v1::UpdateVisitResponse> && kSameFields<v1::DeleteVisitResponse>);

// A response with this visit and, beside it, `rest`. A visit may be written in pieces.
std::string ResponseOf(std::string_view visit, std::string_view outputs, const Response& rest) {
  const std::size_t size = visit.size() + outputs.size();
  const std::string others = rest.SerializeAsString();
  std::string bytes(wire::ContentFieldSize(Response::kVisitFieldNumber, size) + others.size(), 0);
  auto* to = reinterpret_cast<std::uint8_t*>(bytes.data());
  to = wire::WriteContentHead(Response::kVisitFieldNumber, size, to);
  to = wire::WriteBytes(outputs, wire::WriteBytes(visit, to));
  wire::WriteBytes(others, to);
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
