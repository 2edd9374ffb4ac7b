#include "query-service/analysis/progress_filter.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

struct AreaCase {
  std::string name;
  std::vector<std::string> wanted;
  std::string area;
  bool want;
};

class WantsServiceAreaTest : public testing::TestWithParam<AreaCase> {};

TEST_P(WantsServiceAreaTest, AnAreaIncludesWhatLiesUnderIt) {
  EXPECT_EQ(WantsServiceArea(Reference(), GetParam().wanted, GetParam().area), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Areas, WantsServiceAreaTest,
    testing::Values(
        AreaCase{"NothingAskedFor", {}, "service_areas/front-door", true},
        AreaCase{"Itself", {"service_areas/front-door"}, "service_areas/front-door", true},
        AreaCase{"Child", {"service_areas/help-and-protection"}, "service_areas/front-door", true},
        AreaCase{
            "Parent", {"service_areas/front-door"}, "service_areas/help-and-protection", false},
        AreaCase{"Other", {"service_areas/care-leavers"}, "service_areas/front-door", false},
        AreaCase{"AllIsAnAreaOfItsOwn", {"service_areas/care-leavers"}, "service_areas/all", false},
        AreaCase{
            "AllIsNotAboveTheOthers", {"service_areas/all"}, "service_areas/front-door", false},
        AreaCase{"Unknown", {"service_areas/care-leavers"}, "service_areas/zzz", false},
        AreaCase{"Nonsense", {"service_areas/care-leavers"}, "zzz", false}),
    [](const auto& test) { return test.param.name; });

struct DaysCase {
  std::string name;
  std::string visit;
  std::string from;
  std::string to;
  model::Membership want;
};

class MembershipTest : public testing::TestWithParam<DaysCase> {};

TEST_P(MembershipTest, IsOfTheDaysTheVisitCanHaveBeen) {
  const DatedVisit visit = ReadDates(VisitOf("leicester", GetParam().visit));

  EXPECT_EQ(
      MembershipOf(visit, model::FilterOf(ReadDate(GetParam().from), ReadDate(GetParam().to))),
      GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Days, MembershipTest,
    testing::Values(
        DaysCase{"Inside", "start_date: '2016-06-27'", "2016", "2016", model::Membership::kCertain},
        DaysCase{"Before", "start_date: '2016-06-27'", "2017", "", model::Membership::kOutside},
        DaysCase{"AcrossTheBound", "start_date: '2016-06'", "2016-06-10", "",
                 model::Membership::kPossible},
        DaysCase{"PublishedInsideMayHaveBeenBefore", "published_date: '2016-06-27'", "2016", "",
                 model::Membership::kPossible},
        DaysCase{"PublishedBefore", "published_date: '2016-06-27'", "2017", "",
                 model::Membership::kOutside},
        DaysCase{"NotLaterThanItsSource", "sources { published_date: '2016-06-27' }", "2017", "",
                 model::Membership::kOutside},
        DaysCase{"UndatedMayBeAnywhere", "", "2017", "", model::Membership::kPossible},
        DaysCase{"NothingAskedFor", "", "", "", model::Membership::kCertain}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace waymark::query
