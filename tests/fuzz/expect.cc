#include "tests/fuzz/expect.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "absl/strings/ascii.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/stubs/logging.h"

namespace waymark::fuzz {
namespace {

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

}  // namespace

void Expect(bool holds, std::string_view what, std::string_view more) {
  if (holds) return;
  std::cerr << "fuzz: does not hold: " << what << "\n" << more << std::endl;
  std::abort();
}

bool IsPrintable(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isprint(static_cast<unsigned char>(c)); });
}

std::string BytesOf(const google::protobuf::Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

void CountParsed() { ++TheTally().parsed; }
void CountAccepted() { ++TheTally().accepted; }

}  // namespace waymark::fuzz

extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  // Protocol Buffers tells standard error of every text that is not UTF-8, and of its parsers'
  // faults.
  google::protobuf::SetLogHandler(nullptr);
  return 0;
}
