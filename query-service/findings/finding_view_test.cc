#include "query-service/findings/finding_view.h"

#include <cstdint>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

v1::Finding Whole() {
  return ParseText<v1::Finding>(R"pb(
    id: "f1"
    themes: "themes/caseloads"
    themes: "themes/supervision"
    statement: "Größer als früher"
    standing: STANDING_WEAK
    direction: DIRECTION_IMPROVED
    comparator: COMPARATOR_BASELINE
    speaker: SPEAKER_INSPECTORATE
    subject: "subjects/police"
    scope: FINDING_SCOPE_SINGLE_CASE
    service_area: "service_areas/all"
    source_ids: "s1"
    source_ids: "s2"
    source_ids: "s3"
    observation_ids: "o1"
    doubts_measures: "measures/cl-in-touch")pb");
}

std::string Written(const FindingView& view) {
  std::string bytes(view.Size(), '\0');
  auto* const to = reinterpret_cast<std::uint8_t*>(bytes.data());
  EXPECT_EQ(view.Write(to), to + bytes.size());
  return bytes;
}

void ExpectWhole(const FindingView& view) {
  EXPECT_EQ(view.id(), "f1");
  EXPECT_THAT(view.themes(), ElementsAre("themes/caseloads", "themes/supervision"));
  EXPECT_EQ(view.standing(), v1::STANDING_WEAK);
  EXPECT_EQ(view.direction(), v1::DIRECTION_IMPROVED);
  EXPECT_EQ(view.speaker(), v1::SPEAKER_INSPECTORATE);
  EXPECT_EQ(view.subject(), "subjects/police");
  EXPECT_EQ(view.scope(), v1::FINDING_SCOPE_SINGLE_CASE);
  EXPECT_EQ(view.service_area(), "service_areas/all");
  EXPECT_THAT(view.source_ids(), ElementsAre("s1", "s2", "s3"));
  EXPECT_THAT(view.doubts_measures(), ElementsAre("measures/cl-in-touch"));
  EXPECT_THAT(view.Message(), EqualsProto(Whole().DebugString()));
  EXPECT_EQ(Written(view), Whole().SerializeAsString());
}

TEST(FindingView, TellsWhatBytesHave) {
  const std::string bytes = Whole().SerializeAsString();
  FindingView view;

  ASSERT_TRUE(view.Read(bytes));

  ExpectWhole(view);
}

TEST(FindingView, TellsWhatAMessageHas) {
  const v1::Finding finding = Whole();

  ExpectWhole(FindingView(finding));
}

TEST(FindingView, TellsNothingOfWhatIsEmpty) {
  FindingView view;

  ASSERT_TRUE(view.Read(""));

  EXPECT_EQ(view.id(), "");
  EXPECT_EQ(view.standing(), v1::STANDING_UNSPECIFIED);
  EXPECT_THAT(view.themes(), IsEmpty());
  EXPECT_EQ(Written(view), "");
}

// What a parser makes of the same bytes decides.
TEST(FindingView, ReadsWhatCanBeParsedAndNothingElse) {
  const std::string whole = Whole().SerializeAsString();
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    const std::string bytes = whole.substr(0, size);
    v1::Finding parsed;
    FindingView view;
    EXPECT_EQ(view.Read(bytes), parsed.ParseFromString(bytes)) << size;
  }
}

TEST(FindingView, TakesNoTagOrSizeThatIsTooLong) {
  using namespace std::string_literals;
  for (const std::string& bytes :
       {"\x8a\x80\x80\x80\x80\x00\x01x"s, "\x0a\x81\x80\x80\x80\x80\x00x"s}) {
    v1::Finding parsed;
    FindingView view;
    EXPECT_FALSE(parsed.ParseFromString(bytes));
    EXPECT_FALSE(view.Read(bytes));
  }
}

TEST(FindingView, TakesNoByteThatBreaksItsTexts) {
  const std::string whole = Whole().SerializeAsString();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] = '\xff';
    v1::Finding parsed;
    FindingView view;
    EXPECT_EQ(view.Read(bytes), parsed.ParseFromString(bytes)) << at;
  }
}

TEST(FindingView, TakesTheLastOfWhatStandsTwice) {
  v1::Finding more;
  more.set_standing(v1::STANDING_SOUND);
  more.set_service_area("service_areas/front-door");
  const std::string bytes = Whole().SerializeAsString() + more.SerializeAsString();
  v1::Finding parsed;
  ASSERT_TRUE(parsed.ParseFromString(bytes));
  FindingView view;

  ASSERT_TRUE(view.Read(bytes));

  EXPECT_EQ(view.standing(), parsed.standing());
  EXPECT_EQ(view.service_area(), parsed.service_area());
}

TEST(FindingView, KeepsAStandingThatIsNotKnownHere) {
  v1::Finding finding;
  finding.set_standing(static_cast<v1::Standing>(-7));
  const std::string bytes = finding.SerializeAsString();
  FindingView view;

  ASSERT_TRUE(view.Read(bytes));

  EXPECT_EQ(static_cast<int>(view.standing()), -7);
}

}  // namespace
}  // namespace waymark::query
