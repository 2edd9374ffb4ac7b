#include "common/reference/reference_data.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/reference/loading/csv_reader.h"

namespace waymark::reference {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kDirectory[] = "common/reference/data";

const ReferenceData& Data() {
  static const auto* const kData = new auto(ReferenceData::Load(kDirectory));
  if (!kData->ok()) ADD_FAILURE() << kData->status();
  return **kData;
}

// The rows of a shipped file, read apart from the loader's own reading of columns.
std::vector<CsvRow> RowsOf(const std::string& file) {
  std::ifstream stream(std::string(kDirectory) + "/" + file);
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  std::vector<CsvRow> rows = ParseCsv(text).rows;
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

std::string IdOf(const Authority* authority) { return authority == nullptr ? "" : authority->id; }

std::vector<std::string> IdsOf(const std::vector<const Authority*>& authorities) {
  std::vector<std::string> ids;
  ids.reserve(authorities.size());
  for (const Authority* authority : authorities) ids.push_back(authority->id);
  return ids;
}

TEST(ReferenceDataTest, LoadsEveryRow) {
  EXPECT_THAT(Data().authorities(), SizeIs(161));
  EXPECT_THAT(RowsOf("authority_codes.csv"), SizeIs(651));
  EXPECT_THAT(Data().themes(), SizeIs(57));
  EXPECT_THAT(Data().measures(), SizeIs(55));
  EXPECT_THAT(Data().judgement_areas(), SizeIs(20));
  EXPECT_THAT(Data().service_areas(), SizeIs(19));
  EXPECT_THAT(Data().cohorts(), SizeIs(7));
  EXPECT_THAT(Data().subjects(), SizeIs(8));
}

TEST(ReferenceDataTest, ResolvesEveryCodeAndAlias) {
  const std::set<std::string> shared = {"815", "825", "933"};
  for (const CsvRow& row : RowsOf("authority_codes.csv")) {
    if (shared.contains(row.fields[2])) continue;

    const AuthorityMatch match = Data().ResolveAuthority(row.fields[2]);

    EXPECT_EQ(IdOf(match.found), row.fields[0]) << row.fields[2];
  }
}

TEST(ReferenceDataTest, ResolvesEveryCodeAndNameAtADayItsAuthorityWasInForce) {
  std::vector<std::pair<std::string, std::string>> names;  // id and name
  for (const CsvRow& row : RowsOf("authority_codes.csv")) {
    names.emplace_back(row.fields[0], row.fields[2]);
  }
  for (const CsvRow& row : RowsOf("authorities.csv")) {
    names.emplace_back(row.fields[0], row.fields[1]);
  }
  for (const auto& [id, name] : names) {
    const Authority* authority = Data().FindAuthority(id);
    ASSERT_NE(authority, nullptr) << id;
    const absl::CivilDay day =
        authority->valid_from.value_or(authority->valid_to.value_or(absl::CivilDay(2024, 1, 1)));

    const AuthorityMatch match = Data().ResolveAuthority(name, {day, day});

    EXPECT_EQ(IdOf(match.found), id) << name;
  }
}

TEST(ReferenceDataTest, NamesAndNumbersOfCountyAndUnitaryNeedADate) {
  const std::pair<std::string, std::string> kShared[] = {
      {"815", "north-yorkshire"}, {"825", "buckinghamshire"},
      {"933", "somerset"},        {"Buckinghamshire", "buckinghamshire"},
      {"Dorset", "dorset"},       {"North Yorkshire", "north-yorkshire"},
      {"Somerset", "somerset"},
  };
  for (const auto& [text, unitary] : kShared) {
    const std::string county = unitary + "-county";
    const absl::CivilDay before(2018, 6, 1);
    const absl::CivilDay after(2024, 6, 1);

    EXPECT_THAT(IdsOf(Data().ResolveAuthority(text).candidates), ElementsAre(unitary, county));
    EXPECT_EQ(IdOf(Data().ResolveAuthority(text, {before, before}).found), county) << text;
    EXPECT_EQ(IdOf(Data().ResolveAuthority(text, {after, after}).found), unitary) << text;
  }
}

TEST(ReferenceDataTest, AuthoritiesAreInOrderOfTheirIds) {
  EXPECT_TRUE(std::is_sorted(Data().authorities().begin(), Data().authorities().end(),
                             [](const Authority& a, const Authority& b) { return a.id < b.id; }));
}

TEST(ReferenceDataTest, AuthoritiesOfARegionAreThoseThatNameIt) {
  std::size_t of_regions = 0;
  for (const char* region : {"East Midlands", "London", "South West"}) {
    std::vector<const Authority*> want;
    for (const Authority& authority : Data().authorities()) {
      if (authority.region == region) want.push_back(&authority);
    }
    of_regions += want.size();

    EXPECT_THAT(Data().AuthoritiesOfRegion(region), testing::ElementsAreArray(want));
  }
  EXPECT_GT(of_regions, 40);
  EXPECT_THAT(Data().AuthoritiesOfRegion("Narnia"), testing::IsEmpty());
}

TEST(ReferenceDataTest, CodesOfAnAuthority) {
  std::vector<std::string> codes;
  for (const AuthorityCode& code : Data().CodesOf("barnsley")) codes.push_back(code.code);

  EXPECT_THAT(codes, testing::IsSupersetOf({"E08000016", "E08000038", "370"}));
  EXPECT_TRUE(Data().CodesOf("nowhere").empty());
}

TEST(ReferenceDataTest, SuccessionsBothWays) {
  std::vector<std::string> predecessors;
  for (const Succession& succession : Data().PredecessorsOf("bournemouth-christchurch-and-poole")) {
    predecessors.push_back(succession.predecessor);
  }
  std::vector<std::string> successors;
  for (const Succession& succession : Data().SuccessorsOf("cumbria")) {
    successors.push_back(succession.successor);
  }

  EXPECT_THAT(predecessors, ElementsAre("bournemouth", "dorset-county", "poole"));
  EXPECT_THAT(successors, ElementsAre("cumberland", "westmorland-and-furness"));
  EXPECT_EQ(Data().SuccessorsOf("cumbria")[0].effective_date, absl::CivilDay(2023, 4, 1));
  EXPECT_EQ(Data().SuccessorsOf("cumbria")[0].kind, SuccessionKind::kSplit);
  EXPECT_THAT(Data().PredecessorsOf("sunderland"), IsEmpty());
}

TEST(ReferenceDataTest, NeighboursByModel) {
  EXPECT_THAT(Data().neighbour_models(), ElementsAre("2021", "2025"));

  const auto neighbours = Data().NeighboursOf("barking-and-dagenham", "2021");
  ASSERT_THAT(neighbours, SizeIs(10));
  EXPECT_EQ(neighbours[0].neighbour, "greenwich");
  EXPECT_EQ(neighbours[0].closeness, Closeness::kClose);
  EXPECT_EQ(neighbours[9].rank, 10);
  EXPECT_TRUE(Data().NeighboursOf("barking-and-dagenham", "2022").empty());
  EXPECT_TRUE(Data().NeighboursOf("nowhere", "2021").empty());
}

TEST(ReferenceDataTest, ReadsEveryColumnOfAMeasure) {
  const Measure* measure = Data().FindMeasure("cl-in-touch");

  ASSERT_NE(measure, nullptr);
  EXPECT_EQ(measure->label, "Care leavers with whom the authority is in touch");
  EXPECT_EQ(measure->unit, MeasureUnit::kPercent);
  EXPECT_EQ(measure->better, Better::kHigher);
  EXPECT_EQ(measure->population, "care leavers in scope (SSDA903)");
  EXPECT_THAT(measure->age_groups, ElementsAre("17", "18", "19-21"));
  EXPECT_EQ(measure->date_basis, "on or around birthday in the year to 31 March");
  EXPECT_EQ(measure->defined_by, "DfE official statistics");
  EXPECT_EQ(measure->complement, "cl-not-in-touch");
  EXPECT_TRUE(measure->comparable);
  EXPECT_FALSE(IsRetired(*measure, absl::CivilDay(2030, 1, 1)));
}

TEST(ReferenceDataTest, FindsEntriesByExactId) {
  EXPECT_EQ(Data().FindTheme("cl-eet")->group, "care-leavers");
  EXPECT_EQ(Data().FindServiceArea("front-door")->parent, "help-and-protection");
  EXPECT_EQ(Data().FindSubject("police")->label, "Police");
  EXPECT_EQ(Data().FindAuthority("sunderland")->region, "North East");
  EXPECT_EQ(Data().FindTheme("CL-EET"), nullptr);
  EXPECT_EQ(Data().FindTheme("themes/cl-eet"), nullptr);
  EXPECT_EQ(Data().FindMeasure(""), nullptr);
}

TEST(ReferenceDataTest, JudgementAreasBelongToTheirFramework) {
  const JudgementArea* area = Data().FindJudgementArea("SIF", "leadership-management-governance");

  ASSERT_NE(area, nullptr);
  EXPECT_EQ(area->equivalent_to, "leadership");
  EXPECT_EQ(Data().FindJudgementArea("ILACS-2026", "overall-effectiveness"), nullptr);
  EXPECT_EQ(Data().FindJudgementArea("", "care-leavers"), nullptr);
  EXPECT_TRUE(Data().ListsJudgementAreasOf("SIF"));
  EXPECT_FALSE(Data().ListsJudgementAreasOf("PRE-SIF"));
}

TEST(ReferenceDataTest, CohortsAreListedOrAgeGroups) {
  for (const std::string id : {"in-custody", "age:17", "age:0", "age:16-17", "age:18+", "age:25"}) {
    ASSERT_NE(Data().FindCohort(id), nullptr) << id;
    EXPECT_EQ(Data().FindCohort(id)->id, id);
  }
  for (const std::string id :
       {"", "age:", "age:17-16", "age:17-17", "age:016", "age:26", "age:16-26", "age:+", "age:-17",
        "age:16-", "age:16-17+", "age: 16", "Age:16", "age:16 ", "age:any", "16-17"}) {
    EXPECT_EQ(Data().FindCohort(id), nullptr) << id;
  }
  EXPECT_EQ(Data().FindCohort("age:16-17")->label, "Aged 16 to 17");
}

TEST(ReferenceDataTest, NamesTheNearestKnownIds) {
  EXPECT_THAT(Data().NearestThemes("pathway-plan"), ElementsAre("cl-pathway-plan-quality"));
  EXPECT_THAT(Data().NearestThemes("personal-adviser"),
              ElementsAre("cl-personal-adviser-capacity"));
  EXPECT_THAT(Data().NearestMeasures("cl-in-tuoch"), ElementsAre("cl-in-touch", "cl-not-in-touch"));
  EXPECT_THAT(Data().NearestServiceAreas("care-leaver"), ElementsAre("care-leavers"));
  EXPECT_THAT(Data().NearestCohorts("custody"), ElementsAre("in-custody"));
  EXPECT_THAT(Data().NearestSubjects("polices"), ElementsAre("police"));
  EXPECT_THAT(Data().NearestJudgementAreas("SIF", "leadership"),
              ElementsAre("leadership-management-governance"));
  EXPECT_THAT(Data().ResolveAuthority("authorities/sunderlnd").nearest, ElementsAre("sunderland"));
  EXPECT_THAT(Data().ResolveAuthority("authorities/atlantis").nearest, IsEmpty());
}

TEST(ReferenceDataTest, StaysGoodWhenMoved) {
  absl::StatusOr<ReferenceData> loaded = ReferenceData::Load(kDirectory);
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  const Theme* theme = loaded->FindTheme("caseloads");
  const Authority* authority = loaded->FindAuthority("york");
  const auto of_region = loaded->AuthoritiesOfRegion(authority->region);

  const ReferenceData moved = *std::move(loaded);

  EXPECT_EQ(moved.FindTheme("caseloads"), theme);
  EXPECT_EQ(moved.ResolveAuthority("City of York Council").found, authority);
  EXPECT_EQ(moved.FindCohort("age:17")->id, "age:17");
  EXPECT_THAT(moved.AuthoritiesOfRegion(authority->region), testing::Contains(authority));
  EXPECT_EQ(moved.AuthoritiesOfRegion(authority->region).data(), of_region.data());
}

}  // namespace
}  // namespace waymark::reference
