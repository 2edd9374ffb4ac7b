#include "ingest-service/rules/record/authority_record.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

DatedIdentity At(const std::string& start) {
  return ReadIdentity(ParseText<internal::v1::VisitIdentity>("start_date: '" + start + "'"));
}

TEST(AuthorityRecord, FindsWhatWasPut) {
  AuthorityRecord record("sunderland");

  record.Put("a", At("2016-06"));

  ASSERT_NE(record.Find("a"), nullptr);
  EXPECT_THAT(record.Find("a")->identity, EqualsProto("start_date: '2016-06'"));
  EXPECT_EQ(record.Find("b"), nullptr);
}

TEST(AuthorityRecord, PutsAnotherIdentityInPlaceOfTheFirst) {
  AuthorityRecord record("sunderland");
  record.Put("a", At("2016-06"));

  record.Put("a", At("2017"));

  EXPECT_EQ(record.visits().size(), 1U);
  EXPECT_EQ(record.Find("a")->start->ToString(), "2017");
}

TEST(AuthorityRecord, ForgetsWhatWasRemoved) {
  AuthorityRecord record("sunderland");
  record.Put("a", At("2016-06"));

  record.Remove("a");
  record.Remove("never there");

  EXPECT_EQ(record.Find("a"), nullptr);
}

VisitFigures FiguresOf(const std::string& visit) {
  VisitFigures figures;
  figures.visit = visit;
  figures.series.emplace_back().entries.emplace_back().id = "o1";
  return figures;
}

TEST(AuthorityRecord, KeepsTheFiguresOfAVisitUntilItIsPutOrRemoved) {
  AuthorityRecord record("sunderland");
  record.Put("a", At("2016-06"));
  record.Put("b", At("2016-07"));
  const std::size_t without = record.bytes();

  record.PutFigures("a", FiguresOf("a"));
  record.PutFigures("b", FiguresOf("b"));

  ASSERT_NE(record.FindFigures("a"), nullptr);
  EXPECT_EQ(record.FindFigures("a")->visit, "a");
  EXPECT_GT(record.bytes(), without + sizeof(VisitFigures));
  record.Put("a", At("2016-06"));
  EXPECT_EQ(record.FindFigures("a"), nullptr);
  record.Remove("b");
  EXPECT_EQ(record.FindFigures("b"), nullptr);
  EXPECT_LT(record.bytes(), without);
}

TEST(AuthorityRecord, FiguresMayComeAgain) {
  AuthorityRecord record("sunderland");
  record.Put("a", At("2016-06"));

  record.PutFigures("a", FiguresOf("a"));
  const std::size_t with = record.bytes();
  record.PutFigures("a", FiguresOf("b"));
  record.PutFigures("nobody", FiguresOf("nobody"));

  EXPECT_EQ(record.FindFigures("a")->visit, "b");
  EXPECT_EQ(record.FindFigures("nobody"), nullptr);
  EXPECT_EQ(record.bytes(), with);
}

TEST(AuthorityRecord, ForgetsAllFiguresButThoseNotedLast) {
  AuthorityRecord record("sunderland");
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) {
    record.Put(id, At("2016-06"));
    record.PutFigures(id, FiguresOf(id));
  }
  record.PutFigures("a", FiguresOf("a"));
  const std::size_t all = record.bytes();

  record.ForgetOldFigures();

  for (const char* id : {"a", "d", "e", "f"}) EXPECT_NE(record.FindFigures(id), nullptr) << id;
  for (const char* id : {"b", "c"}) EXPECT_EQ(record.FindFigures(id), nullptr) << id;
  EXPECT_LT(record.bytes(), all);
  const std::size_t few = record.bytes();
  record.ForgetOldFigures();
  EXPECT_EQ(record.bytes(), few);
}

TEST(AuthorityRecord, GrowsAndShrinksByWhatItHolds) {
  AuthorityRecord record("sunderland");
  const std::size_t empty = record.bytes();

  record.Put("a", At("2016-06"));
  const std::size_t one = record.bytes();
  record.Put("a", At("2016-06"));
  record.Put("b", At("2016-07"));
  const std::size_t two = record.bytes();
  record.Remove("a");
  record.Remove("b");

  EXPECT_GT(one, empty + sizeof(DatedIdentity));
  EXPECT_GT(two, one);
  EXPECT_EQ(two - one, one - empty);
  EXPECT_EQ(record.bytes(), empty);
}

TEST(AuthorityRecord, GivesFullNames) {
  EXPECT_EQ(AuthorityRecord("sunderland").NameOf("a"), "authorities/sunderland/visits/a");
}

}  // namespace
}  // namespace waymark::ingest
