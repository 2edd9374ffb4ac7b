#include "query-service/projections/stored_details.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "waymark/v1/visit.pb.h"

#include "query-service/projections/test_details.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using ::testing::IsEmpty;

v1::Visit VisitOf(std::string_view fields) {
  v1::Visit visit;
  EXPECT_TRUE(visit.ParseFromString(std::string(fields)));
  return visit;
}

TEST(StoredDetails, HaveAllThatWasAddedInItsOrder) {
  const v1::Visit visit = ParseText<v1::Visit>(R"(
      findings { id: "f1" observation_ids: "o1" } findings { id: "f2" }
      observations { id: "o1" } observations { id: "o2" } notes { text: "a note" })");
  const std::string stored = StoredOf(visit);

  const auto details = ReadStoredDetails(stored);

  ASSERT_TRUE(details.has_value());
  EXPECT_THAT(VisitOf(details->fields), EqualsProto(visit.DebugString()));
  EXPECT_THAT(VisitOf(details->observations), EqualsProto(R"pb(observations { id: "o1" }
                                                               observations { id: "o2" })pb"));
}

TEST(StoredDetails, ShowTheFindingsThatRestOnFigures) {
  const std::string stored = StoredOf(ParseText<v1::Visit>(R"(
      findings { id: "f1" }
      findings { id: "f2" observation_ids: "o1" statement: "it rose" }
      findings { id: "f3" themes: "themes/caseloads" }
      findings { id: "f4" doubts_measures: "measures/caseload" }
      observations { id: "o1" })"));

  const auto details = ReadStoredDetails(stored);

  ASSERT_TRUE(details.has_value());
  ASSERT_EQ(details->on_figures.size(), 2);
  v1::Finding finding;
  EXPECT_TRUE(finding.ParseFromString(std::string(details->on_figures[0])));
  EXPECT_EQ(finding.id(), "f2");
  EXPECT_TRUE(finding.ParseFromString(std::string(details->on_figures[1])));
  EXPECT_EQ(finding.id(), "f4");
}

TEST(StoredDetails, AreThereOfAVisitWithoutAny) {
  const std::string stored = StoredOf(v1::Visit());

  const auto details = ReadStoredDetails(stored);

  ASSERT_TRUE(details.has_value());
  EXPECT_THAT(details->fields, IsEmpty());
  EXPECT_THAT(details->observations, IsEmpty());
  EXPECT_THAT(details->on_figures, IsEmpty());
}

TEST(ReadStoredDetails, RefusesWhatPointsBeyondItsEnd) {
  const std::string stored = StoredOf(ParseText<v1::Visit>(R"(
      findings { id: "f1" observation_ids: "o1" } observations { id: "o1" })"));
  // The size of observations, how many findings, where the first begins, its size.
  for (const std::size_t number : {0, 4, 8, 12}) {
    for (const std::size_t byte : {0, 1, 2}) {
      std::string changed = stored;
      changed[number + byte] = '\x7f';
      EXPECT_FALSE(ReadStoredDetails(changed).has_value()) << number << " " << byte;
    }
  }
  std::string among_observations = stored;
  among_observations[11] = '\0';
  EXPECT_FALSE(ReadStoredDetails(among_observations).has_value());
  for (std::size_t size = 0; size < 16; ++size) {
    EXPECT_FALSE(ReadStoredDetails(stored.substr(0, size)).has_value()) << size;
  }
}

}  // namespace
}  // namespace waymark::query
