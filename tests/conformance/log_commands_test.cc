#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "waymark/internal/v1/stored_log.pb.h"
#include "waymark/v1/admin_service.grpc.pb.h"

#include "common/storage/database.h"
#include "ingest-service/log/keys.h"
#include "tests/conformance/cluster_test.h"
#include "tests/support/program.h"

// `waymark-ingest verify` and `log`: what operators see of the log, while it is served and when it
// is not.
namespace waymark {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;
using testing::StartsWith;

namespace keys = ingest::keys;

constexpr char kOne[] = "authorities/reading/visits/one";
constexpr char kTwo[] = "authorities/leicester/visits/two";
constexpr char kRequestId[] = "6f1d3f0a-52c4-4b8e-9d0e-1c7a2b3c4d5e";

class LogCommandsTest : public ClusterTest {
 protected:
  // Visit "one" is recorded (change 1), corrected (2), and its first revision erased (5); visit
  // "two" is recorded (3) and withdrawn (4).
  void SetUp() override {
    ClusterTest::SetUp();
    if (HasFatalFailure()) return;
    const auto one = CreateVisit(cluster_.ingest(), "authorities/reading", "one",
                                 VisitSaying("Supervision is irregular."));
    ASSERT_THAT(one, IsOk());
    Correct(one->visit());
    const auto two = CreateVisit(cluster_.ingest(), "authorities/leicester", "two",
                                 VisitSaying("Supervision is regular."));
    ASSERT_THAT(two, IsOk());
    Withdraw(two->visit());
    EraseFirstRevisionOfOne();
  }

  void Correct(const v1::Visit& visit) {
    v1::UpdateVisitRequest request;
    *request.mutable_visit() = visit;
    request.mutable_visit()->mutable_findings(0)->set_statement("Supervision is mostly regular.");
    request.mutable_update_mask()->add_paths("findings");
    request.set_request_id(kRequestId);
    ASSERT_THAT(Call(cluster_.ingest(), &v1::IngestService::Stub::UpdateVisit, request), IsOk());
  }

  void Withdraw(const v1::Visit& visit) {
    v1::DeleteVisitRequest request;
    request.set_name(visit.name());
    request.set_etag(visit.etag());
    request.set_reason("recorded twice");
    ASSERT_THAT(Call(cluster_.ingest(), &v1::IngestService::Stub::DeleteVisit, request), IsOk());
  }

  void EraseFirstRevisionOfOne() {
    v1::EraseRevisionRequest request;
    request.set_name(kOne);
    request.set_revision(1);
    request.set_reason("a statement said too much");
    const auto stub = v1::AdminService::NewStub(cluster_.ingest_process().channel());
    ASSERT_THAT(Call(*stub, &v1::AdminService::Stub::EraseRevision, request), IsOk());
  }

  FinishedProgram Run(std::vector<std::string> arguments) {
    const auto finished = RunProgram(kIngestProgram, std::move(arguments));
    EXPECT_THAT(finished, IsOk());
    return finished.value_or(FinishedProgram{.exit_status = -1, .output = "", .errors = ""});
  }
  FinishedProgram RunServed(const std::string& command, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {command, "--ingest=" + cluster_.ingest_process().address()});
    return Run(std::move(more));
  }
  FinishedProgram RunStored(const std::string& command, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {command, "--data_dir=" + cluster_.ingest_directory().string()});
    return Run(std::move(more));
  }

  // Flips a bit in the record of a change of the stopped log.
  void DamageRecord(std::uint64_t sequence) {
    auto database = storage::Database::Open(
        {.directory = cluster_.ingest_directory() / "log", .families = keys::Families()});
    ASSERT_THAT(database, IsOk());
    const auto value = (*database)->Get(keys::kLog, keys::Sequence(sequence));
    ASSERT_THAT(value, IsOk());
    ASSERT_TRUE(value->has_value());
    internal::v1::LoggedChange logged;
    ASSERT_TRUE(logged.ParseFromString(**value));
    std::string& record = *logged.mutable_record();
    record.back() = static_cast<char>(record.back() ^ 1);
    storage::Batch batch;
    batch.Put(keys::kLog, keys::Sequence(sequence), logged.SerializeAsString());
    ASSERT_THAT((*database)->Write(batch, storage::Sync::kYes), IsOk());
  }
};

std::ptrdiff_t Lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

TEST_F(LogCommandsTest, AWholeLogIsVerifiedBothWaysAlike) {
  const FinishedProgram served = RunServed("verify");
  ASSERT_THAT(cluster_.StopIngest(), IsOk());
  const FinishedProgram stored = RunStored("verify");

  EXPECT_EQ(served.exit_status, 0) << served.errors;
  EXPECT_THAT(served.output,
              MatchesRegex("5 changes of 2 visits verified; head 5, chain [0-9a-f]+\n"));
  EXPECT_EQ(served.errors, "") << "progress is for terminals";
  EXPECT_EQ(stored.exit_status, 0) << stored.errors;
  EXPECT_EQ(stored.output, served.output);
}

TEST_F(LogCommandsTest, AServedLogIsNotReadFromItsDirectory) {
  for (const char* command : {"verify", "log"}) {
    const FinishedProgram refused = RunStored(command);

    EXPECT_EQ(refused.exit_status, 3);
    EXPECT_THAT(refused.errors, AllOf(HasSubstr("another process"), HasSubstr("--ingest=")));
  }
}

TEST_F(LogCommandsTest, ALogThatCannotBeHadIsToldFromADamagedOne) {
  EXPECT_EQ(Run({"verify", "--data_dir=" + cluster_.query_directory().string()}).exit_status, 3);
  EXPECT_EQ(Run({"verify", "--ingest=127.0.0.1:1"}).exit_status, 3);
  EXPECT_EQ(Run({"verify", "--ingest=127.0.0.1:1", "--data_dir=x"}).exit_status, 2);
}

TEST_F(LogCommandsTest, ADamagedRecordIsNamedBothWays) {
  ASSERT_THAT(cluster_.StopIngest(), IsOk());
  DamageRecord(3);

  const FinishedProgram stored = RunStored("verify");
  ASSERT_THAT(cluster_.StartIngest(), IsOk());
  const FinishedProgram served = RunServed("verify");

  EXPECT_EQ(stored.exit_status, 1);
  EXPECT_EQ(stored.output, "");
  EXPECT_EQ(served.exit_status, 1);
  for (const FinishedProgram& found : {stored, served}) {
    EXPECT_THAT(found.errors,
                HasSubstr(absl::StrCat("change 3 (revision 1 of ", kTwo,
                                       "): its hash does not follow from its record and the change "
                                       "before it\nThe last change that could be read in order is "
                                       "2.\n")));
  }
  EXPECT_THAT(stored.errors, HasSubstr("Do not delete anything"));
  EXPECT_THAT(served.errors, HasSubstr("verify --data_dir="));
}

TEST_F(LogCommandsTest, ALogThatEndsTooEarlyIsFound) {
  ASSERT_THAT(cluster_.StopIngest(), IsOk());
  std::filesystem::remove(cluster_.ingest_directory() / "acknowledged");

  const FinishedProgram found = RunStored("verify");

  EXPECT_EQ(found.exit_status, 1);
  EXPECT_THAT(found.errors, HasSubstr("acknowledged"));
  EXPECT_FALSE(std::filesystem::exists(cluster_.ingest_directory() / "acknowledged"))
      << "verify changes nothing";
}

TEST_F(LogCommandsTest, TheLogSaysWhoChangedWhatBothWaysAlike) {
  const FinishedProgram served = RunServed("log");
  ASSERT_THAT(cluster_.StopIngest(), IsOk());
  const FinishedProgram stored = RunStored("log");

  EXPECT_EQ(served.exit_status, 0) << served.errors;
  EXPECT_EQ(Lines(served.output), 5) << served.output;
  EXPECT_THAT(served.output, StartsWith("     1  "));
  EXPECT_THAT(served.output, HasSubstr(absl::StrCat("  revision  ", kOne, "  2  request=\"",
                                                    kRequestId, "\"\n     3  ")));
  EXPECT_THAT(served.output, HasSubstr("  deletion  authorities/leicester/visits/two  2\n"));
  EXPECT_THAT(served.output, HasSubstr("  erasure   authorities/reading/visits/one  1  "
                                       "reason=\"a statement said too much\"\n"));
  EXPECT_THAT(served.output, Not(HasSubstr("Supervision")));
  EXPECT_EQ(stored.output, served.output);
}

TEST_F(LogCommandsTest, TheLogOfAVisitOrAnAuthorityIsPrintedAlone) {
  EXPECT_EQ(Lines(RunServed("log", {std::string("--visit=") + kOne}).output), 3);
  EXPECT_EQ(Lines(RunServed("log", {std::string("--visit=") + kTwo}).output), 2);
  EXPECT_EQ(Lines(RunServed("log", {"--authority=authorities/leicester"}).output), 2);
  const FinishedProgram json = RunServed("log", {"--authority=reading", "--json"});
  EXPECT_EQ(Lines(json.output), 3);
  EXPECT_THAT(json.output, StartsWith("{\"sequence\":1,"));
}

TEST_F(LogCommandsTest, TheLogOfAnAuthorityIsPrintedByAnyOfItsCodes) {
  EXPECT_EQ(Lines(RunServed("log", {"--authority=E06000016"}).output), 2);
  EXPECT_EQ(Lines(RunServed("log", {"--visit=authorities/E06000016/visits/two"}).output), 2);
}

TEST_F(LogCommandsTest, ANameThatThereIsNotIsAUsageErrorThatNamesTheNearest) {
  struct Case {
    const char* flag;
    const char* want;
  };
  for (const Case& c :
       {Case{"--authority=liecester", "nearest: authorities/leicester"},
        Case{"--visit=authorities/liecester/visits/two", "nearest: authorities/leicester"},
        Case{"--visit=leicester/two", "is not the name of a visit; write authorities/"},
        Case{"--visit=authorities/leicester/visits/twoo",
             "the log has no authorities/leicester/visits/twoo; 'log --authority=leicester'"},
        Case{"--authority=Dorset", "write authorities/dorset or authorities/dorset-county"}}) {
    const FinishedProgram refused = RunServed("log", {c.flag});

    EXPECT_EQ(refused.exit_status, 2) << c.flag;
    EXPECT_EQ(refused.output, "") << c.flag;
    EXPECT_THAT(refused.errors, HasSubstr(c.want));
  }
  EXPECT_EQ(RunServed("log", {"--authority=leicester", "--reference_dir=none"}).exit_status, 2);
}

TEST_F(LogCommandsTest, AnAuthorityWithoutChangesIsNoError) {
  const FinishedProgram none = RunServed("log", {"--authority=sunderland"});

  EXPECT_EQ(none.exit_status, 0);
  EXPECT_THAT(none.errors, HasSubstr("no such change"));
}

TEST_F(LogCommandsTest, TheirHelpSaysThatADataDirectoryIsOnlyRead) {
  for (const char* command : {"verify", "log"}) {
    const FinishedProgram help = Run({command, "--help"});

    EXPECT_THAT(help.output, HasSubstr("It is only read."));
    EXPECT_THAT(help.output, Not(HasSubstr("made where it is missing")));
  }
  EXPECT_THAT(Run({"accept-loss", "--help"}).output, Not(HasSubstr("made where it is missing")));
  EXPECT_THAT(Run({"serve", "--help"}).output, HasSubstr("made where it is missing"));
}

}  // namespace
}  // namespace waymark
