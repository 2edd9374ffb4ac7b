#include "query-service/analysis/summary/group_notes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/summary/test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(NoteOnMany, IsNotMadeOfNone) {
  std::vector<v1::DataNote> notes;
  AddNoteOnMany(v1::NOTE_REASON_POSSIBLE, "May be.", {}, notes);

  EXPECT_THAT(notes, IsEmpty());
}

TEST(NoteOnMany, NamesTheFirstAndSaysHowManyThereAre) {
  for (const std::size_t size : {kMaxNamed, kMaxNamed + 1}) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < size; ++i) names.insert(absl::StrCat("v", 100 + i));
    std::vector<v1::DataNote> notes;
    AddNoteOnMany(v1::NOTE_REASON_POSSIBLE, "May be.", names, notes);

    ASSERT_EQ(notes.size(), 1u);
    EXPECT_EQ(notes[0].names_size(), static_cast<int>(kMaxNamed));
    EXPECT_EQ(notes[0].names(0), "v100");
    if (size == kMaxNamed) {
      EXPECT_EQ(notes[0].text(), "May be.");
    } else {
      EXPECT_THAT(notes[0].text(), HasSubstr("There are 21; the first 20 are named."));
    }
  }
}

std::vector<std::string> NotesOn(std::vector<AuthorityRecord> records,
                                 const model::DayFilter& days = {},
                                 const v1::PeerGroup& peers = {}) {
  GroupNotes notes(Reference(), peers);
  for (AuthorityRecord& record : records) {
    const History history(Reference(), std::move(record));
    notes.Add(history, history.episodes(), days);
  }
  return BriefNotes(notes.Finish({}));
}

TEST(GroupNotes, NamePredecessorsThatAreNotInTheGroup) {
  EXPECT_THAT(NotesOn({RecordOf("cumberland", {})}),
              ElementsAre("PREDECESSORS_NOT_INCLUDED cumbria"));
  EXPECT_THAT(NotesOn({RecordOf("cumberland", {}), RecordOf("cumbria", {})}), IsEmpty());
}

TEST(GroupNotes, NamePredecessorsWhoseEpisodesWentOn) {
  const AuthorityRecord record = Inheriting(RecordOf("cumberland", {}), "cumbria",
                                            {Inspection("i", "2022-09-30", "2022-11-02")});

  EXPECT_THAT(NotesOn({record}), ElementsAre("INHERITED cumbria"));
}

TEST(GroupNotes, NameBaselinesThatMayLieOutsideTheDatesAskedFor) {
  v1::PeerGroup peers;
  peers.set_baseline_from_date("2015-06-10");

  EXPECT_THAT(NotesOn({RecordOf("barnet", {Inspection("i", "2015-06", "")})}, {}, peers),
              ElementsAre("POSSIBLE i"));
}

TEST(GroupNotes, LeaveVisitsNotHeldToThePredecessor) {
  const AuthorityRecord record =
      Inheriting(RecordOf("cumberland", {}), "cumbria",
                 {Monitoring("v1", "2022-03-01", "status: VISIT_STATUS_PLANNED")});

  EXPECT_THAT(NotesOn({record}), ElementsAre("PREDECESSORS_NOT_INCLUDED cumbria"));
}

TEST(GroupNotes, NameVisitsNotHeldOfTheDaysAskedFor) {
  const std::string planned = Monitoring("v1", "2026-03-01", "status: VISIT_STATUS_PLANNED");
  const model::DayFilter before = {.from = {}, .to = absl::CivilDay(2025, 12, 31)};

  EXPECT_THAT(NotesOn({RecordOf("barnet", {planned})}), ElementsAre("NOT_HELD v1"));
  EXPECT_THAT(NotesOn({RecordOf("barnet", {planned})}, before), IsEmpty());
}

}  // namespace
}  // namespace waymark::query
