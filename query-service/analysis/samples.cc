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

// In the order of an import: the four authorities told at length, then England.
std::vector<std::filesystem::path> SampleFiles() {
  std::vector<std::filesystem::path> files;
  for (const char* directory : {"deploy/samples", "deploy/samples/england"}) {
    std::vector<std::filesystem::path> of_directory;
    for (const auto& entry : std::filesystem::directory_iterator(directory)) {
      if (entry.path().extension() == ".jsonl") of_directory.push_back(entry.path());
    }
    std::sort(of_directory.begin(), of_directory.end());
    files.insert(files.end(), of_directory.begin(), of_directory.end());
  }
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

Samples ReadSamples() {
  Samples samples;
  for (const std::filesystem::path& path : SampleFiles()) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
      v1::ImportVisitsRequest request;
      EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(line, &request).ok()) << path << line;
      Import(request, samples);
    }
  }
  return samples;
}

}  // namespace

const Samples& AllSamples() {
  static const auto* const samples = new Samples(ReadSamples());
  return *samples;
}

AuthorityRecord SampleRecord(std::string_view authority_id) {
  auto record = LoadAuthorityRecord(
      Reference(), *Reference().FindAuthority(authority_id),
      [](std::string_view id) -> absl::StatusOr<std::vector<v1::Visit>> {
        const auto found = AllSamples().find(id);
        return found == AllSamples().end() ? std::vector<v1::Visit>() : found->second;
      });
  EXPECT_TRUE(record.ok()) << record.status();
  return *std::move(record);
}

}  // namespace waymark::query
