#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "google/protobuf/text_format.h"
#include "google/protobuf/util/json_util.h"
#include "waymark/internal/v1/access_policy.pb.h"

#include "tests/fuzz/field_texts.h"
#include "tests/fuzz/seeds/seeds.h"
#include "tests/fuzz/shipped_reference.h"

// Writes what each fuzzer starts from, made of files of records, one to a line:
// FOLDER/FUZZER/seeds, a file for each, and FOLDER/FUZZER/dictionary, the texts worth trying. Not
// every fuzzer needs either.
//
//   fuzz-seeds FOLDER FILE...

namespace waymark::fuzz {
namespace {

namespace fs = std::filesystem;

bool ReadRecords(const fs::path& file, Records& records) {
  std::ifstream in(file);
  bool read = in.good();
  for (std::string line; read && std::getline(in, line);) {
    const auto parsed = google::protobuf::util::JsonStringToMessage(line, &records.emplace_back());
    read = parsed.ok();
    if (!read) std::cerr << "fuzz-seeds: " << parsed << "\n";
  }
  return read;
}

fs::path SeedsOf(const fs::path& fuzzer) {
  fs::create_directories(fuzzer / "seeds");
  return fuzzer / "seeds";
}

bool OfImportFiles(const Records& records, const fs::path& fuzzer) {
  std::vector<std::string> texts = {"{\"",   "\":",  "\"}",     "{}",   "[]",
                                    "null",  "true", "\\u0000", "\\\"", "\xEF\xBB\xBF",
                                    "1e999", "-0",   "secret7", "\r\n"};
  for (const std::string& name : NamesIn(*v1::ImportVisitsRequest::descriptor())) {
    texts.push_back("\"" + name + "\"");
  }
  return WriteImportSeeds(records, SeedsOf(fuzzer)) &&
         WriteDictionary(texts, fuzzer / "dictionary");
}

bool OfPolicies(const fs::path& fuzzer) {
  std::vector<std::string> texts = NamesIn(*internal::v1::AccessPolicy::descriptor());
  for (const char* text : {"role: \"", "submitter", "reader", "replica", "operator", "auditor",
                           "trust_domain: \"of.somebody.else\"", "roles { ", "# ", "[", "]"}) {
    texts.emplace_back(text);
  }
  std::ostringstream shipped;
  shipped << std::ifstream("deploy/policy.textproto").rdbuf();
  internal::v1::AccessPolicy policy;
  bool written = google::protobuf::TextFormat::ParseFromString(shipped.str(), &policy);
  // One grant in each: all of them are a large input.
  for (const internal::v1::RoleGrant& grant : policy.roles()) {
    internal::v1::AccessPolicy small;
    small.set_trust_domain(policy.trust_domain());
    *small.add_roles() = grant;
    std::string text;
    written = google::protobuf::TextFormat::PrintToString(small, &text) && written;
    std::ofstream(SeedsOf(fuzzer) / grant.role()) << text;
  }
  std::ofstream(SeedsOf(fuzzer) / "shipped") << shipped.str();
  return written && WriteDictionary(texts, fuzzer / "dictionary");
}

bool OfVisits(const Records& records, const fs::path& fuzzer) {
  return WriteVisitSeeds(records, SeedsOf(fuzzer)) &&
         WriteDictionary(FieldTexts(ShippedReference()).All(), fuzzer / "dictionary");
}

int Run(int argc, char** argv) {
  Records records;
  bool done = argc > 2;
  for (int i = 2; done && i < argc; ++i) done = ReadRecords(argv[i], records);
  if (!done) {
    std::cerr << "usage: fuzz-seeds FOLDER FILE...\n";
    return 1;
  }
  const fs::path folder = argv[1];
  done = OfVisits(records, folder / "prepare_visit_fuzzer") &&
         OfImportFiles(records, folder / "import_file_fuzzer") &&
         OfPolicies(folder / "policy_fuzzer");
  if (!done) std::cerr << "fuzz-seeds: cannot write to " << folder << "\n";
  return done ? 0 : 1;
}

}  // namespace
}  // namespace waymark::fuzz

int main(int argc, char** argv) { return waymark::fuzz::Run(argc, argv); }
