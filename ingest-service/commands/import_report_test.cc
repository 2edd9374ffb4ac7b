#include "ingest-service/commands/import_report.h"

#include <sstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

v1::ImportVisitsResponse Answer(v1::ImportOutcome outcome, const std::string& token = "") {
  v1::ImportVisitsResponse response;
  response.set_outcome(outcome);
  response.set_consistency_token(token);
  return response;
}

class ImportReportTest : public testing::Test {
 protected:
  std::ostringstream answers_;
  std::ostringstream faults_;
  ImportReport report_{{.answers = nullptr, .faults = &faults_, .progress = nullptr}};
};

TEST_F(ImportReportTest, KeepsRejectedRecordsAsTheyCame) {
  std::ostringstream rejects;
  ImportReport report({.faults = &faults_, .rejects = &rejects});
  v1::ImportVisitsResponse rejected = Answer(v1::IMPORT_OUTCOME_REJECTED);
  *rejected.mutable_error() = ToRpcStatus(errors::VisitExists("n"));

  report.Answered({.file = "f", .line = 1, .text = "{\"a\": 1}"}, "", rejected);
  report.Answered({.file = "f", .line = 2, .text = "{}"}, "", Answer(v1::IMPORT_OUTCOME_CREATED));
  report.Unsendable({.file = "f", .line = 3, .text = "{"}, absl::InvalidArgumentError("no JSON"));

  EXPECT_EQ(rejects.str(), "{\"a\": 1}\n{\n");
}

TEST_F(ImportReportTest, NamesARejectedRecordByItsParentUnlessThatMayBePersonal) {
  v1::ImportVisitsResponse rejected = Answer(v1::IMPORT_OUTCOME_REJECTED);
  *rejected.mutable_error() = ToRpcStatus(errors::VisitExists("n"));

  report_.Answered({"f", 1}, "authorities/barnet", rejected);
  report_.Answered({"f", 2}, "authorities/943-476-5919", rejected);

  EXPECT_THAT(faults_.str(), testing::HasSubstr("f:1: authorities/barnet: "));
  EXPECT_THAT(faults_.str(), testing::Not(testing::HasSubstr("476")));
}

TEST_F(ImportReportTest, TellsWarningsAndTakesTheRecord) {
  v1::ImportVisitsResponse response = Answer(v1::IMPORT_OUTCOME_CREATED);
  response.set_name("n");
  v1::Warning& warning = *response.add_warnings();
  warning.set_field("visit.end_date");
  warning.set_description("look at it");

  report_.Answered({"f", 1}, "", response);

  EXPECT_EQ(faults_.str(), "f:1: n: warning: visit.end_date: look at it\n");
  EXPECT_TRUE(report_.all_fine());
  EXPECT_EQ(report_.Summary(absl::Milliseconds(140)),
            "1 record: 1 created, 0 rejected in 0.1 s\n"
            "1 warning: recorded all the same, and worth a look\n");
}

TEST_F(ImportReportTest, ShowsOnATerminalHowFarItIs) {
  std::ostringstream terminal;
  ImportReport report({.faults = &faults_, .progress = &terminal, .total_bytes = 200});

  report.Answered({.file = "f", .line = 1, .bytes = 50}, "", Answer(v1::IMPORT_OUTCOME_CREATED));

  EXPECT_THAT(terminal.str(),
              testing::StartsWith("\r[#####---------------]  25 % 1 records, 0 rejected, "));
}

TEST_F(ImportReportTest, SumsUpWhatBecameOfTheRecords) {
  report_.Answered({"f", 1}, "", Answer(v1::IMPORT_OUTCOME_CREATED, "one"));
  report_.Answered({"f", 2}, "", Answer(v1::IMPORT_OUTCOME_SKIPPED, "two"));
  report_.Answered({"f", 3}, "", Answer(v1::IMPORT_OUTCOME_SKIPPED));

  EXPECT_EQ(report_.Summary(absl::Milliseconds(140)),
            "3 records: 1 created, 2 skipped, 0 rejected in 0.1 s\nstate: two\n");
  EXPECT_TRUE(report_.all_fine());
  EXPECT_EQ(report_.answered(), 3);
  EXPECT_EQ(faults_.str(), "");
}

TEST_F(ImportReportTest, ARejectedRecordIsToldWithItsPlaceAndEveryFault) {
  v1::ImportVisitsResponse response = Answer(v1::IMPORT_OUTCOME_REJECTED);
  *response.mutable_error() = ToRpcStatus(errors::InvalidRequest(
      {{"visit.sources", v1::VIOLATION_REASON_REQUIRED, "give at least one"}}));

  report_.Answered({"visits.jsonl", 12}, "authorities/sunderland", response);

  EXPECT_EQ(faults_.str(),
            "visits.jsonl:12: authorities/sunderland: the request has 1 fault: visit.sources\n"
            "  visit.sources: REQUIRED: give at least one\n");
  EXPECT_EQ(report_.Summary(absl::ZeroDuration()), "1 record: 0 created, 1 rejected in 0.0 s\n");
  EXPECT_FALSE(report_.all_fine());
}

TEST_F(ImportReportTest, TheNameInTheAnswerIsPreferred) {
  v1::ImportVisitsResponse response = Answer(v1::IMPORT_OUTCOME_REJECTED);
  response.set_name("authorities/a/visits/b");
  *response.mutable_error() = ToRpcStatus(absl::UnknownError("odd"));

  report_.Answered({"f", 1}, "authorities/a", response);

  EXPECT_EQ(faults_.str(), "f:1: authorities/a/visits/b: odd\n");
}

TEST_F(ImportReportTest, AFileThatCannotBeReadOnIsNotFine) {
  report_.Unsendable({"f", 3}, absl::InvalidArgumentError("no JSON"));
  report_.FileEnded({"f", 4}, "found 'x'");

  EXPECT_EQ(faults_.str(),
            "f:3: no JSON\n"
            "f:4: found 'x'; the rest of this file was not read\n");
  EXPECT_EQ(report_.Summary(absl::Seconds(1)),
            "1 record: 0 created, 1 rejected in 1.0 s; 1 file not read to the end\n");
  EXPECT_FALSE(report_.all_fine());
}

TEST_F(ImportReportTest, AnswersAreLinesOfJsonWhereAsked) {
  ImportReport report({.answers = &answers_, .faults = &faults_, .progress = nullptr});
  report.Answered({"f", 1}, "", Answer(v1::IMPORT_OUTCOME_CREATED, "t"));

  EXPECT_EQ(answers_.str(),
            "{\"outcome\":\"IMPORT_OUTCOME_CREATED\",\"consistency_token\":\"t\"}\n");
}

TEST_F(ImportReportTest, AnAnswerWithUnknownDetailsIsPrintedWithoutThem) {
  ImportReport report({.answers = &answers_, .faults = &faults_, .progress = nullptr});
  v1::ImportVisitsResponse response = Answer(v1::IMPORT_OUTCOME_REJECTED);
  response.mutable_error()->set_message("odd");
  response.mutable_error()->add_details()->set_type_url("type.googleapis.com/other.Detail");
  response.mutable_error()->mutable_details(0)->set_value("bytes");

  report.Answered({"f", 1}, "", response);

  EXPECT_EQ(answers_.str(),
            "{\"outcome\":\"IMPORT_OUTCOME_REJECTED\",\"error\":{\"message\":\"odd\"}}\n");
}

TEST_F(ImportReportTest, ProgressIsWipedBeforeAFaultIsPrinted) {
  std::ostringstream terminal;
  ImportReport report({.answers = nullptr, .faults = &terminal, .progress = &terminal});
  report.Answered({"f", 1}, "", Answer(v1::IMPORT_OUTCOME_CREATED));
  report.Unsendable({"f", 2}, absl::InvalidArgumentError("no JSON"));

  EXPECT_THAT(terminal.str(), testing::MatchesRegex("\r1 records, 0 rejected, [0-9]+ a second"
                                                    "\r\033\\[Kf:2: no JSON\n"));
}

}  // namespace
}  // namespace waymark::ingest
