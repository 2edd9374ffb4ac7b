#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

#include "absl/status/statusor.h"
#include "waymark/v1/ingest_service.pb.h"

#include "ingest-service/rules/visit_preparation.h"
#include "tests/fuzz/expect.h"
#include "tests/fuzz/visit_oracles.h"

// Any bytes as a CreateVisitRequest, from the parser to what would be committed.

namespace waymark::fuzz {
namespace {

// One input of four, always the same ones: a second judgement is a third of the time.
bool IsChosen(std::string_view input) { return std::hash<std::string_view>()(input) % 4 == 0; }

void TryRequest(std::string_view input, const v1::CreateVisitRequest& request) {
  CountParsed();
  ExpectRoundTrip(request);
  const absl::StatusOr<ingest::PreparedVisit> judged = Judged(request);
  if (judged.ok()) {
    CountAccepted();
    ExpectNothingPassedBy(request, *judged);
    ExpectFixedPoint(request, *judged);
  } else {
    ExpectProperRefusal(request, judged.status());
  }
  if (IsChosen(input)) ExpectSameInDisguise(request, judged);
}

}  // namespace
}  // namespace waymark::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  waymark::v1::CreateVisitRequest request;
  if (request.ParseFromArray(bytes, static_cast<int>(size))) {
    waymark::fuzz::TryRequest({reinterpret_cast<const char*>(bytes), size}, request);
  }
  return 0;
}
