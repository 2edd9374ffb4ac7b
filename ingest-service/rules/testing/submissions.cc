#include "ingest-service/rules/testing/submissions.h"

#include <filesystem>
#include <fstream>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

constexpr char kDirectory[] = "common/reference/data";
constexpr char kBadRequestUrl[] = "type.googleapis.com/google.rpc.BadRequest";

// Adds the columns of retirement to a copy of a shipped file, and one retired row.
void RetireRow(const std::filesystem::path& directory, const std::string& file,
               const std::string& row) {
  std::ifstream in(std::filesystem::path(kDirectory) / file);
  std::ofstream out(directory / file);
  std::string line;
  for (bool is_header = true; std::getline(in, line); is_header = false) {
    out << line << (is_header ? ",valid_to,replaced_by\n" : ",,\n");
  }
  out << row << "\n";
}

google::rpc::BadRequest BadRequestOf(const absl::Status& status) {
  google::rpc::BadRequest bad_request;
  const auto payload = status.GetPayload(kBadRequestUrl);
  if (payload.has_value()) {
    EXPECT_TRUE(bad_request.ParseFromString(std::string(*payload)));
  }
  return bad_request;
}

}  // namespace

const reference::ReferenceData& TestReference() {
  static const auto* const data = [] {
    const TemporaryDirectory directory;
    std::filesystem::copy(kDirectory, directory.path(), std::filesystem::copy_options::recursive);
    RetireRow(directory.path(), "themes.csv",
              "retired-theme,leadership,A theme of old,2020-03-31,supervision");
    RetireRow(directory.path(), "measures.csv",
              "retired-measure,A measure of old,count,none,,,a date,nobody,,no,2020-03-31,");
    return new auto(reference::ReferenceData::Load(directory.path()));
  }();
  if (!data->ok()) ADD_FAILURE() << data->status();
  return **data;
}

VisitSubmission Submission(std::string_view edit) {
  VisitSubmission submission = {.parent = "authorities/sunderland", .visit_id = "", .visit = {}};
  const std::string text = absl::StrCat(R"(
      type: VISIT_TYPE_MONITORING_VISIT
      start_date: "2016-06"
      sources { id: "s1" type: SOURCE_TYPE_LETTER }
  )",
                                        std::string(edit));
  if (!google::protobuf::TextFormat::MergeFromString(text, &submission.visit)) {
    ADD_FAILURE() << "not a visit: " << text;
  }
  return submission;
}

std::string Finding(std::string_view edit) {
  return absl::StrCat(
      R"(findings { id: "f1" themes: "themes/supervision" speaker: SPEAKER_INSPECTORATE
                         statement: "Supervision is held each month." )",
      std::string(edit), "}");
}

std::string Observation(std::string_view edit) {
  return absl::StrCat(R"(observations { id: "o1" measure: "measures/cl-in-touch" value: 82
                         speaker: SPEAKER_INSPECTORATE )",
                      std::string(edit), "}");
}

std::string Inspection(std::string_view edit) {
  return absl::StrCat(R"(type: VISIT_TYPE_INSPECTION framework: FRAMEWORK_SIF
                         judgements { area: "care-leavers" grade: GRADE_INADEQUATE } )",
                      std::string(edit));
}

std::vector<std::string> FaultsOf(const absl::Status& status) {
  std::vector<std::string> faults;
  const google::rpc::BadRequest bad_request = BadRequestOf(status);
  for (const auto& violation : bad_request.field_violations()) {
    const std::string& description = violation.description();
    faults.push_back(
        absl::StrCat(violation.field(), " ", description.substr(0, description.find(':'))));
  }
  return faults;
}

std::vector<std::string> DescriptionsOf(const absl::Status& status) {
  std::vector<std::string> descriptions;
  const google::rpc::BadRequest bad_request = BadRequestOf(status);
  for (const auto& violation : bad_request.field_violations()) {
    descriptions.push_back(violation.description());
  }
  return descriptions;
}

std::vector<std::string> FaultsOf(VisitSubmission submission) {
  return FaultsOf(PrepareVisit(TestReference(), kToday, std::move(submission)).status());
}

std::string OnlyDescriptionOf(VisitSubmission submission) {
  const std::vector<std::string> descriptions =
      DescriptionsOf(PrepareVisit(TestReference(), kToday, std::move(submission)).status());
  EXPECT_EQ(descriptions.size(), 1U) << testing::PrintToString(descriptions);
  return descriptions.empty() ? "" : descriptions.front();
}

void ExpectFaults(const std::vector<RuleCase>& cases) {
  for (const RuleCase& c : cases) {
    EXPECT_THAT(FaultsOf(Submission(c.edit)), testing::UnorderedElementsAreArray(c.want)) << c.name;
  }
}

}  // namespace waymark::ingest
