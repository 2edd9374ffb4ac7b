#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"
#include "waymark/v1/ingest_service.pb.h"

#include "tests/fuzz/field_texts.h"
#include "tests/fuzz/shipped_reference.h"

// Writes what prepare_visit_fuzzer starts from: a request for each record of the given files, one
// to a line, and libFuzzer's dictionary of the texts worth trying.
//
//   fuzz-seeds DIRECTORY DICTIONARY FILE...

namespace waymark::fuzz {
namespace {

bool WriteSeed(const std::string& json, const std::filesystem::path& path) {
  v1::ImportVisitsRequest record;
  const auto parsed = google::protobuf::util::JsonStringToMessage(json, &record);
  if (!parsed.ok()) {
    std::cerr << "fuzz-seeds: " << parsed << "\n";
    return false;
  }
  v1::CreateVisitRequest request;
  request.set_parent(record.parent());
  request.set_visit_id(record.visit_id());
  *request.mutable_visit() = std::move(*record.mutable_visit());
  std::ofstream out(path, std::ios::binary);
  return request.SerializeToOstream(&out);
}

bool WriteSeeds(const std::filesystem::path& samples, const std::filesystem::path& directory) {
  std::ifstream in(samples);
  std::string line;
  bool written = in.good();
  for (int number = 1; written && std::getline(in, line); ++number) {
    written = WriteSeed(line, directory / absl::StrCat(samples.stem().string(), "-", number));
  }
  return written;
}

// In hexadecimal whatever is not a letter or digit.
std::string Quoted(const std::string& text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(byte)) {
      quoted.push_back(c);
    } else {
      quoted += {'\\', 'x', kDigits[byte >> 4], kDigits[byte & 0xF]};
    }
  }
  return quoted + "\"";
}

bool WriteDictionary(const std::filesystem::path& path) {
  std::ofstream out(path);
  for (const std::string& text : FieldTexts(ShippedReference()).All()) out << Quoted(text) << "\n";
  return out.good();
}

int Run(int argc, char** argv) {
  bool written = argc > 3 && WriteDictionary(argv[2]);
  for (int i = 3; written && i < argc; ++i) written = WriteSeeds(argv[i], argv[1]);
  if (!written) std::cerr << "usage: fuzz-seeds DIRECTORY DICTIONARY FILE...\n";
  return written ? 0 : 1;
}

}  // namespace
}  // namespace waymark::fuzz

int main(int argc, char** argv) { return waymark::fuzz::Run(argc, argv); }
