#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/conformance/cluster_test.h"
#include "tests/support/program.h"

// `waymark-ingest erase`, and that what it erases is on no disk any more.
namespace waymark {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kVisit[] = "authorities/reading/visits/one";

// Letters that no compression shortens and that make no word.
std::string NewMarker() {
  constexpr std::string_view kLetters = "bcdfghjklmnpqrstvwxz";
  std::random_device random;
  std::string marker;
  for (int i = 0; i < 64; ++i) marker += kLetters[random() % kLetters.size()];
  return marker;
}

// The files under `directory` that hold `text`.
std::vector<std::string> FilesWith(const std::string& text,
                                   const std::filesystem::path& directory) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream content;
    content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    if (content.str().find(text) != std::string::npos) files.push_back(entry.path().string());
  }
  return files;
}

class ErasureTest : public ClusterTest {
 protected:
  // The first revision of the visit holds the marker; the second does not.
  void SetUp() override {
    ClusterTest::SetUp();
    if (HasFatalFailure()) return;
    const auto created =
        CreateVisit(cluster_.ingest(), "authorities/reading", "one", VisitSaying(marker_));
    ASSERT_THAT(created, IsOk());
    v1::UpdateVisitRequest request;
    *request.mutable_visit() = created->visit();
    request.mutable_visit()->mutable_findings(0)->set_statement("Supervision is regular.");
    request.mutable_update_mask()->add_paths("findings");
    const auto corrected = Call(cluster_.ingest(), &v1::IngestService::Stub::UpdateVisit, request);
    ASSERT_THAT(corrected, IsOk());
    ASSERT_THAT(GetVisit(cluster_.query(), kVisit, corrected->consistency_token()), IsOk());
  }

  FinishedProgram Run(std::vector<std::string> arguments) {
    arguments.push_back("--ingest=" + cluster_.ingest_process().address());
    const auto finished = RunProgram(kIngestProgram, std::move(arguments));
    EXPECT_THAT(finished, IsOk());
    return finished.value_or(FinishedProgram{.exit_status = -1, .output = "", .errors = ""});
  }
  FinishedProgram Erase(const std::string& revision, std::vector<std::string> more = {"--yes"}) {
    more.insert(more.begin(), {"erase", kVisit, revision, "--reason=it said too much"});
    return Run(std::move(more));
  }

  const std::string marker_ = NewMarker();
};

// The line after "state: ".
std::string StateIn(const std::string& output) {
  const std::size_t state = output.find("state: ");
  if (state == std::string::npos) return "";
  return output.substr(state + 7, output.find('\n', state) - state - 7);
}

TEST_F(ErasureTest, WhatWasErasedIsInNoFileOfEitherService) {
  EXPECT_THAT(FilesWith(marker_, cluster_.ingest_directory()), Not(IsEmpty()));
  EXPECT_THAT(FilesWith(marker_, cluster_.query_directory()), Not(IsEmpty()));

  const FinishedProgram erased = Erase("1");

  ASSERT_EQ(erased.exit_status, 0) << erased.errors;
  EXPECT_THAT(FilesWith(marker_, cluster_.ingest_directory()), IsEmpty());
  EXPECT_THAT(GetVisit(cluster_.query(), kVisit, StateIn(erased.output)), IsOk());
  EXPECT_THAT(FilesWith(marker_, cluster_.query_directory()), IsEmpty());
  const FinishedProgram verified = Run({"verify"});
  EXPECT_EQ(verified.exit_status, 0) << verified.errors;
  EXPECT_THAT(verified.output, HasSubstr("3 changes of 1 visit verified"));
}

TEST_F(ErasureTest, ItSaysWhatToDoAboutOlderCopies) {
  const FinishedProgram erased = Erase("1");

  EXPECT_EQ(erased.exit_status, 0) << erased.errors;
  EXPECT_THAT(erased.output, AllOf(HasSubstr("Erased revision 1 of "), HasSubstr("Older copies")));
}

TEST_F(ErasureTest, ErasingAgainAnswersAsTheFirstTime) {
  const FinishedProgram first = Erase("1");
  const FinishedProgram again = Erase("1");

  EXPECT_EQ(again.exit_status, 0) << again.errors;
  EXPECT_EQ(again.output, first.output);
}

TEST_F(ErasureTest, WithoutATerminalItAsksForAFlagAndErasesNothing) {
  const FinishedProgram refused = Erase("1", {});

  EXPECT_EQ(refused.exit_status, 2);
  EXPECT_THAT(refused.errors, HasSubstr("--yes"));
  EXPECT_THAT(FilesWith(marker_, cluster_.ingest_directory()), Not(IsEmpty()));
}

TEST_F(ErasureTest, TheCurrentRevisionIsNotErased) {
  const FinishedProgram refused = Erase("2");

  EXPECT_EQ(refused.exit_status, 1);
  EXPECT_THAT(refused.errors, HasSubstr("current"));
}

}  // namespace
}  // namespace waymark
