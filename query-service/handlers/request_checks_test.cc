#include "query-service/handlers/request_checks.h"

#include <functional>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/handlers/test_view.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

using Names = google::protobuf::RepeatedPtrField<std::string>;

Names NamesOf(const std::vector<std::string>& names) { return {names.begin(), names.end()}; }

// The one fault that `check` finds, as "REASON: what to do"; empty where it finds none.
std::string FaultOf(const std::function<void(RequestChecks&)>& check) {
  RequestChecks checks(Reference());
  check(checks);
  if (checks.Result().ok()) return "";
  const google::rpc::BadRequest bad_request = BadRequestOf(checks.Result());
  EXPECT_EQ(bad_request.field_violations_size(), 1);
  EXPECT_EQ(bad_request.field_violations(0).field(), "field");
  return bad_request.field_violations(0).description();
}

TEST(RequestChecks, FindNothingWrongWithNothing) {
  EXPECT_THAT(RequestChecks(Reference()).Result(), IsOk());
}

TEST(RequestChecks, ReportAllThatTheyFindInOrder) {
  RequestChecks checks(Reference());
  checks.NotNegative("page_size", -1);
  checks.Date("as_of_date", "2016-13");
  checks.Theme("theme", "themes/caseload");

  EXPECT_THAT(checks.Result(), HasReason(v1::ERROR_REASON_INVALID_REQUEST));
  EXPECT_THAT(
      FaultsOf(checks.Result()),
      ElementsAre("page_size OUT_OF_RANGE", "as_of_date INVALID_DATE", "theme UNKNOWN_REFERENCE"));
}

TEST(Authority, IsPutIntoCanonicalForm) {
  for (const char* given : {"authorities/sunderland", "authorities/E08000024", "authorities/394",
                            "authorities/Sunderland City Council"}) {
    std::string name = given;

    EXPECT_EQ(FaultOf([&](RequestChecks& checks) { checks.Authority("field", name); }), "");

    EXPECT_EQ(name, "authorities/sunderland") << given;
  }
}

TEST(Authority, SaysWhatIsWrong) {
  struct Case {
    const char* name;
    const char* want;
  };
  for (const Case& c : {
           Case{"", "REQUIRED: give authorities/{authority_id}"},
           Case{"sunderland", "MALFORMED: "},
           Case{"authorities/sunderland/visits/v1", "MALFORMED: "},
           Case{"authorities/sunderlnd",
                "UNKNOWN_REFERENCE: 'sunderlnd' is no authority known here; nearest: "
                "'authorities/sunderland'"},
           Case{"authorities/815",
                "AMBIGUOUS_REFERENCE: '815' may be authorities/north-yorkshire or "
                "authorities/north-yorkshire-county; give the one that is meant"},
       }) {
    std::string name = c.name;
    EXPECT_THAT(FaultOf([&](RequestChecks& checks) { checks.Authority("field", name); }),
                HasSubstr(c.want))
        << c.name;
    EXPECT_EQ(name, c.name);
  }
}

TEST(Authorities, AreEachCheckedByTheirPlaceUpToTheLimit) {
  Names names =
      NamesOf({"authorities/E08000024", "", "authorities/leicester", "authorities/nowhere"});
  RequestChecks checks(Reference());

  checks.Authorities("names", 3, names);

  EXPECT_THAT(FaultsOf(checks.Result()), ElementsAre("names TOO_LONG", "names[1] REQUIRED"));
  EXPECT_EQ(names[0], "authorities/sunderland");
}

TEST(VisitName, IsPutIntoCanonicalForm) {
  std::string name = "authorities/E08000024/visits/2016-inspection";

  EXPECT_EQ(FaultOf([&](RequestChecks& checks) { checks.VisitName("field", name); }), "");

  EXPECT_EQ(name, "authorities/sunderland/visits/2016-inspection");
}

TEST(VisitName, SaysWhatIsWrong) {
  struct Case {
    const char* name;
    const char* want;
  };
  for (const Case& c : {
           Case{"", "REQUIRED: give authorities/{authority_id}/visits/{visit_id}"},
           Case{"authorities/sunderland", "MALFORMED: "},
           Case{"authorities/sunderland/visits/Not An Id", "MALFORMED: "},
           Case{"authorities/sunderlnd/visits/v1", "nearest: 'authorities/sunderland'"},
           Case{"authorities/815/visits/v1", "AMBIGUOUS_REFERENCE: "},
       }) {
    std::string name = c.name;
    EXPECT_THAT(FaultOf([&](RequestChecks& checks) { checks.VisitName("field", name); }),
                HasSubstr(c.want))
        << c.name;
  }
}

TEST(RequestChecks, NamesOfVocabularies) {
  struct Case {
    RequestChecks::Check check;
    const char* name;
    const char* want;
  };
  for (const Case& c : {
           Case{&RequestChecks::Theme, "themes/caseloads", ""},
           Case{&RequestChecks::Theme, "", "REQUIRED: give themes/{id}"},
           Case{&RequestChecks::Theme, "caseloads", "MALFORMED: "},
           Case{&RequestChecks::Theme, "measures/caseloads", "MALFORMED: "},
           Case{&RequestChecks::Theme, "themes/caseload",
                "'caseload' is no theme known here; nearest: 'themes/caseloads'"},
           Case{&RequestChecks::Measure, "measures/cl-in-touch", ""},
           Case{&RequestChecks::Measure, "measures/cl-in-tuch", "nearest: 'measures/cl-in-touch'"},
           Case{&RequestChecks::ServiceArea, "service_areas/front-door", ""},
           Case{&RequestChecks::ServiceArea, "service_areas/frontdoor",
                "is no service area known here; nearest: 'service_areas/front-door'"},
           Case{&RequestChecks::Cohort, "cohorts/in-custody", ""},
           Case{&RequestChecks::Cohort, "age:19-21", ""},
           Case{&RequestChecks::Cohort, "age:40", "UNKNOWN_REFERENCE: "},
           Case{&RequestChecks::Cohort, "cohorts/custody", "UNKNOWN_REFERENCE: "},
           Case{&RequestChecks::Cohort, "in-custody", "MALFORMED: "},
       }) {
    const std::string fault =
        FaultOf([&](RequestChecks& checks) { (checks.*c.check)("field", c.name); });
    EXPECT_EQ(fault.empty(), std::string(c.want).empty()) << c.name << " gave " << fault;
    EXPECT_THAT(fault, HasSubstr(c.want)) << c.name;
  }
}

TEST(Each, ChecksEveryNameByItsPlaceUpToTheLimit) {
  RequestChecks checks(Reference());

  checks.Each("themes", 2, NamesOf({"themes/caseloads", "themes/none", "themes/beyond"}),
              &RequestChecks::Theme);

  EXPECT_THAT(FaultsOf(checks.Result()),
              ElementsAre("themes TOO_LONG", "themes[1] UNKNOWN_REFERENCE"));
}

TEST(RequestChecks, Values) {
  using Check = std::function<void(RequestChecks&)>;
  struct Case {
    const char* name;
    Check check;
    const char* want;
  };
  for (const Case& c : {
           Case{"no date", [](RequestChecks& checks) { checks.Date("field", ""); }, ""},
           Case{"date", [](RequestChecks& checks) { checks.Date("field", "2016-06/2016-09"); }, ""},
           Case{"no such month", [](RequestChecks& checks) { checks.Date("field", "2016-13"); },
                "INVALID_DATE: "},
           Case{"word",
                [](RequestChecks& checks) {
                  checks.Word("field", "a", {"a", "b"});
                },
                ""},
           Case{"other word",
                [](RequestChecks& checks) {
                  checks.Word("field", "c", {"a", "b"});
                },
                "UNKNOWN_REFERENCE: 'c' is not one of a, b"},
           Case{"as many", [](RequestChecks& checks) { checks.AtMost("field", 3, 3); }, ""},
           Case{"too many", [](RequestChecks& checks) { checks.AtMost("field", 4, 3); },
                "TOO_LONG: has 4 entries; give at most 3"},
           Case{"zero", [](RequestChecks& checks) { checks.NotNegative("field", 0); }, ""},
           Case{"negative", [](RequestChecks& checks) { checks.NotNegative("field", -2); },
                "OUT_OF_RANGE: is -2; give 0 or more"},
           Case{"enum", [](RequestChecks& checks) { checks.KnownEnum("field", true); }, ""},
           Case{"other enum", [](RequestChecks& checks) { checks.KnownEnum("field", false); },
                "UNKNOWN_ENUM_VALUE: "},
       }) {
    const std::string fault = FaultOf(c.check);
    EXPECT_EQ(fault.empty(), std::string(c.want).empty()) << c.name << " gave " << fault;
    EXPECT_THAT(fault, HasSubstr(c.want)) << c.name;
  }
}

TEST(RequestChecks, LookAtBothEndsOfAPeriod) {
  struct Case {
    const char* from;
    const char* to;
    std::vector<std::string> want;
  };
  for (const Case& c : {
           Case{"", "", {}},
           Case{"2017", "", {}},
           Case{"2017", "2017-03", {}},
           Case{"2017-03", "2017", {}},
           Case{"2017-03-02", "2017-03-01", {"to END_BEFORE_START"}},
           Case{"soon", "2017", {"from INVALID_DATE"}},
           Case{"soon", "late", {"from INVALID_DATE", "to INVALID_DATE"}},
       }) {
    RequestChecks checks(Reference());
    checks.Dates("from", c.from, "to", c.to);

    const absl::Status result = checks.Result();
    EXPECT_EQ(result.ok() ? std::vector<std::string>() : FaultsOf(result), c.want)
        << c.from << " to " << c.to;
  }
}

TEST(RequestChecks, LookAtEachValueOfAListUpToItsLimit) {
  const auto is_even = [](int value) { return value % 2 == 0; };
  RequestChecks checks(Reference());
  google::protobuf::RepeatedField<int> values;
  for (const int value : {2, 3, 4, 5, 7}) values.Add(value);

  checks.Enums("field", 4, values, is_even);

  EXPECT_THAT(
      FaultsOf(checks.Result()),
      ElementsAre("field TOO_LONG", "field[1] UNKNOWN_ENUM_VALUE", "field[3] UNKNOWN_ENUM_VALUE"));
}

TEST(RequestChecks, NameTheNearestSubject) {
  const auto fault_of = [](const char* name) {
    return FaultOf([name](RequestChecks& checks) { checks.Subject("field", name); });
  };

  EXPECT_EQ(fault_of("subjects/police"), "");
  EXPECT_THAT(fault_of("subjects/polise"), HasSubstr("subjects/police"));
  EXPECT_THAT(fault_of("themes/police"), HasSubstr("MALFORMED"));
}

}  // namespace
}  // namespace waymark::query
