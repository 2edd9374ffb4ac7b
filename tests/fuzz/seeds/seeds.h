#ifndef WAYMARK_TESTS_FUZZ_SEEDS_SEEDS_H_
#define WAYMARK_TESTS_FUZZ_SEEDS_SEEDS_H_

#include <filesystem>
#include <string>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "waymark/v1/ingest_service.pb.h"

// What the fuzzers start from.
namespace waymark::fuzz {

using Records = std::vector<v1::ImportVisitsRequest>;

// Each writes a file for each record to a folder that is there; false where that fails.
bool WriteVisitSeeds(const Records& records, const std::filesystem::path& folder);
// Small files: a fuzzer that flips bytes gets lost in large ones.
bool WriteImportSeeds(const Records& records, const std::filesystem::path& folder);

// libFuzzer's dictionary of texts; false where it cannot be written.
bool WriteDictionary(const std::vector<std::string>& texts, const std::filesystem::path& file);

// The names of all fields and values that a message may have, in it and in what lies in it.
std::vector<std::string> NamesIn(const google::protobuf::Descriptor& message);

}  // namespace waymark::fuzz

#endif  // WAYMARK_TESTS_FUZZ_SEEDS_SEEDS_H_
