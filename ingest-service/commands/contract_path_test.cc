#include "ingest-service/commands/contract_path.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace waymark::ingest {
namespace {

TEST(FollowContract, GoesAsFarAsTheContractKnows) {
  struct Case {
    std::string path;
    std::string known;
    bool is_whole;
  };
  const std::vector<Case> cases = {
      {"", "", true},
      {"parent", "parent", true},
      {"visit.findings[3].standing", "visit.findings[3].standing", true},
      {"visit.startDate", "visit.startDate", true},
      {"visit.labels", "visit.labels", true},
      {"visit.labels.key", "visit.labels", false},
      {R"(visit.labels["key"])", "visit", false},
      {"visit.findings[Jane]", "visit", false},
      {"visit.Jane.findings", "visit", false},
      {"visit.start_date.Jane", "visit.start_date", false},
      {"Jane", "", false},
      {".visit", "", false},
  };
  for (const Case& c : cases) {
    const ContractPath path = FollowContract(c.path);
    EXPECT_EQ(path.known, c.known) << c.path;
    EXPECT_EQ(path.is_whole, c.is_whole) << c.path;
    EXPECT_EQ(path.field == nullptr, c.known.empty()) << c.path;
  }
}

}  // namespace
}  // namespace waymark::ingest
