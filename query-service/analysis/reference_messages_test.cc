#include "query-service/analysis/reference_messages.h"

#include <gtest/gtest.h>

#include "query-service/analysis/test_visits.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

TEST(ReferenceMessagesTest, AnAuthorityWithItsDays) {
  EXPECT_THAT(AuthorityMessage(*Reference().FindAuthority("northamptonshire")),
              EqualsProto("name: 'authorities/northamptonshire' display_name: 'Northamptonshire' "
                          "council_type: 'county' region: 'East Midlands' "
                          "valid_to_date: '2021-03-31'"));
}

TEST(ReferenceMessagesTest, AThemeWithWhatReplacedIt) {
  EXPECT_THAT(ThemeMessage({.id = "old",
                            .group = "practice",
                            .label = "Old",
                            .valid_to = absl::CivilDay(2020, 3, 31),
                            .replaced_by = "new"}),
              EqualsProto("name: 'themes/old' display_name: 'Old' group: 'practice' "
                          "valid_to_date: '2020-03-31' replaced_by: 'themes/new'"));
}

TEST(ReferenceMessagesTest, AMeasureWithItsUnitAndComplement) {
  EXPECT_THAT(
      MeasureMessage(*FindMeasureByName(Reference(), "measures/cl-in-touch")),
      EqualsProto("name: 'measures/cl-in-touch' "
                  "display_name: 'Care leavers with whom the authority is in touch' "
                  "unit: MEASURE_UNIT_PERCENT better: BETTER_HIGHER "
                  "population: 'care leavers in scope (SSDA903)' age_groups: '17' "
                  "age_groups: '18' age_groups: '19-21' "
                  "date_basis: 'on or around birthday in the year to 31 March' "
                  "defined_by: 'DfE official statistics' complement: 'measures/cl-not-in-touch' "
                  "comparable: true"));
}

TEST(ReferenceMessagesTest, NamesOfAnotherFormAreNotFound) {
  EXPECT_EQ(FindThemeByName(Reference(), "cl-eet"), nullptr);
  EXPECT_EQ(FindThemeByName(Reference(), "themes/zzz"), nullptr);
  EXPECT_NE(FindThemeByName(Reference(), "themes/cl-eet"), nullptr);
  EXPECT_EQ(FindMeasureByName(Reference(), ""), nullptr);
  for (const char* name :
       {"", "service_areas", "service_areas/", "care-leavers", "service_areas/care-leavers/",
        "themes/care-leavers", "/care-leavers", "service_areas/service_areas/care-leavers"}) {
    EXPECT_EQ(FindServiceAreaByName(Reference(), name), nullptr) << name;
  }
  EXPECT_NE(FindServiceAreaByName(Reference(), "service_areas/care-leavers"), nullptr);
}

}  // namespace
}  // namespace waymark::query
