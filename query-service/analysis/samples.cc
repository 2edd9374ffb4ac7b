#include "query-service/analysis/samples.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "waymark/v1/ingest_service.pb.h"

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

constexpr char kFour[] = "deploy/samples";
constexpr char kEngland[] = "deploy/samples/england";

std::vector<std::filesystem::path> SampleFiles(const char* directory) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Only REPLACE changes what is there.
void Import(const v1::ImportVisitsRequest& request, Samples& samples) {
  v1::Visit visit = request.visit();
  visit.set_name(absl::StrCat(request.parent(), "/visits/", request.visit_id()));
  std::vector<v1::Visit>& visits =
      samples[request.parent().substr(std::string_view("authorities/").size())];
  const auto existing = std::find_if(visits.begin(), visits.end(), [&visit](const v1::Visit& one) {
    return one.name() == visit.name();
  });
  if (existing == visits.end()) {
    visits.push_back(std::move(visit));
  } else if (request.on_existing() == v1::EXISTING_VISIT_REPLACE) {
    *existing = std::move(visit);
  }
}

void Read(const char* directory, Samples& samples) {
  for (const std::filesystem::path& path : SampleFiles(directory)) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
      v1::ImportVisitsRequest request;
      EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(line, &request).ok()) << path << line;
      Import(request, samples);
    }
  }
}

// In the order of an import: the four authorities told at length, then England.
Samples ReadAll() {
  Samples samples;
  Read(kFour, samples);
  Read(kEngland, samples);
  return samples;
}

std::vector<AuthorityRecord> RecordsOf(const Samples& samples) {
  std::vector<AuthorityRecord> records;
  for (const auto& [id, visits] : samples) {
    AuthorityRecord& record = records.emplace_back();
    record.authority = Reference().FindAuthority(id);
    record.visits = visits;
    EXPECT_NE(record.authority, nullptr) << id;
  }
  return records;
}

absl::StatusOr<std::vector<v1::Visit>> LoadSample(std::string_view id) {
  const auto found = AllSamples().find(id);
  return found == AllSamples().end() ? std::vector<v1::Visit>() : found->second;
}

}  // namespace

const Samples& AllSamples() {
  static const auto* const samples = new Samples(ReadAll());
  return *samples;
}

std::vector<AuthorityRecord> FourAuthorities() {
  Samples samples;
  Read(kFour, samples);
  return RecordsOf(samples);
}

std::vector<AuthorityRecord> AllEngland() {
  std::vector<AuthorityRecord> records;
  for (const auto& [id, visits] : AllSamples()) records.push_back(SampleRecord(id));
  return records;
}

AuthorityRecord SampleRecord(std::string_view authority_id) {
  auto record =
      LoadAuthorityRecord(Reference(), *Reference().FindAuthority(authority_id), &LoadSample);
  EXPECT_TRUE(record.ok()) << record.status();
  return *std::move(record);
}

AuthorityRecord SampleCounting(std::string_view authority_id, std::string_view by) {
  auto record = LoadWhatCounts(Reference(), *Reference().FindAuthority(authority_id), ReadDate(by),
                               &LoadSample);
  EXPECT_TRUE(record.ok()) << record.status();
  return *std::move(record);
}

std::vector<AuthorityRecord> AllEnglandCounting(std::string_view by) {
  std::vector<AuthorityRecord> records;
  for (const auto& [id, visits] : AllSamples()) records.push_back(SampleCounting(id, by));
  return records;
}

}  // namespace waymark::query
