#include "query-service/analysis/summary/group_episodes.h"

#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/summary/test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// cumberland and westmorland-and-furness were split from cumbria on 2023-04-01;
// bournemouth-christchurch-and-poole took over bournemouth, poole and a part of dorset-county on
// 2019-04-01.

const std::vector<std::string>& Cumbria() {
  static const auto* const visits = new std::vector<std::string>{
      Inspection("i2017", "2017-12-01", "2018-01-10"),
      Inspection("i2022", "2022-09-30", "2022-11-02"), Monitoring("v", "2023-01-18")};
  return *visits;
}

AuthorityRecord Cumberland(const std::vector<std::string>& own) {
  return Inheriting(RecordOf("cumberland", own), "cumbria", Cumbria());
}

AuthorityRecord Bournemouth(const std::vector<std::string>& own) {
  AuthorityRecord record =
      Inheriting(RecordOf("bournemouth-christchurch-and-poole", own), "bournemouth",
                 {Inspection("b2014", "2014-05-20", "2014-07-01"),
                  Inspection("b2018", "2018-07-20", "2018-09-01"), Monitoring("bv", "2019-01-10")});
  return Inheriting(std::move(record), "poole", {Inspection("p2017", "2017-11-02", "2018-01-09")});
}

// "i: v w" for each episode of the record that counts in a group of these authorities.
std::vector<std::string> CountingIn(const std::vector<std::string>& group_ids,
                                    AuthorityRecord record, const std::string& to = "",
                                    const v1::PeerGroup& peers = {}) {
  std::vector<const reference::Authority*> group;
  for (const std::string& id : group_ids) group.push_back(Reference().FindAuthority(id));
  const History history(Reference(), std::move(record));
  std::vector<std::string> shapes;
  for (const EpisodeView& episode :
       GroupEpisodes(Reference(), peers, group, ReadDate(to)).Of(history)) {
    std::string& shape = shapes.emplace_back(
        episode.baseline == nullptr ? "-" : ShortName(episode.baseline->visit.name()));
    shape += ":";
    for (const std::string& name : ShortNames(episode.visits)) shape += " " + name;
  }
  return shapes;
}

TEST(GroupEpisodes, AnEpisodeThatWentOnIsTheSuccessors) {
  const std::vector<std::string> group = {"cumbria", "cumberland", "westmorland-and-furness"};
  const AuthorityRecord own = Cumberland({Monitoring("own", "2023-10-04")});

  EXPECT_THAT(CountingIn(group, RecordOf("cumbria", Cumbria())), ElementsAre("i2017:"));
  EXPECT_THAT(CountingIn(group, own), ElementsAre("i2022: v own"));
  EXPECT_THAT(
      CountingIn(group, Inheriting(RecordOf("westmorland-and-furness", {}), "cumbria", Cumbria())),
      ElementsAre("i2022: v"));
}

TEST(GroupEpisodes, ItEndsWithTheSuccessorsFirstInspection) {
  EXPECT_THAT(
      CountingIn({"cumberland"}, Cumberland({Monitoring("own", "2023-10-04"),
                                             Inspection("own2024", "2024-06-14", "2024-08-01")})),
      ElementsAre("i2022: v own", "own2024:"));
}

TEST(GroupEpisodes, ItStaysThePredecessorsWhereNoSuccessorIsOfTheGroup) {
  EXPECT_THAT(CountingIn({"cumbria", "leicester"}, RecordOf("cumbria", Cumbria())),
              ElementsAre("i2017:", "i2022: v"));
}

TEST(GroupEpisodes, ItStaysThePredecessorsUntilTheDayItHandsOver) {
  const std::vector<std::string> group = {"cumbria", "cumberland"};

  EXPECT_THAT(CountingIn(group, RecordOf("cumbria", Cumbria()), "2023-03-31"),
              ElementsAre("i2017:", "i2022: v"));
  EXPECT_THAT(CountingIn(group, Cumberland({}), "2023-03-31"), IsEmpty());
  EXPECT_THAT(CountingIn(group, RecordOf("cumbria", Cumbria()), "2023-04-01"),
              ElementsAre("i2017:"));
  EXPECT_THAT(CountingIn(group, Cumberland({}), "2023-04-01"), ElementsAre("i2022: v"));
}

TEST(GroupEpisodes, OfSeveralPredecessorsNoneIsContinued) {
  const std::vector<std::string> group = {"bournemouth", "bournemouth-christchurch-and-poole"};

  EXPECT_THAT(CountingIn(group, Bournemouth({})), IsEmpty());
  EXPECT_THAT(CountingIn(group, Bournemouth({Monitoring("own", "2019-09-10"),
                                             Inspection("own2021", "2021-12-17", "2022-02-07")})),
              ElementsAre("-: own", "own2021:"));
  EXPECT_THAT(CountingIn(group, RecordOf("bournemouth", {Inspection("b2018", "2018-07-20", "")})),
              ElementsAre("b2018:"));
}

TEST(GroupEpisodes, AnOwnVisitCountsOnceWhicheverOfTheirInspectionsItNames) {
  EXPECT_THAT(
      CountingIn(
          {"bournemouth-christchurch-and-poole"},
          Bournemouth(
              {Monitoring("w", "2019-09-10"),
               Monitoring("u", "2019-08-01", "baseline: 'authorities/bournemouth/visits/b2014'"),
               Monitoring("x", "2019-10-01", "baseline: 'authorities/poole/visits/p2017'")})),
      ElementsAre("-: u w x"));
}

TEST(GroupEpisodes, AreThoseWhoseBaselineIsAskedFor) {
  v1::PeerGroup peers;
  peers.set_baseline_from_date("2018");

  EXPECT_THAT(CountingIn({"cumbria"}, RecordOf("cumbria", Cumbria()), "", peers),
              ElementsAre("i2022: v"));
}

}  // namespace
}  // namespace waymark::query
