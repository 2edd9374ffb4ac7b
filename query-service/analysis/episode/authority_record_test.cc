#include "query-service/analysis/episode/authority_record.h"

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/status/status.h"

#include "query-service/analysis/episode/predecessors.h"
#include "query-service/analysis/test_visits.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Records = std::map<std::string, std::vector<v1::Visit>, std::less<>>;

AuthorityRecord Load(const Records& records, const std::string& authority) {
  auto record = LoadAuthorityRecord(
      Reference(), *Reference().FindAuthority(authority),
      [&records](std::string_view id) -> absl::StatusOr<std::vector<v1::Visit>> {
        const auto found = records.find(id);
        return found == records.end() ? std::vector<v1::Visit>() : found->second;
      });
  EXPECT_THAT(record, IsOk());
  return *std::move(record);
}

std::vector<std::string> NamesOf(const std::vector<v1::Visit>& visits) {
  std::vector<std::string> names;
  for (const v1::Visit& visit : visits) names.push_back(ShortName(visit.name()));
  return names;
}

v1::Visit Inspection(const std::string& authority, const std::string& name,
                     const std::string& rest) {
  return VisitOf(authority, "name: '" + name + "' type: VISIT_TYPE_INSPECTION " + rest);
}

TEST(AuthorityRecordTest, HoldsWhatIsRecordedOfPredecessorsApart) {
  const AuthorityRecord record =
      Load({{"cumberland", {Inspection("cumberland", "own", "start_date: '2024'")}},
            {"cumbria", {Inspection("cumbria", "theirs", "start_date: '2022'")}}},
           "cumberland");

  EXPECT_THAT(NamesOf(record.visits), ElementsAre("own"));
  EXPECT_THAT(NamesOf(record.inherited), ElementsAre("theirs"));
}

TEST(AuthorityRecordTest, AnAuthorityWithoutPredecessorsInheritsNothing) {
  EXPECT_THAT(Load({{"cumbria", {Inspection("cumbria", "i", "start_date: '2022'")}}}, "leicester")
                  .inherited,
              IsEmpty());
}

TEST(AuthorityRecordTest, PassesOnTheErrorOfAPredecessorsRecord) {
  const auto record =
      LoadAuthorityRecord(Reference(), *Reference().FindAuthority("cumberland"),
                          [](std::string_view id) -> absl::StatusOr<std::vector<v1::Visit>> {
                            if (id == "cumbria") return absl::DataLossError("damaged");
                            return std::vector<v1::Visit>();
                          });

  EXPECT_EQ(record.status().code(), absl::StatusCode::kDataLoss);
}

// How much is inherited as far as it counts by a date.
size_t CountsBy(const Records& records, const std::string& authority, const std::string& by) {
  const auto record =
      LoadWhatCounts(Reference(), *Reference().FindAuthority(authority), ReadDate(by),
                     [&records](std::string_view id) -> absl::StatusOr<std::vector<v1::Visit>> {
                       const auto found = records.find(id);
                       return found == records.end() ? std::vector<v1::Visit>() : found->second;
                     });
  EXPECT_THAT(record, IsOk());
  return record->inherited.size();
}

TEST(AuthorityRecordTest, WhatIsInheritedCountsUntilAnInspectionOfItsOwn) {
  const std::vector<v1::Visit> cumbria = {Inspection("cumbria", "i", "start_date: '2022'")};
  const Records before = {{"cumbria", cumbria}};
  const Records after = {{"cumbria", cumbria},
                         {"cumberland",
                          {VisitOf("cumberland",
                                   "name: 'own' type: VISIT_TYPE_SHORT_INSPECTION "
                                   "start_date: '2024-03-04'")}}};

  EXPECT_EQ(CountsBy(before, "cumberland", ""), 1u);
  EXPECT_EQ(CountsBy(after, "cumberland", ""), 0u);
  EXPECT_EQ(CountsBy(after, "cumberland", "2023"), 1u);
  EXPECT_EQ(CountsBy(after, "cumberland", "2024-03"), 0u);
}

TEST(AuthorityRecordTest, NothingIsInheritedBeforeTheDayOnWhichItWasTakenOver) {
  const Records records = {{"cumbria", {Inspection("cumbria", "i", "start_date: '2022'")}}};

  EXPECT_EQ(CountsBy(records, "cumberland", "2023-03-31"), 0u);
  EXPECT_EQ(CountsBy(records, "cumberland", "2023-04-01"), 1u);
  EXPECT_EQ(CountsBy(records, "cumberland", "2023"), 1u);
}

TEST(AuthorityRecordTest, WhatDoesNotCountIsNotLoaded) {
  const auto record = LoadWhatCounts(
      Reference(), *Reference().FindAuthority("cumberland"), std::nullopt,
      [](std::string_view id) -> absl::StatusOr<std::vector<v1::Visit>> {
        if (id == "cumbria") return absl::DataLossError("damaged");
        return std::vector<v1::Visit>{Inspection("cumberland", "own", "start_date: '2024'")};
      });

  EXPECT_THAT(record, IsOk());
}

TEST(AuthorityRecordTest, AFocusedOrAPlannedVisitIsNoInspectionOfItsOwn) {
  const Records records = {
      {"cumbria", {Inspection("cumbria", "i", "start_date: '2022'")}},
      {"cumberland",
       {VisitOf("cumberland", "name: 'f' type: VISIT_TYPE_FOCUSED_VISIT start_date: '2023-10-04'"),
        Inspection("cumberland", "p", "status: VISIT_STATUS_PLANNED")}}};

  EXPECT_EQ(CountsBy(records, "cumberland", ""), 1u);
}

struct InheritanceCase {
  std::string authority;
  std::vector<std::string> predecessors;
  bool gives_baseline;
  bool same_area;
};

class InheritanceTest : public testing::TestWithParam<InheritanceCase> {};

TEST_P(InheritanceTest, GoesByTheSuccessions) {
  const Inheritance inheritance = InheritanceOf(Reference(), GetParam().authority);

  std::vector<std::string> predecessors;
  for (const PredecessorLine& line : inheritance.lines) predecessors.push_back(line.front().id);
  EXPECT_THAT(predecessors, testing::ElementsAreArray(GetParam().predecessors));
  EXPECT_EQ(inheritance.gives_baseline, GetParam().gives_baseline);
  EXPECT_EQ(inheritance.same_area, GetParam().same_area);
  EXPECT_THAT(inheritance.left_out, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Successions, InheritanceTest,
    testing::Values(InheritanceCase{"buckinghamshire", {"buckinghamshire-county"}, true, true},
                    InheritanceCase{"cumberland", {"cumbria"}, true, false},
                    InheritanceCase{"bournemouth-christchurch-and-poole",
                                    {"bournemouth", "dorset-county", "poole"},
                                    false,
                                    false},
                    InheritanceCase{"leicester", {}, false, false}),
    [](const auto& test) {
      std::string name = test.param.authority;
      std::erase(name, '-');
      return name;
    });

}  // namespace
}  // namespace waymark::query
