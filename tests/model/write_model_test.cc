#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "tests/model/trial.h"
#include "tests/model/write_side.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

// Random writes to the handlers over a real log, and to a model of plain maps: every answer, and
// after each restart all that is stored, must be the same.
//
// WAYMARK_STEPS says how many steps (100,000), WAYMARK_SEED replays what the random numbers chose.
namespace waymark::ingest::trial {
namespace {

constexpr std::uint64_t kDefaultSteps = 100'000;
// One log takes so many, then a new one begins: to erase a revision walks the log.
constexpr std::uint64_t kStepsOfLog = 5'000;
// From so many on, chance leaves out nothing that a run has to meet.
constexpr std::uint64_t kStepsForAll = 50'000;

constexpr const char* kWanted[] = {
    "CreateVisit OK",
    "CreateVisit VISIT_EXISTS",
    "CreateVisit PROBABLE_DUPLICATE",
    "CreateVisit INVALID_REQUEST",
    "CreateVisit REQUEST_ID_REUSED",
    "CreateVisit OK again",
    "UpdateVisit OK",
    "UpdateVisit OK warned",
    "UpdateVisit VISIT_NOT_FOUND",
    "UpdateVisit VISIT_DELETED",
    "UpdateVisit ETAG_STALE",
    "UpdateVisit INVALID_REQUEST",
    "UpdateVisit REQUEST_ID_REUSED",
    "UpdateVisit OK again",
    "DeleteVisit OK",
    "DeleteVisit VISIT_NOT_FOUND",
    "DeleteVisit VISIT_DELETED",
    "DeleteVisit ETAG_STALE",
    "DeleteVisit INVALID_REQUEST",
    "DeleteVisit REQUEST_ID_REUSED",
    "DeleteVisit OK again",
    "ImportVisits CREATED",
    "ImportVisits REPLACED",
    "ImportVisits REPLACED warned",
    "ImportVisits UNCHANGED",
    "ImportVisits SKIPPED",
    "ImportVisits VISIT_EXISTS",
    "ImportVisits PROBABLE_DUPLICATE",
    "ImportVisits INVALID_REQUEST",
    "ImportVisits REQUEST_ID_REUSED",
    "ImportVisits CREATED again",
    "ImportVisits REPLACED again",
    "ImportVisits UNCHANGED again",
    "ImportVisits SKIPPED again",
    "EraseRevision OK",
    "EraseRevision VISIT_NOT_FOUND",
    "EraseRevision REVISION_NOT_FOUND",
    "EraseRevision REVISION_CURRENT",
    "EraseRevision INVALID_REQUEST",
    "request forgotten",
    "request old and not forgotten",
    "restart",
};

std::uint64_t FromEnvironment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  std::uint64_t number = 0;
  return text != nullptr && absl::SimpleAtoi(text, &number) ? number : otherwise;
}

Step UpdateOf(const model::VisitName& name, const std::string& etag, int inspectors) {
  return {.method = Method::kUpdate,
          .submitter = "north",
          .name = name,
          .content = {.inspectors = inspectors},
          .etag = etag};
}

TEST(WriteGroupTest, OfTwoUpdatesWithOneEtagInOneGroupExactlyOneIsAborted) {
  const TemporaryDirectory directory{PlaceForLogs()};
  WriteSide write_side(directory.path());
  const model::VisitName name{.authority_id = "leicester", .visit_id = "a"};
  const std::vector<Answer> created = write_side.Run(
      {{.submitter = "north", .name = name, .content = {.start_date = "2016-06-27"}}});
  ASSERT_THAT(created.front().status, IsOk());
  const std::string etag = created.front().visit->etag();

  const std::vector<Answer> answers =
      write_side.Run({UpdateOf(name, etag, 1), UpdateOf(name, etag, 2)});

  ASSERT_THAT(answers[0].status, IsOk());
  EXPECT_EQ(answers[0].visit->revision(), 2);
  EXPECT_EQ(answers[1].status, errors::EtagStale(name.ToString(), 2, "north"));
  EXPECT_EQ(answers[1].status.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(write_side.store().head().sequence, 2U);
}

TEST(WriteModelTest, EveryWriteDoesWhatThePlainModelSays) {
  const std::uint64_t steps = FromEnvironment("WAYMARK_STEPS", kDefaultSteps);
  const std::uint64_t seed = FromEnvironment("WAYMARK_SEED", std::random_device()());
  std::cout << "WAYMARK_SEED=" << seed << " WAYMARK_STEPS=" << steps << std::endl;
  Tally tally;

  for (std::uint64_t done = 0; done < steps; done += kStepsOfLog) {
    const std::uint64_t seed_of_log = seed + done / kStepsOfLog;
    const std::uint64_t steps_of_log = std::min(kStepsOfLog, steps - done);
    if (!Trial(seed_of_log, tally).Run(steps_of_log)) {
      FAIL() << "again with WAYMARK_SEED=" << seed_of_log << " WAYMARK_STEPS=" << steps_of_log;
    }
  }

  for (const auto& [what, count] : tally) std::cout << count << " " << what << "\n";
  if (steps < kStepsForAll) return;
  for (const char* wanted : kWanted) EXPECT_TRUE(tally.contains(wanted)) << wanted;
}

}  // namespace
}  // namespace waymark::ingest::trial
