#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "waymark/v1/ingest_service.pb.h"

#include "ingest-service/rules/record/authority_record.h"
#include "ingest-service/rules/record/baseline_rule.h"
#include "ingest-service/rules/record/probable_duplicates.h"
#include "ingest-service/rules/record/record_warnings.h"
#include "ingest-service/rules/record/visit_identity.h"
#include "ingest-service/rules/testing/submissions.h"
#include "ingest-service/rules/visit_preparation.h"
#include "ingest-service/rules/warnings/visit_warnings.h"
#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

using Records = std::map<std::string, AuthorityRecord, std::less<>>;

// What the shipped samples are told when each is recorded in turn, as an import does.
struct Told {
  std::vector<std::string> pairs;     // "authority: visit = recorded"
  std::vector<std::string> warnings;  // "authority: visit: field REASON"
  std::vector<std::string> faults;    // "authority: visit"
};

void Take(const PreparedVisit& prepared, Records& records, Told& told) {
  const auto& [authority_id, visit_id] = prepared.name;
  AuthorityRecord& record = records.try_emplace(authority_id, authority_id).first->second;
  if (record.Find(visit_id) != nullptr) return;  // EXISTING_VISIT_SKIP
  const DatedIdentity identity = ReadIdentity(IdentityOf(prepared.visit));
  const std::string who = absl::StrCat(authority_id, ": ", visit_id);
  if (FaultOfBaseline(record, identity.identity, nullptr, nullptr)) told.faults.push_back(who);
  for (const std::string& id : ProbableDuplicates(record, visit_id, identity)) {
    told.pairs.push_back(absl::StrCat(who, " = ", id));
  }
  auto warnings = VisitWarnings(TestReference(), prepared.visit);
  for (auto& warning : RecordWarnings(record, {}, visit_id, identity, nullptr, nullptr)) {
    warnings.push_back(std::move(warning));
  }
  for (const v1::Warning& warning : warnings) {
    told.warnings.push_back(absl::StrCat(who, ": ", warning.field(), " ",
                                         v1::WarningReason_Name(warning.reason())
                                             .substr(std::string_view("WARNING_REASON_").size())));
  }
  record.Put(visit_id, identity);
}

// Of a folder and those in it, by name.
std::vector<std::filesystem::path> FilesIn(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

Told Import(const std::vector<std::filesystem::path>& files) {
  Records records;
  Told told;
  for (const auto& path : files) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
      v1::ImportVisitsRequest request;
      EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(line, &request).ok()) << path;
      const auto prepared = PrepareVisit(TestReference(), kToday,
                                         {.parent = request.parent(),
                                          .visit_id = request.visit_id(),
                                          .visit = std::move(*request.mutable_visit())});
      EXPECT_THAT(prepared, IsOk());
      if (prepared.ok()) Take(*prepared, records, told);
    }
  }
  return told;
}

TEST(ShippedSamples, HaveOnlyTheDuplicatesThatAPersonWouldAskAbout) {
  const Told told = Import(FilesIn("deploy/samples"));

  // Of the first of each pair a source gives no day, of the second no number: they may be the same.
  EXPECT_THAT(told.pairs, UnorderedElementsAre(
                              "gloucestershire: monitoring-visit-5 = 2018-05-15-monitoring-visit",
                              "worcestershire: monitoring-visit-6 = 2017-09-monitoring-visit"));
}

TEST(ShippedSamples, NameInspectionsAsTheirBaselines) {
  EXPECT_THAT(Import(FilesIn("deploy/samples")).faults, ElementsAre());
}

TEST(ShippedSamples, AreWarnedOfAFigureThatJumps) {
  // From 30 % to 82 % in a year: what its source is about.
  EXPECT_THAT(
      Import(FilesIn("deploy/samples")).warnings,
      ElementsAre("sunderland: monitoring-visit-1: visit.observations[1].value FIGURE_JUMPS"));
}

}  // namespace
}  // namespace waymark::ingest
