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

class ImportLedgerTest : public testing::Test {
 protected:
  std::ostringstream faults_;
  ImportReport report_{{.answers = nullptr, .faults = &faults_, .progress = nullptr}};
  ImportLedger ledger_{report_};
};

TEST_F(ImportLedgerTest, MatchesAnswersToRecordsInTheOrderSent) {
  ledger_.Sending({"f", 1}, "authorities/a");
  ledger_.Sending({"f", 9}, "authorities/b");

  EXPECT_TRUE(ledger_.Answered(Created()));
  EXPECT_TRUE(ledger_.Answered(Rejected()));

  EXPECT_EQ(faults_.str(), "f:9: authorities/b: odd\n");
}

TEST_F(ImportLedgerTest, TellsEverythingInTheOrderOfTheFile) {
  ledger_.Unsendable({"f", 1}, absl::InvalidArgumentError("no JSON"));
  ledger_.Sending({"f", 2}, "a");
  ledger_.Unsendable({"f", 3}, absl::InvalidArgumentError("no JSON"));
  ledger_.FileEnded({"f", 4}, "found 'x'");
  EXPECT_EQ(faults_.str(), "f:1: no JSON\n");

  ledger_.Answered(Rejected());

  EXPECT_EQ(faults_.str(),
            "f:1: no JSON\nf:2: a: odd\nf:3: no JSON\n"
            "f:4: found 'x'; the rest of this file was not read\n");
}

TEST_F(ImportLedgerTest, AnAnswerToNothingIsRefused) { EXPECT_FALSE(ledger_.Answered(Created())); }

TEST_F(ImportLedgerTest, ClosingTellsWhatIsKnownAndKeepsTheUnanswered) {
  ledger_.Sending({"f", 1}, "a");
  ledger_.Sending({"f", 2}, "a");
  ledger_.Unsendable({"f", 3}, absl::InvalidArgumentError("no JSON"));
  ledger_.Answered(Created());

  ledger_.Close();

  EXPECT_EQ(faults_.str(), "f:3: no JSON\n");
  ASSERT_TRUE(ledger_.FirstUnanswered().has_value());
  EXPECT_EQ(ledger_.FirstUnanswered()->line, 2);
  EXPECT_FALSE(ledger_.Sending({"f", 4}, "a"));
}

TEST_F(ImportLedgerTest, WhatComesAfterClosingIsUnanswered) {
  ledger_.Sending({"f", 1}, "a");
  ledger_.Answered(Created());
  ledger_.Close();

  EXPECT_FALSE(ledger_.Sending({"f", 2}, "a"));
  EXPECT_FALSE(ledger_.Sending({"f", 3}, "a"));

  ASSERT_TRUE(ledger_.FirstUnanswered().has_value());
  EXPECT_EQ(ledger_.FirstUnanswered()->line, 2);
}

TEST_F(ImportLedgerTest, WaitsWhereTooManyAreUnanswered) {
  for (std::size_t i = 0; i < kMaxUnanswered; ++i) ASSERT_TRUE(ledger_.Sending({"f", 1}, "a"));
  bool added = false;
  std::thread sender([&] { added = ledger_.Sending({"f", 2}, "a"); });

  ledger_.Answered(Created());

  sender.join();
  EXPECT_TRUE(added);
}

TEST_F(ImportLedgerTest, NobodyWaitsAfterClosing) {
  for (std::size_t i = 0; i < kMaxUnanswered; ++i) ASSERT_TRUE(ledger_.Sending({"f", 1}, "a"));
  bool added = true;
  std::thread sender([&] { added = ledger_.Sending({"f", 2}, "a"); });

  ledger_.Close();

  sender.join();
  EXPECT_FALSE(added);
}

}  // namespace
}  // namespace waymark::ingest
