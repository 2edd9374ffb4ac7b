#include <algorithm>
#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"
#include "common/rpc/limits.h"
#include "query-service/analysis/measure/measure_value.h"
#include "query-service/analysis/progress_test_texts.h"
#include "query-service/analysis/samples.h"

namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;

// What must hold of every answer, whatever is recorded: checked on every authority that the shipped
// samples know or that inherits from one, with several questions each.

std::set<std::string> NamesOf(const AuthorityRecord& record) {
  std::set<std::string> names;
  for (const v1::Visit& visit : record.visits) names.insert(visit.name());
  for (const v1::Visit& visit : record.inherited) names.insert(visit.name());
  return names;
}

bool IsOrdered(const v1::Range& range) { return range.low() <= range.high(); }

class Checker {
 public:
  Checker(const AuthorityRecord& record, const v1::GetProgressResponse& answer)
      : recorded_(NamesOf(record)), answer_(answer) {
    of_episode_.insert(answer.episode().baseline().name());
    for (const v1::VisitPoint& point : answer.visits()) of_episode_.insert(point.visit().name());
  }

  void Check() {
    EXPECT_LE(answer_.ByteSizeLong(), rpc::kMaxResponseBytes);
    for (const v1::DataNote& note : answer_.notes()) CheckNote(note);
    CheckEpisode();
    for (const v1::VisitPoint& point : answer_.visits()) CheckVisit(point);
    for (const v1::ThemeTrajectory& trajectory : answer_.themes()) CheckTheme(trajectory);
    for (const v1::MeasureTrajectory& trajectory : answer_.measures()) CheckMeasure(trajectory);
    for (const auto& point : answer_.unlisted_observations()) CheckPoint(point);
    for (const auto& progress : answer_.recommendations()) {
      EXPECT_TRUE(IsOrdered(progress.open_months()));
      EXPECT_EQ(progress.inspection(), answer_.episode().baseline().name());
    }
  }

 private:
  void CheckNote(const v1::DataNote& note) {
    EXPECT_NE(note.reason(), v1::NOTE_REASON_UNSPECIFIED);
    EXPECT_TRUE(v1::NoteReason_IsValid(note.reason()));
    EXPECT_FALSE(note.text().empty());
    for (const std::string& name : note.names()) {
      const bool is_visit = absl::StrContains(name, "/visits/");
      EXPECT_EQ(is_visit, recorded_.count(name) > 0) << note.ShortDebugString();
    }
  }

  void CheckEpisode() {
    const v1::Episode& episode = answer_.episode();
    EXPECT_TRUE(IsOrdered(episode.months_since_publication()));
    EXPECT_TRUE(IsOrdered(episode.months_since_fieldwork()));
    EXPECT_EQ(episode.end() == v1::EPISODE_END_REINSPECTED, episode.has_ended_by());
    EXPECT_EQ(episode.end() == v1::EPISODE_END_CONTINUED_BY, episode.continued_by_size() > 0);
    if (!episode.has_baseline()) {
      EXPECT_FALSE(episode.has_months_since_publication());
      EXPECT_FALSE(episode.has_months_since_fieldwork());
    }
  }

  void CheckVisit(const v1::VisitPoint& point) {
    EXPECT_EQ(recorded_.count(point.visit().name()), 1u) << point.visit().name();
    EXPECT_EQ(point.inherited(),
              !absl::StartsWith(point.visit().name(), answer_.authority().name() + "/"));
    EXPECT_TRUE(IsOrdered(point.months_since_publication()));
    EXPECT_TRUE(IsOrdered(point.months_since_fieldwork()));
    if (point.has_counted_number()) {
      EXPECT_GE(point.counted_number(), 1);
      EXPECT_GE(point.counted_number_with_focused(), point.counted_number());
    }
  }

  void CheckTheme(const v1::ThemeTrajectory& trajectory) {
    EXPECT_FALSE(trajectory.points().empty());
    EXPECT_EQ(trajectory.standing() == v1::STANDING_UNSPECIFIED,
              trajectory.standing_visit().empty());
    EXPECT_EQ(trajectory.direction() == v1::DIRECTION_UNSPECIFIED,
              trajectory.direction_basis() == v1::BASIS_UNSPECIFIED);
    for (const v1::DataNote& note : trajectory.notes()) CheckNote(note);
    for (const v1::ThemePoint& point : trajectory.points()) {
      EXPECT_EQ(of_episode_.count(point.visit().name()), 1u) << point.visit().name();
      EXPECT_GT(point.findings_size() + point.other_findings_size(), 0);
      for (const auto& finding : point.findings()) {
        EXPECT_EQ(finding.visit(), point.visit().name());
        EXPECT_EQ(finding.finding().speaker(), v1::SPEAKER_INSPECTORATE);
        EXPECT_EQ(finding.finding().subject(), "");
      }
    }
  }

  void CheckPoint(const v1::ObservationPoint& point) {
    EXPECT_EQ(recorded_.count(point.visit()), 1u) << point.visit();
    EXPECT_GT(point.sources_size(), 0);
    if (!point.earliest_date().empty() && !point.latest_date().empty()) {
      EXPECT_LE(point.earliest_date(), point.latest_date());
    }
  }

  void CheckMeasure(const v1::MeasureTrajectory& trajectory) {
    int figures = 0;
    for (const v1::ObservationPoint& point : trajectory.points()) {
      CheckPoint(point);
      if (IsNumeric(point.observation())) ++figures;
    }
    for (const v1::ObservationPoint& target : trajectory.targets()) CheckPoint(target);
    for (const v1::DataNote& note : trajectory.notes()) CheckNote(note);
    EXPECT_TRUE(IsOrdered(trajectory.change_per_month()));
    EXPECT_TRUE(IsOrdered(trajectory.change_per_month_since_publication()));
    EXPECT_TRUE(IsOrdered(trajectory.change_per_month_since_fieldwork()));
    EXPECT_FALSE(trajectory.has_relative_change() && !trajectory.has_change());
    if (!trajectory.has_change()) return;
    EXPECT_GE(figures, 2);
    EXPECT_EQ(trajectory.change(),
              model::RoundedChange(trajectory.latest().observation().value(),
                                   trajectory.baseline().observation().value()));
  }

  std::set<std::string> recorded_;
  std::set<std::string> of_episode_;
  const v1::GetProgressResponse& answer_;
};

// Checks one answer and tells how many changes it gives.
int CheckAnswer(const std::string& authority, const std::string& request) {
  SCOPED_TRACE(absl::StrCat(authority, " ", request));
  const v1::GetProgressResponse answer = AskOf(SampleRecord(authority), request);

  Checker(SampleRecord(authority), answer).Check();
  return static_cast<int>(
      std::count_if(answer.measures().begin(), answer.measures().end(),
                    [](const v1::MeasureTrajectory& one) { return one.has_change(); }));
}

// The same record with its findings beside the visits, as the store gives them.
AuthorityRecord WithStoredFindings(AuthorityRecord record) {
  const auto findings = std::make_shared<StoredFindings>();
  for (std::vector<v1::Visit>* visits : {&record.visits, &record.inherited}) {
    for (v1::Visit& visit : *visits) {
      std::string others;
      EXPECT_TRUE(findings->Add(visit.name(), visit.SerializeAsString(), others));
      EXPECT_TRUE(visit.ParseFromString(others));
    }
  }
  record.stored_findings = findings;
  return record;
}

std::vector<std::string> Authorities() {
  std::vector<std::string> ids;
  for (const reference::Authority& authority : Reference().authorities()) {
    ids.push_back(authority.id);
  }
  return ids;
}

TEST(ProgressSamplesTest, EveryAnswerHoldsTogether) {
  int changes = 0;
  for (const std::string& authority : Authorities()) {
    changes += CheckAnswer(authority, "");
    CheckAnswer(authority, "to_date: '2018-06' clock: BASELINE_CLOCK_FIELDWORK");
    CheckAnswer(authority, "to_date: '2022'");
  }
  EXPECT_GE(changes, 5);
}

TEST(ProgressSamplesTest, EveryAnswerIsTheSameOfFindingsAsTheyAreStored) {
  std::size_t bytes = 0;
  for (const std::string& authority : Authorities()) {
    for (const char* text : {"", "to_date: '2018-06' clock: BASELINE_CLOCK_FIELDWORK"}) {
      SCOPED_TRACE(absl::StrCat(authority, " ", text));
      const auto request = ParseText<v1::GetProgressRequest>(text);
      const auto read = BuildProgress(Reference(), SampleRecord(authority), request);
      const auto stored =
          BuildProgress(Reference(), WithStoredFindings(SampleRecord(authority)), request);
      ASSERT_THAT(read, IsOk());
      ASSERT_THAT(stored, IsOk());
      EXPECT_EQ(stored->fields, read->fields);
      EXPECT_EQ(stored->fields.capacity(), stored->fields.size());
      bytes += stored->fields.size();
      const auto too_large =
          BuildProgress(Reference(), SampleRecord(authority), request, stored->fields.size() - 1);
      EXPECT_THAT(too_large, HasReason(v1::ERROR_REASON_ANSWER_TOO_LARGE));
    }
  }
  EXPECT_GT(bytes, std::size_t{100'000});
}

TEST(ProgressSamplesTest, EveryInspectionCanBeAskedFor) {
  for (const std::string& authority : Authorities()) {
    for (const std::string& name : NamesOf(SampleRecord(authority))) {
      if (!absl::StrContains(name, "inspection")) continue;
      SCOPED_TRACE(absl::StrCat(authority, " ", name));
      const auto answer = BuildProgress(
          Reference(), SampleRecord(authority),
          ParseText<v1::GetProgressRequest>("baseline: '" + name + "' to_date: '2030'"));
      if (!answer.ok()) continue;  // planned, or of a type that starts no episode
      const v1::GetProgressResponse whole = WholeOf(*answer);
      EXPECT_EQ(whole.episode().baseline().name(), name);
      Checker(SampleRecord(authority), whole).Check();
    }
  }
}

TEST(ProgressSamplesTest, EpisodesOfAnAuthorityAreItsInspections) {
  for (const auto& [authority, visits] : AllSamples()) {
    SCOPED_TRACE(authority);
    int inspections = 0;
    for (const v1::Visit& visit : visits) inspections += IsFullInspection(visit) && IsHeld(visit);
    const v1::GetProgressResponse answer = AskOf(SampleRecord(authority));

    int episodes = answer.episode().has_baseline() && !answer.episode().inherited() ? 1 : 0;
    for (const v1::EpisodeSummary& other : answer.other_episodes()) {
      episodes += other.has_baseline() && !other.inherited();
    }
    EXPECT_EQ(episodes, inspections);
  }
}

TEST(ProgressSamplesTest, TheSuccessorsOfCumbriaAreMeasuredFromItsLastInspection) {
  for (const char* authority : {"cumberland", "westmorland-and-furness"}) {
    const v1::GetProgressResponse answer = AskOf(SampleRecord(authority));

    EXPECT_EQ(answer.episode().baseline().name(), "authorities/cumbria/visits/2022-inspection");
    EXPECT_TRUE(answer.episode().inherited());
    EXPECT_THAT(BriefNotes(answer.notes()), Contains("INHERITED cumbria"));
  }
}

TEST(ProgressSamplesTest, BeforeItsOwnInspectionBournemouthChristchurchAndPooleHasThreeCandidates) {
  const v1::GetProgressResponse answer =
      AskOf(SampleRecord("bournemouth-christchurch-and-poole"), "to_date: '2020'");

  std::vector<std::string> candidates;
  for (const v1::VisitSummary& candidate : answer.episode().candidate_baselines()) {
    candidates.push_back(candidate.name());
  }
  EXPECT_THAT(candidates, ElementsAre("authorities/bournemouth/visits/2018-inspection",
                                      "authorities/dorset-county/visits/2016-inspection",
                                      "authorities/poole/visits/2017-inspection"));
}

TEST(ProgressSamplesTest, BuckinghamshireIsMeasuredFromItsOwnInspectionAndListsTheCountys) {
  const v1::GetProgressResponse now = AskOf(SampleRecord("buckinghamshire"));
  const v1::GetProgressResponse then = AskOf(SampleRecord("buckinghamshire"), "to_date: '2021-06'");

  EXPECT_EQ(now.episode().baseline().name(), "authorities/buckinghamshire/visits/2021-inspection");
  EXPECT_EQ(now.other_episodes_size(), 2);
  EXPECT_EQ(then.episode().baseline().name(),
            "authorities/buckinghamshire-county/visits/2017-reinspection");
  EXPECT_EQ(then.episode().end(), v1::EPISODE_END_OPEN);
}

}  // namespace
}  // namespace waymark::query
