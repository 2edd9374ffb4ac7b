#include "query-service/analysis/test_samples.h"

#include <fstream>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "waymark/v1/ingest_service.pb.h"

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using VisitsByName = std::map<std::string, v1::Visit>;

// As the ingest service does with samples: what is there stays.
void ReadSample(const std::string& file_name, std::map<std::string, VisitsByName>& by_authority) {
  std::ifstream file("deploy/samples/" + file_name);
  EXPECT_TRUE(file.is_open()) << file_name;
  for (std::string line; std::getline(file, line);) {
    v1::ImportVisitsRequest request;
    EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(line, &request).ok()) << line;
    v1::Visit visit = request.visit();
    visit.set_name(absl::StrCat(request.parent(), "/visits/", request.visit_id()));
    const std::string id(absl::StripPrefix(request.parent(), "authorities/"));
    by_authority[id].try_emplace(visit.name(), std::move(visit));
  }
}

std::vector<AuthorityRecord> ReadSamples(const std::vector<std::string>& file_names) {
  std::map<std::string, VisitsByName> by_authority;
  for (const std::string& file_name : file_names) ReadSample(file_name, by_authority);
  std::vector<AuthorityRecord> records;
  for (auto& [id, visits] : by_authority) {
    AuthorityRecord& record = records.emplace_back();
    record.authority = Reference().FindAuthority(id);
    EXPECT_NE(record.authority, nullptr) << id;
    for (auto& [name, visit] : visits) record.visits.push_back(std::move(visit));
  }
  return records;
}

const std::vector<std::string> kFour = {"leicester.jsonl", "reading.jsonl", "sunderland.jsonl",
                                        "wandsworth.jsonl"};

}  // namespace

std::vector<AuthorityRecord> FourAuthorities() { return ReadSamples(kFour); }

std::vector<AuthorityRecord> AllEngland() {
  std::vector<std::string> files = kFour;
  for (const char* name : {"events", "baselines", "inspections", "visits"}) {
    files.push_back(absl::StrCat("england/", name, ".jsonl"));
  }
  return ReadSamples(files);
}

}  // namespace waymark::query
