#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string_view>

#include "absl/status/statusor.h"
#include "waymark/v1/ingest_service.pb.h"

#include "ingest-service/rules/visit_preparation.h"
#include "tests/fuzz/visit_oracles.h"

// Any bytes as a CreateVisitRequest, from the parser to what would be committed.

namespace waymark::fuzz {
namespace {

// Told at the end: a fuzzer of which nothing gets through shows little.
struct Tally {
  std::uint64_t parsed = 0;
  std::uint64_t accepted = 0;
};

Tally& TheTally() {
  static auto* const tally = [] {
    std::atexit([] {
      std::cerr << "fuzz: parsed " << TheTally().parsed << ", accepted " << TheTally().accepted
                << "\n";
    });
    return new Tally;
  }();
  return *tally;
}

// One input of four, always the same ones: a second judgement is a third of the time.
bool IsChosen(std::string_view input) { return std::hash<std::string_view>()(input) % 4 == 0; }

void TryRequest(std::string_view input, const v1::CreateVisitRequest& request) {
  ++TheTally().parsed;
  ExpectRoundTrip(request);
  const absl::StatusOr<ingest::PreparedVisit> judged = Judged(request);
  if (judged.ok()) {
    ++TheTally().accepted;
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
