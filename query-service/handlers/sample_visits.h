#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_SAMPLE_VISITS_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_SAMPLE_VISITS_H_

#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "waymark/v1/ingest_service.pb.h"

namespace waymark::query {

// The visits of a shipped file, named by its path under deploy/samples.
inline std::vector<v1::Visit> VisitsOfSample(const std::string& path) {
  std::vector<v1::Visit> visits;
  std::ifstream file("deploy/samples/" + path);
  EXPECT_TRUE(file.is_open()) << path;
  for (std::string line; std::getline(file, line);) {
    v1::ImportVisitsRequest request;
    EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(line, &request).ok()) << line;
    v1::Visit& visit = visits.emplace_back(request.visit());
    visit.set_name(absl::StrCat(request.parent(), "/visits/", request.visit_id()));
  }
  return visits;
}

// Every visit of England that is shipped, and of the four authorities told of in full. Of a visit
// that two files hold, what the later says.
inline std::vector<v1::Visit> VisitsOfEngland() {
  std::map<std::string, v1::Visit> by_name;
  for (const char* path : {"england/inspections.jsonl", "england/visits.jsonl",
                           "england/baselines.jsonl", "england/events.jsonl", "leicester.jsonl",
                           "reading.jsonl", "sunderland.jsonl", "wandsworth.jsonl"}) {
    for (v1::Visit& visit : VisitsOfSample(path)) {
      const std::string name = visit.name();
      by_name.insert_or_assign(name, std::move(visit));
    }
  }
  std::vector<v1::Visit> visits;
  for (auto& [name, visit] : by_name) visits.push_back(std::move(visit));
  return visits;
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_SAMPLE_VISITS_H_
