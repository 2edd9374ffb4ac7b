#include "common/reference/authority_index.h"

#include <optional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::reference {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const absl::CivilDay kLastOfCounty(2019, 3, 31);
const absl::CivilDay kFirstOfUnitary(2019, 4, 1);

Authority MakeAuthority(const std::string& id, const std::string& name,
                        std::optional<absl::CivilDay> valid_from = std::nullopt,
                        std::optional<absl::CivilDay> valid_to = std::nullopt) {
  return {.id = id,
          .name = name,
          .council_type = "unitary",
          .region = "South West",
          .valid_from = valid_from,
          .valid_to = valid_to};
}

const std::vector<Authority>& Authorities() {
  static const auto* const kAuthorities = new std::vector<Authority>{
      MakeAuthority("barnsley", "Barnsley"),
      MakeAuthority("dorset", "Dorset", kFirstOfUnitary),
      MakeAuthority("dorset-county", "Dorset", std::nullopt, kLastOfCounty),
      MakeAuthority("north-yorkshire", "North Yorkshire"),
      MakeAuthority("sunderland", "Sunderland"),
  };
  return *kAuthorities;
}

const AuthorityIndex& Index() {
  static const auto* const kCodes = new std::vector<AuthorityCode>{
      {"barnsley", CodeScheme::kGss, "E08000016", std::nullopt, absl::CivilDay(2025, 3, 31)},
      {"barnsley", CodeScheme::kGss, "E08000038", absl::CivilDay(2025, 4, 1), std::nullopt},
      {"dorset", CodeScheme::kDfe, "835", std::nullopt, std::nullopt},
      {"dorset", CodeScheme::kAlias, "Dorset Council", std::nullopt, std::nullopt},
      {"dorset-county", CodeScheme::kDfe, "835", std::nullopt, std::nullopt},
      {"dorset-county", CodeScheme::kGss, "E10000009", std::nullopt, kLastOfCounty},
      {"sunderland", CodeScheme::kAlias, "Sunderland City Council", std::nullopt, std::nullopt},
  };
  static const auto* const kIndex = new AuthorityIndex(Authorities(), *kCodes);
  return *kIndex;
}

std::string IdOf(const Authority* authority) { return authority == nullptr ? "" : authority->id; }

std::vector<std::string> IdsOf(const std::vector<const Authority*>& authorities) {
  std::vector<std::string> ids;
  ids.reserve(authorities.size());
  for (const Authority* authority : authorities) ids.push_back(authority->id);
  return ids;
}

struct FoundCase {
  std::string name;
  std::string text;
  DayInterval event;
  std::string want;
};

class AuthorityIndexFoundTest : public testing::TestWithParam<FoundCase> {};

TEST_P(AuthorityIndexFoundTest, ResolvesToOne) {
  const AuthorityMatch match = Index().Resolve(GetParam().text, GetParam().event);

  EXPECT_EQ(IdOf(match.found), GetParam().want);
  EXPECT_THAT(match.candidates, IsEmpty());
  EXPECT_THAT(match.nearest, IsEmpty());
}

const DayInterval kIn2018 = {absl::CivilDay(2018, 6, 4), absl::CivilDay(2018, 6, 8)};
const DayInterval kIn2020 = {absl::CivilDay(2020, 6, 1), absl::CivilDay(2020, 6, 5)};

INSTANTIATE_TEST_SUITE_P(
    , AuthorityIndexFoundTest,
    testing::Values(
        FoundCase{"Id", "sunderland", {}, "sunderland"},
        FoundCase{"ResourceName", "authorities/sunderland", {}, "sunderland"},
        FoundCase{"Name", "North Yorkshire", {}, "north-yorkshire"},
        FoundCase{"NameAsResource", "authorities/North Yorkshire", {}, "north-yorkshire"},
        FoundCase{"CodeAsResource", "authorities/E10000009", {}, "dorset-county"},
        FoundCase{"Alias", "Sunderland City Council", {}, "sunderland"},
        FoundCase{"AliasOtherCaseAndSpaces", "  SUNDERLAND \t city  council ", {}, "sunderland"},
        FoundCase{"CodeInLowerCase", "e08000016", {}, "barnsley"},
        FoundCase{"CodeBeforeRecode", "E08000016", {}, "barnsley"},
        FoundCase{"CodeBeforeRecodeUsedLater",
                  "E08000016",
                  {absl::CivilDay(2026, 1, 1), std::nullopt},
                  "barnsley"},
        FoundCase{"CodeUsedBeforeItsTime", "E08000038", kIn2018, "barnsley"},
        FoundCase{"EndedAuthority", "E10000009", kIn2020, "dorset-county"},
        FoundCase{"IdIsNotTheName", "dorset", {}, "dorset"},
        FoundCase{"IdMeansItAtAnyDate", "dorset", kIn2018, "dorset"},
        FoundCase{"SharedNameBefore", "Dorset", kIn2018, "dorset-county"},
        FoundCase{"SharedNameAfter", "Dorset", kIn2020, "dorset"},
        FoundCase{"SharedNumberBefore", "835", kIn2018, "dorset-county"},
        FoundCase{"SharedNumberAfter", "authorities/835", kIn2020, "dorset"},
        FoundCase{"LastDayOfTheFirst", "835", {kLastOfCounty, kLastOfCounty}, "dorset-county"},
        FoundCase{"FirstDayOfTheSecond", "835", {kFirstOfUnitary, kFirstOfUnitary}, "dorset"},
        FoundCase{"OpenBeforeTheChange", "835", {std::nullopt, kLastOfCounty}, "dorset-county"},
        FoundCase{"OpenAfterTheChange", "835", {kFirstOfUnitary, std::nullopt}, "dorset"}),
    [](const auto& test) { return test.param.name; });

struct AmbiguousCase {
  std::string name;
  std::string text;
  DayInterval event;
};

class AuthorityIndexAmbiguousTest : public testing::TestWithParam<AmbiguousCase> {};

TEST_P(AuthorityIndexAmbiguousTest, NamesBoth) {
  const AuthorityMatch match = Index().Resolve(GetParam().text, GetParam().event);

  EXPECT_EQ(match.found, nullptr);
  EXPECT_THAT(IdsOf(match.candidates), ElementsAre("dorset", "dorset-county"));
}

INSTANTIATE_TEST_SUITE_P(
    , AuthorityIndexAmbiguousTest,
    testing::Values(AmbiguousCase{"NameWithoutDate", "Dorset", {}},
                    AmbiguousCase{"NumberWithoutDate", "835", {}},
                    AmbiguousCase{"ResourceWithoutDate", "authorities/835", {}},
                    AmbiguousCase{"EventAcrossTheChange", "835", {kLastOfCounty, kFirstOfUnitary}},
                    AmbiguousCase{"OpenAcrossTheChange", "835", {std::nullopt, kFirstOfUnitary}}),
    [](const auto& test) { return test.param.name; });

TEST(AuthorityIndexTest, WhatIsSharedButInForceNeitherTimeIsAmbiguous) {
  const std::vector<Authority> authorities = {
      MakeAuthority("after", "Twice", absl::CivilDay(2020, 1, 1)),
      MakeAuthority("before", "Twice", std::nullopt, absl::CivilDay(2010, 1, 1))};
  const AuthorityIndex index(authorities, {});

  const AuthorityMatch match =
      index.Resolve("Twice", {absl::CivilDay(2015, 1, 1), absl::CivilDay(2015, 1, 1)});

  EXPECT_EQ(match.found, nullptr);
  EXPECT_THAT(IdsOf(match.candidates), ElementsAre("after", "before"));
}

struct UnknownCase {
  std::string name;
  std::string text;
  std::vector<std::string> want_nearest;
};

class AuthorityIndexUnknownTest : public testing::TestWithParam<UnknownCase> {};

TEST_P(AuthorityIndexUnknownTest, NamesTheNearest) {
  const AuthorityMatch match = Index().Resolve(GetParam().text);

  EXPECT_EQ(match.found, nullptr);
  EXPECT_THAT(match.candidates, IsEmpty());
  EXPECT_EQ(match.nearest, GetParam().want_nearest);
}

INSTANTIATE_TEST_SUITE_P(
    , AuthorityIndexUnknownTest,
    testing::Values(UnknownCase{"Misspelt", "authorities/sunderlnd", {"sunderland"}},
                    UnknownCase{"IdInCapitals", "NORTH-YORKSHIRE", {"north-yorkshire"}},
                    UnknownCase{"IdWithSpaces", " dorset-county ", {"dorset-county"}},
                    UnknownCase{"NumberNextToAKnownOne", "836", {}},
                    UnknownCase{"CodeNextToAKnownOne", "E08000017", {}},
                    UnknownCase{"NoId", "authorities/", {}}, UnknownCase{"Nothing", "", {}},
                    UnknownCase{"NotUtf8", "\xFF", {}}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace waymark::reference
