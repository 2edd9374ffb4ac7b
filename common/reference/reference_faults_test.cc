// What Load refuses, one small directory for each fault.
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/reference/reference_data.h"
#include "common/reference/small_reference.h"

namespace waymark::reference {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(ReferenceFaultsTest, TheSmallSetIsGood) {
  const absl::StatusOr<ReferenceData> loaded = LoadFiles(GoodFiles());

  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(loaded->authorities().front().id, "new");
}

struct Case {
  std::string name;
  std::string file;
  std::string text;
  std::string want;  // what is reported, after the file's name
};

class ReferenceFaultTest : public testing::TestWithParam<Case> {};

TEST_P(ReferenceFaultTest, IsReportedAndNothingElse) {
  const absl::StatusOr<ReferenceData> loaded = LoadWith(GetParam().file, GetParam().text);

  EXPECT_EQ(loaded.status().code(), absl::StatusCode::kInvalidArgument);
  const std::string message(loaded.status().message());
  EXPECT_EQ(message.substr(message.find('\n') + 1), GetParam().file + GetParam().want);
}

std::string NameOf(const testing::TestParamInfo<Case>& test) { return test.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Form, ReferenceFaultTest,
    testing::Values(
        Case{"EmptyFile", "themes.csv", "", ": has no header line"},
        Case{"MissingColumn", "themes.csv", "theme_id,label\ncaseloads,Caseloads\n",
             ":1: column 'group' is missing"},
        Case{"UnknownColumn", "themes.csv", "theme_id,group,label,colour\na,b,C,red\n",
             ":1: unknown column 'colour'"},
        Case{"ColumnTwice", "themes.csv", "theme_id,group,label,label\na,b,C,D\n",
             ":1: column 'label' occurs twice"},
        Case{"RetirementWhereNoneIs", "judgement_areas.csv",
             "framework,judgement_area_id,equivalent_to,label,replaced_by\nSIF,a,a,A,\n",
             ":1: unknown column 'replaced_by'"},
        Case{"MissingField", "themes.csv", "theme_id,group,label\na,b,C\nd,e\n",
             ":3: 2 fields where the header has 3"},
        Case{"NotUtf8", "themes.csv", "theme_id,group,label\na,b,caf\xE9\n", ":2: not UTF-8"},
        Case{"FaultyHeader", "themes.csv", "theme_id,gr\"oup,label\na,b,C\n",
             ":1: quote inside a field that does not begin with one"},
        Case{"LineBreakInCell", "themes.csv", "theme_id,group,label\na,b,\"C\nD\"\n",
             ":2: control character or line break in a cell"},
        Case{"SpaceAround", "themes.csv", "theme_id,group,label\na,b,C \n",
             ":2: space before or after 'C '"},
        Case{"EmptyCell", "themes.csv", "theme_id,group,label\na,b,\n", ":2: label is empty"},
        Case{"EmptyId", "themes.csv", "theme_id,group,label\n,b,C\n", ":2: theme_id is empty"},
        Case{"BadSlug", "themes.csv", "theme_id,group,label\nCase_Loads,b,C\n",
             ":2: theme_id 'Case_Loads' is not a slug (a-z, 0-9, single hyphens, at most 63 "
             "characters)"},
        Case{"UnknownRegion", "authorities.csv",
             kAuthorityColumns + "old,A,county,South West,,2019-03-31\n"
                                 "new,B,unitary,Wessex,2019-04-01,\ntown,C,unitary,London,,\n",
             ":3: unknown region 'Wessex'"},
        Case{"UnknownCouncilType", "authorities.csv",
             kAuthorityColumns + "old,A,county,South West,,2019-03-31\n"
                                 "new,B,parish,London,2019-04-01,\ntown,C,unitary,London,,\n",
             ":3: unknown council_type 'parish'"},
        Case{"NoSuchDay", "authorities.csv",
             kAuthorityColumns + "old,A,county,South West,,2019-03-31\n"
                                 "new,B,unitary,London,2019-04-01,\n"
                                 "town,C,unitary,London,2019-02-29,\n",
             ":4: valid_from '2019-02-29' is not a day YYYY-MM-DD"},
        Case{"LooseDay", "authorities.csv",
             kAuthorityColumns + "old,A,county,South West,,2019-03-31\n"
                                 "new,B,unitary,London,2019-04-01,\n"
                                 "town,C,unitary,London,2019-2-9,\n",
             ":4: valid_from '2019-2-9' is not a day YYYY-MM-DD"},
        Case{"EndBeforeStart", "authorities.csv",
             kAuthorityColumns + "old,A,county,South West,,2019-03-31\n"
                                 "new,B,unitary,London,2019-04-01,\n"
                                 "town,C,unitary,London,2019-04-02,2019-04-01\n",
             ":4: valid_from is after valid_to"},
        Case{"UnknownScheme", "authority_codes.csv", kCodeColumns + "town,iso,GB-TWN,,\n",
             ":2: unknown scheme 'iso'"},
        Case{"GssCodeOfOtherForm", "authority_codes.csv", kCodeColumns + "town,gss,E0600001,,\n",
             ":2: code 'E0600001' does not have the form of its scheme"},
        Case{"DfeNumberOfOtherForm", "authority_codes.csv", kCodeColumns + "town,dfe,1234,,\n",
             ":2: code '1234' does not have the form of its scheme"},
        Case{"UnknownCloseness", "statistical_neighbours.csv",
             "model,authority_id,rank,neighbour_id,closeness\n2025,town,1,new,near\n",
             ":2: unknown closeness 'near'"},
        Case{"RankNotANumber", "statistical_neighbours.csv",
             "model,authority_id,rank,neighbour_id,closeness\n2025,town,1,new,close\n"
             "2025,town,2,old,close\n2025,new,first,old,close\n",
             ":4: rank 'first' is not a number from 1"},
        Case{"UnknownFramework", "judgement_areas.csv",
             "framework,judgement_area_id,equivalent_to,label\nILACS,a,a,A\n",
             ":2: unknown framework 'ILACS'"},
        Case{"UnknownUnit", "measures.csv",
             kMeasureColumns + "in,In,pounds,higher,,any,a date,letters,,yes\n",
             ":2: unknown unit 'pounds'"},
        Case{"UnknownBetter", "measures.csv",
             kMeasureColumns + "in,In,count,up,,any,a date,letters,,yes\n",
             ":2: unknown better 'up'"},
        Case{"UnknownComparable", "measures.csv",
             kMeasureColumns + "in,In,count,lower,,any,a date,letters,,true\n",
             ":2: unknown comparable 'true'"},
        Case{"UnknownAgeGroup", "measures.csv",
             kMeasureColumns + "in,In,count,lower,,17;21-19,a date,letters,,yes\n",
             ":2: age group '21-19' is none of: any, 17, 16-17, 18+ (years from 0 to 25)"},
        Case{"ReplacedButNotRetired", "themes.csv",
             "theme_id,group,label,valid_to,replaced_by\na,g,A,,b\nb,g,B,,\n",
             ":2: replaced_by without valid_to"}),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Relation, ReferenceFaultTest,
    testing::Values(
        Case{"IdTwice", "themes.csv", "theme_id,group,label\na,g,A\nb,g,B\na,g,C\n",
             ":4: id 'a' is already on line 2"},
        Case{"SubjectTwice", "subjects.csv", "subject_id,label\na,A\na,B\n",
             ":3: id 'a' is already on line 2"},
        Case{"CohortTwice", "cohorts.csv", "cohort_id,label\na,A\na,B\n",
             ":3: id 'a' is already on line 2"},
        Case{"JudgementAreaTwice", "judgement_areas.csv",
             "framework,judgement_area_id,equivalent_to,label\nSIF,a,a,A\nILACS-2018,a,a,A\n"
             "SIF,a,a,B\n",
             ":4: area 'a' of SIF is given twice"},
        Case{"CodeOfUnknownAuthority", "authority_codes.csv", kCodeColumns + "city,dfe,301,,\n",
             ":2: authority_id 'city' is unknown"},
        Case{"CodeTwice", "authority_codes.csv", kCodeColumns + "town,dfe,301,,\ntown,dfe,301,,\n",
             ":3: code '301' is given twice"},
        Case{"CodeOfTwoAtOnce", "authority_codes.csv",
             kCodeColumns + "town,dfe,301,,\nnew,dfe,301,,\n",
             ":3: '301' stands for 'new' and for 'town' on the same days"},
        Case{"AliasOfTwoInOtherCase", "authority_codes.csv",
             kCodeColumns + "town,alias,The Town,,\nold,alias,the  TOWN,,\n",
             ":3: 'the  TOWN' stands for 'old' and for 'town' on the same days"},
        Case{"AliasThatIsAnothersName", "authority_codes.csv", kCodeColumns + "new,alias,Town,,\n",
             ":2: 'Town' stands for 'new' and for 'town' on the same days"},
        Case{"NameOfTwoAtOnce", "authorities.csv",
             kAuthorityColumns + "old,Shire,county,South West,,2019-03-31\n"
                                 "new,Shire,unitary,South West,2019-03-31,\n"
                                 "town,Town,unitary,London,,\n",
             ":3: 'Shire' stands for 'new' and for 'old' on the same days\n"
             "authority_codes.csv:3: '835' stands for 'new' and for 'old' on the same days"},
        Case{"SuccessionOfUnknown", "authority_successions.csv",
             "predecessor_id,successor_id,effective_date,kind\ncity,new,2019-04-01,merge\n",
             ":2: predecessor_id 'city' is unknown"},
        Case{"SuccessionToUnknown", "authority_successions.csv",
             "predecessor_id,successor_id,effective_date,kind\nold,city,2019-04-01,merge\n",
             ":2: successor_id 'city' is unknown"},
        Case{"SuccessionTwice", "authority_successions.csv",
             "predecessor_id,successor_id,effective_date,kind\nold,new,2019-04-01,merge\n"
             "old,new,2019-04-01,split\n",
             ":3: succession is given twice"},
        Case{"SuccessionToItself", "authority_successions.csv",
             "predecessor_id,successor_id,effective_date,kind\nold,old,2019-04-01,merge\n",
             ":2: an authority cannot succeed itself"},
        Case{"SuccessionWithoutDay", "authority_successions.csv",
             "predecessor_id,successor_id,effective_date,kind\ntown,old,,part-transfer\n",
             ":2: effective_date is empty"},
        Case{"SuccessionOfUnknownKind", "authority_successions.csv",
             "predecessor_id,successor_id,effective_date,kind\nold,new,2019-04-01,sale\n",
             ":2: unknown kind 'sale'"},
        Case{"SuccessorNotYetThere", "authority_successions.csv",
             "predecessor_id,successor_id,effective_date,kind\ntown,new,2019-03-31,part-transfer\n",
             ":2: 'new' is not in force on effective_date"},
        Case{"PredecessorGoesOn", "authority_successions.csv",
             "predecessor_id,successor_id,effective_date,kind\ntown,new,2019-04-01,merge\n",
             ":2: 'town' does not end the day before effective_date"},
        Case{"NeighbourUnknown", "statistical_neighbours.csv",
             "model,authority_id,rank,neighbour_id,closeness\n2025,town,1,city,close\n",
             ":2: neighbour_id 'city' is unknown"},
        Case{"NeighbourOfUnknown", "statistical_neighbours.csv",
             "model,authority_id,rank,neighbour_id,closeness\n2025,city,1,town,close\n",
             ":2: authority_id 'city' is unknown"},
        Case{"NeighbourOfItself", "statistical_neighbours.csv",
             "model,authority_id,rank,neighbour_id,closeness\n2025,town,1,town,close\n",
             ":2: an authority cannot be its own neighbour"},
        Case{"NeighbourTwice", "statistical_neighbours.csv",
             "model,authority_id,rank,neighbour_id,closeness\n2025,town,1,new,close\n"
             "2025,town,2,new,close\n",
             ":3: neighbour 'new' is given twice"},
        Case{"RankLeftOut", "statistical_neighbours.csv",
             "model,authority_id,rank,neighbour_id,closeness\n2025,town,1,new,close\n"
             "2025,town,3,old,close\n",
             ":3: rank 3 where 2 is next"},
        Case{"ComplementUnknown", "measures.csv",
             kMeasureColumns + "in,In,count,lower,,any,a date,letters,out,yes\n",
             ":2: complement 'out' is unknown"},
        Case{"ComplementNotMutual", "measures.csv",
             kMeasureColumns + "in,In,count,lower,,any,a date,letters,out,yes\n"
                               "out,Out,count,lower,,any,a date,letters,,yes\n",
             ":2: 'out' does not name 'in' as its complement"},
        Case{"ComplementOfItself", "measures.csv",
             kMeasureColumns + "in,In,count,lower,,any,a date,letters,in,yes\n",
             ":2: 'in' does not name 'in' as its complement"},
        Case{"ComplementOfOtherUnit", "measures.csv",
             kMeasureColumns + "in,In,count,lower,,any,a date,letters,out,yes\n"
                               "out,Out,percent,lower,,any,a date,letters,in,yes\n",
             ":2: complement 'out' has another unit\n"
             "measures.csv:3: complement 'in' has another unit"},
        Case{"ParentUnknown", "service_areas.csv",
             "service_area_id,parent_id,label\nleadership,,L\nfront-door,help,Door\n",
             ":3: parent_id 'help' is unknown"},
        Case{"ParentOfItself", "service_areas.csv",
             "service_area_id,parent_id,label\nleadership,,L\nfront-door,front-door,Door\n",
             ":3: parent_id leads from 'front-door' back to it"},
        Case{"EquivalentToNothing", "judgement_areas.csv",
             "framework,judgement_area_id,equivalent_to,label\nSIF,a,b,A\n",
             ":2: equivalent_to 'b' is unknown"},
        Case{"ReplacedByUnknown", "themes.csv",
             "theme_id,group,label,valid_to,replaced_by\na,g,A,2026-01-31,b\n",
             ":2: replaced_by 'b' is unknown"}),
    NameOf);

TEST(ReferenceFaultsTest, ACycleOfServiceAreasIsReportedOnEachOfItsRows) {
  const absl::Status status =
      LoadWith("service_areas.csv",
               "service_area_id,parent_id,label\nleadership,,L\na,b,A\nb,c,B\nc,a,C\nd,a,D\n")
          .status();

  EXPECT_THAT(std::string(status.message()),
              AllOf(HasSubstr("3 faults"), HasSubstr("csv:3: parent_id leads from 'a' back"),
                    HasSubstr("csv:4: parent_id leads from 'b' back"),
                    HasSubstr("csv:5: parent_id leads from 'c' back")));
}

TEST(ReferenceFaultsTest, ACycleOfReplacementsIsRefused) {
  const absl::Status status =
      LoadWith("cohorts.csv",
               "cohort_id,label,valid_to,replaced_by\na,A,2026-01-31,b\nb,B,2026-01-31,a\n")
          .status();

  EXPECT_THAT(std::string(status.message()), HasSubstr("replaced_by leads from 'a' back to it"));
}

TEST(ReferenceFaultsTest, AMissingFileIsNamed) {
  Files files = GoodFiles();
  files.erase("subjects.csv");

  const absl::Status status = LoadFiles(files).status();

  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()),
              AllOf(HasSubstr("1 fault\n"), HasSubstr("/subjects.csv: No such file")));
}

TEST(ReferenceFaultsTest, AMissingDirectoryIsNotFound) {
  const absl::Status status = ReferenceData::Load("no/such/directory").status();

  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()), HasSubstr("no/such/directory"));
}

TEST(ReferenceFaultsTest, FaultsOfSeveralFilesComeTogether) {
  Files files = GoodFiles();
  files["subjects.csv"] = "subject_id,label\nPolice,\n";
  files["authority_codes.csv"] = kCodeColumns + "city,dfe,301,,\n";

  const absl::Status status = LoadFiles(files).status();

  EXPECT_THAT(std::string(status.message()),
              AllOf(HasSubstr("3 faults"), HasSubstr("subjects.csv:2: subject_id 'Police'"),
                    HasSubstr("subjects.csv:2: label is empty"),
                    HasSubstr("authority_codes.csv:2: authority_id 'city' is unknown")));
}

TEST(ReferenceFaultsTest, NoMoreThanTwentyAreToldInFull) {
  std::string text = "subject_id,label\n";
  for (int i = 0; i < 25; ++i) absl::StrAppend(&text, "s", i, ",\n");

  const absl::Status status = LoadWith("subjects.csv", text).status();

  EXPECT_THAT(std::string(status.message()),
              AllOf(HasSubstr("25 faults"), HasSubstr("subjects.csv:21: "),
                    Not(HasSubstr("subjects.csv:22: ")), HasSubstr("\nand 5 more")));
}

}  // namespace
}  // namespace waymark::reference
