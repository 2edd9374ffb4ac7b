#include "query-service/commands/export_command.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "query-service/commands/fake_query_service.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::HasSubstr;
using testing::Not;

v1::ExportVisitsResponse Exported(const std::string& text) {
  return ParseText<v1::ExportVisitsResponse>(text);
}

const char kFirst[] =
    "visits { visit { name: 'authorities/a/visits/v' start_date: '2016' revision: 2 } } "
    "next_page_token: 'after-v'";
const char kSecond[] =
    "visits { visit { name: 'authorities/b/visits/w' } possible: true } next_page_token: 'after-w'";
const char kLast[] = "consistency_token: 'the-state'";

class ExportCommandTest : public QueryCommandTest {};

TEST_F(ExportCommandTest, AsksWhatTheFlagsSay) {
  service_.exports = {{{Exported(kLast)}, grpc::Status::OK}};

  EXPECT_EQ(Run(ExportCommand(), {"--authorities=a,b", "--types=monitoring-visit", "--from=2015",
                                  "--to=2016", "--show_deleted", "--page_token=p"}),
            0)
      << err_;

  ASSERT_EQ(service_.export_requests.size(), 1U);
  EXPECT_THAT(service_.export_requests[0], EqualsProto(R"pb(authorities: "authorities/a"
                                                            authorities: "authorities/b"
                                                            types: VISIT_TYPE_MONITORING_VISIT
                                                            from_date: "2015"
                                                            to_date: "2016"
                                                            show_deleted: true
                                                            page_token: "p"
                                                            read {})pb"));
}

TEST_F(ExportCommandTest, WritesARecordThatCanBeImportedOnEachLine) {
  service_.exports = {{{Exported(kFirst), Exported(kSecond), Exported(kLast)}, grpc::Status::OK}};

  EXPECT_EQ(Run(ExportCommand(), {}), 0) << err_;

  EXPECT_EQ(out_,
            "{\"index\":\"1\",\"parent\":\"authorities/a\",\"visit_id\":\"v\",\"visit\":{\"name\":"
            "\"authorities/a/visits/v\",\"start_date\":\"2016\",\"revision\":\"2\"},"
            "\"allow_probable_duplicate\":true}\n"
            "{\"index\":\"2\",\"parent\":\"authorities/b\",\"visit_id\":\"w\",\"visit\":{\"name\":"
            "\"authorities/b/visits/w\"},\"allow_probable_duplicate\":true}\n");
  EXPECT_EQ(err_, "2 visits, 1 of which may lie outside the dates\nstate: the-state\n");
}

TEST_F(ExportCommandTest, PrintsTheAnswersWhereJsonIsAsked) {
  service_.exports = {{{Exported(kFirst), Exported(kLast)}, grpc::Status::OK}};

  EXPECT_EQ(Run(ExportCommand(), {"--json"}), 0) << err_;

  EXPECT_THAT(out_, HasSubstr("\"next_page_token\": \"after-v\""));
  EXPECT_THAT(out_, Not(HasSubstr("parent")));
}

TEST_F(ExportCommandTest, GoesOnWithAStreamThatBreaksOff) {
  service_.exports = {{{Exported(kFirst)}, grpc::Status(grpc::StatusCode::UNAVAILABLE, "gone")},
                      {{Exported(kSecond)}, grpc::Status(grpc::StatusCode::DEADLINE_EXCEEDED, "")},
                      {{Exported(kLast)}, grpc::Status::OK}};

  EXPECT_EQ(Run(ExportCommand(), {}), 0) << err_;

  ASSERT_EQ(service_.export_requests.size(), 3U);
  EXPECT_EQ(service_.export_requests[1].page_token(), "after-v");
  EXPECT_EQ(service_.export_requests[2].page_token(), "after-w");
  EXPECT_THAT(err_, HasSubstr("2 visits"));
}

TEST_F(ExportCommandTest, SaysHowToGoOnWhereNothingComesAnyMore) {
  const grpc::Status gone(grpc::StatusCode::UNAVAILABLE, "gone");
  service_.exports = {{{Exported(kFirst)}, gone}, {{}, gone}};

  EXPECT_EQ(Run(ExportCommand(), {}), 3);

  EXPECT_THAT(err_, HasSubstr("1 visit\n"));
  EXPECT_THAT(err_, HasSubstr("cannot reach"));
  EXPECT_THAT(err_, HasSubstr("--page_token=after-v\n"));
}

TEST_F(ExportCommandTest, TakesNoStreamForWholeThatEndsBeforeItsEnd) {
  service_.exports = {{{Exported(kFirst)}, grpc::Status::OK}, {{}, grpc::Status::OK}};

  EXPECT_EQ(Run(ExportCommand(), {}), 3);

  EXPECT_THAT(err_, HasSubstr("the export ended before its end"));
}

TEST_F(ExportCommandTest, ShowsARefusal) {
  service_.exports = {
      {{},
       ToGrpcStatus(errors::InvalidRequest(
           {{"from_date", v1::VIOLATION_REASON_INVALID_DATE, "'x' is not a date"}}))}};

  EXPECT_EQ(Run(ExportCommand(), {"--from=x"}), 1);

  EXPECT_THAT(err_, HasSubstr("from_date: INVALID_DATE"));
  EXPECT_EQ(out_, "");
}

TEST_F(ExportCommandTest, RefusesALineItDoesNotUnderstand) {
  const std::vector<std::vector<std::string>> lines = {
      {"sunderland"}, {"--types=tea"}, {"--csv=visits"}, {"--read_time=soon"}};
  for (const auto& words : lines) {
    EXPECT_EQ(Run(ExportCommand(), words), 2) << testing::PrintToString(words);
  }
  EXPECT_TRUE(service_.export_requests.empty());
}

}  // namespace
}  // namespace waymark::query
