#include "ingest-service/commands/import_ledger.h"

#include <sstream>
#include <thread>

#include "gtest/gtest.h"

namespace waymark::ingest {
namespace {

v1::ImportVisitsResponse Created() {
  v1::ImportVisitsResponse response;
  response.set_outcome(v1::IMPORT_OUTCOME_CREATED);
  return response;
}

v1::ImportVisitsResponse Rejected() {
  v1::ImportVisitsResponse response;
  response.set_outcome(v1::IMPORT_OUTCOME_REJECTED);
  response.mutable_error()->set_code(3);
  response.mutable_error()->set_message("odd");
  return response;
}

ImportLedger::Request RequestTo(const std::string& parent) {
  v1::ImportVisitsRequest request;
  request.set_parent(parent);
  return std::make_shared<const v1::ImportVisitsRequest>(request);
}

SourceItem NoRecord(const RecordPlace& place) {
  return {.kind = SourceItem::Kind::kUnsendable,
          .place = place,
          .fault = absl::InvalidArgumentError("no JSON")};
}

SourceItem FileEnd(const RecordPlace& place, const std::string& fault) {
  return {.kind = SourceItem::Kind::kFileEnded,
          .place = place,
          .fault = absl::InvalidArgumentError(fault)};
}

class ImportLedgerTest : public testing::Test {
 protected:
  std::ostringstream faults_;
  ImportReport report_{{.answers = nullptr, .faults = &faults_, .progress = nullptr}};
  ImportLedger ledger_{report_};
};

TEST_F(ImportLedgerTest, MatchesAnswersToRecordsInTheOrderSent) {
  ledger_.Sending({"f", 1}, RequestTo("authorities/a"));
  ledger_.Sending({"f", 9}, RequestTo("authorities/b"));

  EXPECT_TRUE(ledger_.Answered(Created()));
  EXPECT_TRUE(ledger_.Answered(Rejected()));

  EXPECT_EQ(faults_.str(), "f:9: authorities/b: odd\n");
}

TEST_F(ImportLedgerTest, TellsEverythingInTheOrderOfTheFile) {
  ledger_.Told(NoRecord({"f", 1}));
  ledger_.Sending({"f", 2}, RequestTo("a"));
  ledger_.Told(NoRecord({"f", 3}));
  ledger_.Told(FileEnd({"f", 4}, "found 'x'"));
  EXPECT_EQ(faults_.str(), "f:1: no JSON\n");

  ledger_.Answered(Rejected());

  EXPECT_EQ(faults_.str(),
            "f:1: no JSON\nf:2: a: odd\nf:3: no JSON\n"
            "f:4: found 'x'; the rest of this file was not read\n");
}

TEST_F(ImportLedgerTest, AnAnswerToNothingIsRefused) { EXPECT_FALSE(ledger_.Answered(Created())); }

TEST_F(ImportLedgerTest, ClosingTellsWhatIsKnownAndKeepsTheUnanswered) {
  ledger_.Sending({"f", 1}, RequestTo("a"));
  ledger_.Sending({"f", 2}, RequestTo("a"));
  ledger_.Told(NoRecord({"f", 3}));
  ledger_.Answered(Created());

  ledger_.Close();

  EXPECT_EQ(faults_.str(), "f:3: no JSON\n");
  ASSERT_TRUE(ledger_.FirstUnanswered().has_value());
  EXPECT_EQ(ledger_.FirstUnanswered()->line, 2);
  EXPECT_FALSE(ledger_.Sending({"f", 4}, RequestTo("a")));
}

TEST_F(ImportLedgerTest, WhatComesAfterClosingIsUnanswered) {
  ledger_.Sending({"f", 1}, RequestTo("a"));
  ledger_.Answered(Created());
  ledger_.Close();

  EXPECT_FALSE(ledger_.Sending({"f", 2}, RequestTo("a")));
  EXPECT_FALSE(ledger_.Sending({"f", 3}, RequestTo("a")));

  ASSERT_TRUE(ledger_.FirstUnanswered().has_value());
  EXPECT_EQ(ledger_.FirstUnanswered()->line, 2);
}

TEST_F(ImportLedgerTest, WaitsWhereTooManyAreUnanswered) {
  for (std::size_t i = 0; i < kMaxUnanswered; ++i)
    ASSERT_TRUE(ledger_.Sending({"f", 1}, RequestTo("a")));
  bool added = false;
  std::thread sender([&] { added = ledger_.Sending({"f", 2}, RequestTo("a")); });

  ledger_.Answered(Created());

  sender.join();
  EXPECT_TRUE(added);
}

TEST_F(ImportLedgerTest, APausedLedgerTakesNothingAndTellsWhatToSendAgain) {
  ledger_.Sending({"f", 1}, RequestTo("a"));
  ledger_.Sending({"f", 2}, RequestTo("b"));
  ledger_.Told(NoRecord({"f", 3}));
  ledger_.Sending({"f", 4}, RequestTo("c"));
  ledger_.Answered(Created());

  ledger_.Pause();

  EXPECT_FALSE(ledger_.Sending({"f", 5}, RequestTo("d")));
  const auto again = ledger_.Unanswered();
  ASSERT_EQ(again.size(), 2U);
  EXPECT_EQ(again[0]->parent(), "b");
  EXPECT_EQ(again[1]->parent(), "c");
  ledger_.Resume();
  EXPECT_TRUE(ledger_.Sending({"f", 5}, RequestTo("d")));
}

TEST_F(ImportLedgerTest, WhatWasRefusedWhilePausedIsTheFirstUnansweredUntilItIsSent) {
  ledger_.Pause();
  ledger_.Sending({"f", 1}, RequestTo("a"));
  ASSERT_TRUE(ledger_.FirstUnanswered().has_value());
  EXPECT_EQ(ledger_.FirstUnanswered()->line, 1);

  ledger_.Resume();
  ledger_.Sending({"f", 1}, RequestTo("a"));
  ledger_.Answered(Created());

  EXPECT_FALSE(ledger_.FirstUnanswered().has_value());
}

TEST_F(ImportLedgerTest, NobodyWaitsWhilePaused) {
  for (std::size_t i = 0; i < kMaxUnanswered; ++i) {
    ASSERT_TRUE(ledger_.Sending({"f", 1}, RequestTo("a")));
  }
  bool added = true;
  std::thread sender([&] { added = ledger_.Sending({"f", 2}, RequestTo("a")); });

  ledger_.Pause();

  sender.join();
  EXPECT_FALSE(added);
}

TEST_F(ImportLedgerTest, NobodyWaitsAfterClosing) {
  for (std::size_t i = 0; i < kMaxUnanswered; ++i)
    ASSERT_TRUE(ledger_.Sending({"f", 1}, RequestTo("a")));
  bool added = true;
  std::thread sender([&] { added = ledger_.Sending({"f", 2}, RequestTo("a")); });

  ledger_.Close();

  sender.join();
  EXPECT_FALSE(added);
}

}  // namespace
}  // namespace waymark::ingest
