#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <fuzzer/FuzzedDataProvider.h>

#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "waymark/internal/v1/tokens.pb.h"
#include "waymark/v1/query_service.pb.h"

#include "common/status/errors.h"
#include "common/tokens/consistency_token.h"
#include "query-service/handlers/list_reference_handlers.h"
#include "query-service/handlers/paging.h"
#include "tests/fuzz/expect.h"
#include "tests/fuzz/shipped_reference.h"

// Consistency tokens and page tokens: any text is one or is refused for what it is; what was made
// is read as it was made, and for no other request; and a token that somebody has written by
// himself leads to an answer or a refusal.

namespace waymark::fuzz {
namespace {

using internal::v1::PageToken;
using query::PageStart;

bool IsSame(const LogPosition& a, const LogPosition& b) {
  return a.log_id == b.log_id && a.sequence == b.sequence && a.hash_head == b.hash_head;
}

LogPosition TakePosition(FuzzedDataProvider& input) {
  const auto log = input.ConsumeIntegral<std::uint64_t>();
  const auto sequence = input.ConsumeIntegral<std::uint64_t>();
  return {.log_id = absl::StrCat(absl::Hex(log, absl::kZeroPad16)),
          .sequence = sequence,
          .hash_head = input.ConsumeBytesAsString(8)};
}

// A position of a list is of ASCII.
std::string TakeAscii(FuzzedDataProvider& input) {
  std::string text = input.ConsumeRandomLengthString(64);
  for (char& c : text) c = static_cast<char>(c & 0x7f);
  return text;
}

v1::ListVisitsRequest RequestOf(std::string_view parent) {
  v1::ListVisitsRequest request;
  request.set_parent(std::string(parent));
  return request;
}

void ExpectRefusedAs(const absl::Status& status, v1::ErrorReason reason) {
  Expect(!status.ok() && errors::ReasonOf(status) == reason, "a token is refused for what it is");
}

void TryConsistencyText(const std::string& text) {
  const auto position = DecodeConsistencyToken(text);
  if (!position.ok()) {
    return ExpectRefusedAs(position.status(), v1::ERROR_REASON_CONSISTENCY_TOKEN_INVALID);
  }
  CountAccepted();
  const auto again = DecodeConsistencyToken(EncodeConsistencyToken(*position));
  Expect(again.ok() && IsSame(*again, *position), "a consistency token that was read", text);
}

void TryPageText(const std::string& text, const LogPosition& newest) {
  const v1::ListVisitsRequest request = RequestOf("authorities/reading");
  const absl::StatusOr<PageStart> start = query::ReadPageToken(text, request, newest);
  if (start.ok()) {
    Expect(text.empty() || start->state.sequence <= newest.sequence, "a state that is there", text);
  } else if (errors::ReasonOf(start.status()) != v1::ERROR_REASON_LOG_REPLACED) {
    ExpectRefusedAs(start.status(), v1::ERROR_REASON_PAGE_TOKEN_INVALID);
  }
}

void TryMadeTokens(const LogPosition& state, const std::string& position) {
  const auto decoded = DecodeConsistencyToken(EncodeConsistencyToken(state));
  Expect(decoded.ok() && IsSame(*decoded, state), "a consistency token that was made");

  const v1::ListVisitsRequest request = RequestOf("authorities/reading");
  const std::string token = query::MakePageToken({.state = state, .position = position}, request);
  const auto read = query::ReadPageToken(token, request, state);
  if (position.empty()) return ExpectRefusedAs(read.status(), v1::ERROR_REASON_PAGE_TOKEN_INVALID);
  Expect(read.ok() && IsSame(read->state, state) && read->position == position,
         "a page token that was made");

  ExpectRefusedAs(query::ReadPageToken(token, RequestOf("authorities/dorset"), state).status(),
                  v1::ERROR_REASON_PAGE_TOKEN_INVALID);
  LogPosition other = state;
  other.log_id += "0";
  ExpectRefusedAs(query::ReadPageToken(token, request, other).status(),
                  v1::ERROR_REASON_LOG_REPLACED);
  LogPosition earlier = state;
  if (earlier.sequence-- == 0) return;
  ExpectRefusedAs(query::ReadPageToken(token, request, earlier).status(),
                  v1::ERROR_REASON_PAGE_TOKEN_INVALID);
}

// Of a list that needs no store, with a position of somebody's own.
void TryForgedPage(const std::string& position) {
  v1::ListThemesRequest request;
  request.set_page_size(1);
  PageToken forged;
  forged.set_request_fingerprint(query::FingerprintOf(request));
  forged.set_position(position);
  request.set_page_token(absl::WebSafeBase64Escape(forged.SerializeAsString()));
  const query::ListReferenceHandlers handlers(ShippedReference());
  const auto answer = handlers.ListThemes(request);
  if (answer.ok()) return CountAccepted();
  ExpectRefusedAs(answer.status(), v1::ERROR_REASON_PAGE_TOKEN_INVALID);
}

}  // namespace
}  // namespace waymark::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace waymark::fuzz;
  FuzzedDataProvider input(bytes, size);
  CountParsed();
  const waymark::LogPosition state = TakePosition(input);
  const std::string position = TakeAscii(input);
  TryMadeTokens(state, position);
  // To answer a page takes longer than all else.
  if (state.sequence % 8 == 0) TryForgedPage(position);
  const std::string text = input.ConsumeRemainingBytesAsString();
  TryConsistencyText(text);
  TryPageText(text, state);
  // Whatever is inside.
  const std::string wrapped = absl::WebSafeBase64Escape(text);
  TryConsistencyText(wrapped);
  TryPageText(wrapped, state);
  return 0;
}
