#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/commit/test_commits.h"

// What the committer says of figures beside those of the visit before.
namespace waymark::ingest {
namespace {

using testing::IsEmpty;

const reference::Measure& Caseload() {
  static const auto* const measure = [] {
    auto* made = new reference::Measure();
    made->unit = reference::MeasureUnit::kCount;
    return made;
  }();
  return *measure;
}

VisitWrite Counted(const std::string& visit_id, const std::string& date, double count) {
  VisitWrite write = WriteOf(visit_id, v1::EXISTING_VISIT_REPLACE, date);
  v1::Observation& observation = *write.visit.add_observations();
  observation.set_id("o1");
  observation.set_measure("measures/caseload");
  observation.set_value(count);
  observation.set_kind(v1::OBSERVATION_KIND_ACTUAL);
  observation.set_qualifier(v1::QUALIFIER_EXACT);
  observation.set_as_of_event(v1::AS_OF_EVENT_VISIT);
  write.figures = TakeFigures(write.visit);
  write.figures.series.front().known_measure = &Caseload();
  return write;
}

class FigureWarningsTest : public CommitQueueTest {
 protected:
  static std::string Told(CommitQueue& queue, VisitWrite write) {
    const auto committed = Commit(queue, std::move(write));
    EXPECT_THAT(committed, IsOk());
    std::string told;
    for (const v1::Warning& warning : committed->warnings) {
      if (warning.reason() == v1::WARNING_REASON_FIGURE_JUMPS) told += warning.description();
    }
    return told;
  }
};

TEST_F(FigureWarningsTest, AreGivenOfFiguresFarFromThoseOfTheVisitBefore) {
  CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, NoObservers());

  EXPECT_THAT(Told(queue, Counted("v1", "2014", 10)), IsEmpty());
  EXPECT_THAT(Told(queue, Counted("v3", "2018", 12)), IsEmpty());

  EXPECT_THAT(Told(queue, Counted("v2", "2016", 60)),
              testing::HasSubstr("60 is a factor of 6 from 10, the figure before it (o1 of "
                                 "authorities/leicester/visits/v1)"));
}

TEST_F(FigureWarningsTest, HoldFiguresAgainstThoseOfALogThatWasThere) {
  {
    CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, NoObservers());
    (void)Told(queue, Counted("v1", "2014", 10));
  }
  CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, NoObservers());

  EXPECT_THAT(Told(queue, Counted("v2", "2016", 60)), testing::Not(IsEmpty()));
}

TEST_F(FigureWarningsTest, HoldFiguresAgainstTheVisitAsItIsNow) {
  CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, NoObservers());
  (void)Told(queue, Counted("v1", "2014", 10));
  (void)Told(queue, Counted("v1", "2014", 50));

  EXPECT_THAT(Told(queue, Counted("v2", "2016", 60)), IsEmpty());
}

TEST_F(FigureWarningsTest, SeeTheVisitBeforeInTheirOwnGroup) {
  HeldCommitter held;
  Answers answers;
  std::vector<v1::Warning> warnings;
  {
    CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, held.Observers());
    held.Hold(queue);
    queue.Submit(Counted("v1", "2014", 10), answers.Next());
    queue.Submit(Counted("v2", "2016", 60), [&](const absl::StatusOr<CommittedVisit>& committed) {
      if (committed.ok()) warnings = committed->warnings;
    });
    held.Release();
  }

  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].reason(), v1::WARNING_REASON_FIGURE_JUMPS);
}

}  // namespace
}  // namespace waymark::ingest
