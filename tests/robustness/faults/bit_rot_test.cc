#include <algorithm>
#include <atomic>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/status_macros.h"
#include "ingest-service/log/acknowledged_mark.h"
#include "ingest-service/log/data_directory.h"
#include "ingest-service/log/inspection/chain_check.h"
#include "ingest-service/log/inspection/log_reader.h"
#include "ingest-service/log/inspection/stored_log.h"
#include "tests/robustness/faults/faulty_ingest.h"
#include "tests/robustness/writing/ledger.h"
#include "tests/robustness/writing/writer.h"
#include "tests/support/damage.h"
#include "tests/support/matchers.h"
#include "tests/support/number_from_environment.h"
#include "tests/support/temporary_directory.h"

// Flips a bit of the ingest service's data directory, or cuts one of its files off, and looks
// whether that is refused as DATA_LOSS, at the start or where it is read, or changes nothing at
// all.
//
// WAYMARK_ROT_TRIALS says how often (200), WAYMARK_ROT_SEED replays it.
namespace waymark::faults {
namespace {

using robustness::Ledger;
using robustness::Writer;

namespace fs = std::filesystem;

constexpr int kDefaultTrials = 200;
constexpr int kCallers = 4;
constexpr char kSubmitter[] = "unauthenticated";  // As who calls without a certificate is noted.
constexpr int kLives = 6;  // Of the service that writes the log: each leaves files.
constexpr int kWritesOfEach = 25;
constexpr absl::Duration kPatience = absl::Seconds(60);
constexpr std::size_t kReadAtOnce = std::size_t{1} << 20;

// All that a log tells who serves it.
struct Told {
  std::string log_id;
  std::vector<std::string> changes;
  std::map<std::string, std::string> heads;     // By visit.
  std::map<std::string, std::string> requests;  // By request id.

  friend bool operator==(const Told&, const Told&) = default;
};

template <typename Message>
std::string BytesOf(const std::optional<Message>& message) {
  return message.has_value() ? "there: " + message->SerializeAsString() : "not there";
}

class BitRotTest : public testing::Test {
 protected:
  // The log has tables of several ages, and a write-ahead log, and its mark is up to date.
  void SetUp() override {
    std::cout << "WAYMARK_ROT_SEED=" << seed_ << std::endl;
    std::vector<std::unique_ptr<Writer>> writers;
    for (int i = 0; i < kCallers; ++i) {
      const auto way = i == 0 ? Writer::Way::kCallsAndErasures
                              : (i < kCallers - 1 ? Writer::Way::kCalls : Writer::Way::kImports);
      writers.push_back(std::make_unique<Writer>(i, way, static_cast<unsigned>(seed_), ledger_));
    }
    for (int life = 1; life <= kLives; ++life) {
      const auto service = FaultyIngest::Start(sound_.path());
      ASSERT_THAT(service, IsOk());
      ASSERT_TRUE((*service)->WaitUntilServing(kPatience));
      const std::atomic<bool> stopping = false;
      std::vector<std::thread> threads;
      for (const auto& writer : writers) {
        threads.emplace_back([&] { writer->Write((*service)->stubs(), stopping, kWritesOfEach); });
      }
      for (std::thread& thread : threads) thread.join();
      if (life < kLives) {
        (*service)->Kill();
        continue;
      }
      // An erasure begins a new write-ahead log: were one the last of all, hardly anything would
      // be in it that a bit could be flipped of.
      writers.back()->Write((*service)->stubs(), stopping, kWritesOfEach);
      ASSERT_EQ((*service)->Terminate(kPatience), 0);
    }
    const TemporaryDirectory copy;
    fs::copy(sound_.path(), copy.path(), fs::copy_options::recursive);
    const auto told = Serve(copy.path());
    ASSERT_THAT(told, IsOk());
    told_ = *told;
    const auto remembered =
        std::count_if(told_.requests.begin(), told_.requests.end(),
                      [](const auto& request) { return request.second != "not there"; });
    ASSERT_GE(remembered, kLives * kCallers * kWritesOfEach / 2);
    ASSERT_GE(told_.changes.size(), std::size_t{kLives * kCallers * kWritesOfEach} / 2);
  }

  // What the service would tell. DATA_LOSS where it would not start, or fails to read it.
  absl::StatusOr<Told> Serve(const fs::path& data_dir) const {
    WAYMARK_ASSIGN_OR_RETURN(const auto store, ingest::DataDirectory(data_dir).Open());
    Told told;
    told.log_id = store->log_id();
    while (told.changes.size() < store->head().sequence) {
      WAYMARK_ASSIGN_OR_RETURN(const auto changes,
                               store->ReadAfter(told.changes.size(), kReadAtOnce));
      if (changes.empty()) return absl::InternalError("changes are missing in silence");
      for (const auto& change : changes) told.changes.push_back(change.SerializeAsString());
    }
    for (const auto& [id, write] : ledger_.writes()) {
      WAYMARK_ASSIGN_OR_RETURN(const auto head, store->FindHead({.authority_id = "reading",
                                                                 .visit_id = write.visit_id}));
      told.heads[write.visit_id] = BytesOf(head);
      WAYMARK_ASSIGN_OR_RETURN(const auto request, store->FindRequest(kSubmitter, id));
      told.requests[id] = BytesOf(request);
    }
    return told;
  }

  // What `waymark-ingest verify --data_dir` looks at.
  static absl::Status Verify(const fs::path& data_dir) {
    class Reader : public ingest::LogReader {
     public:
      void Begin(const std::string& log_id, std::uint64_t /*last_sequence*/) override {
        chain.emplace(log_id);
      }
      absl::Status Take(const internal::v1::Change& change) override { return chain->Next(change); }
      std::optional<ingest::ChainCheck> chain;
    };
    WAYMARK_ASSIGN_OR_RETURN(const auto log, ingest::StoredLog::Open(data_dir));
    Reader reader;
    WAYMARK_RETURN_IF_ERROR(log->ReadTo(reader));
    WAYMARK_RETURN_IF_ERROR(reader.chain->Finish());
    WAYMARK_RETURN_IF_ERROR(log->CheckFiles());
    WAYMARK_RETURN_IF_ERROR(log->CheckMark());
    WAYMARK_RETURN_IF_ERROR(log->CheckHeads());
    return log->CheckRequests();
  }

  static fs::path NewestWriteAheadLog(const fs::path& log) {
    fs::path newest;
    for (const auto& entry : fs::directory_iterator(log)) {
      const bool is_one = entry.path().extension() == ".log" && entry.file_size() > 0;
      if (is_one) newest = std::max(newest, entry.path());
    }
    return newest;
  }

  // What became of it: "refused at the start"; an error where that is not as it should be.
  absl::StatusOr<std::string> Judge(const fs::path& data_dir) const {
    const absl::Status verified = Verify(data_dir);
    if (!verified.ok() && !absl::IsDataLoss(verified) && !absl::IsNotFound(verified)) {
      return absl::InternalError(absl::StrCat("verify says: ", verified.ToString()));
    }
    const auto told = Serve(data_dir);
    if (told.ok()) {
      if (*told != told_) return absl::InternalError("it is served, and tells something else");
      return verified.ok() ? "changed nothing" : "served without a difference, found by verify";
    }
    if (!absl::IsDataLoss(told.status())) return told.status();
    if (verified.ok()) {
      return absl::InternalError(absl::StrCat("verify does not find: ", told.status().ToString()));
    }
    const bool at_start = told.status().message().find("Do not delete") != absl::string_view::npos;
    return at_start ? "refused at the start" : "refused where it is read";
  }

  const int seed_ = SeedFromEnvironment("WAYMARK_ROT_SEED");
  std::mt19937 random_{static_cast<unsigned>(seed_)};
  const TemporaryDirectory sound_;
  Ledger ledger_;
  Told told_;
};

// The mark may be a second behind, and cannot tell then what the end of the log has lost.
TEST_F(BitRotTest, OfAWriteAheadLogIsRefusedWhereTheMarkIsBehind) {
  const int trials = NumberFromEnvironment("WAYMARK_ROT_TRIALS", kDefaultTrials);
  for (int i = 0; i < trials; ++i) {
    const TemporaryDirectory copy;
    fs::copy(sound_.path(), copy.path(), fs::copy_options::recursive);
    const ingest::DataDirectory directory(copy.path());
    ASSERT_THAT(ingest::AcknowledgedMark::Write(directory.mark_file(), told_.log_id, 1), IsOk());
    const fs::path log = NewestWriteAheadLog(directory.log());
    const std::size_t at = random_() % fs::file_size(log);
    FlipABit(log, at, random_);

    const auto outcome = Judge(copy.path());

    ASSERT_THAT(outcome, IsOk()) << log.filename() << " flipped at " << at;
    EXPECT_THAT(*outcome, testing::StartsWith("refused"));
  }
}

TEST_F(BitRotTest, IsRefusedOrChangesNothing) {
  const int trials = NumberFromEnvironment("WAYMARK_ROT_TRIALS", kDefaultTrials);
  std::map<std::string, int> outcomes;
  for (int i = 0; i < trials; ++i) {
    const TemporaryDirectory copy;
    fs::copy(sound_.path(), copy.path(), fs::copy_options::recursive);
    const std::string damage = DamageAFile(copy.path(), random_);

    const auto outcome = Judge(copy.path());

    EXPECT_THAT(outcome, IsOk()) << damage;
    if (outcome.ok()) ++outcomes[*outcome];
  }
  for (const auto& [outcome, count] : outcomes) std::cout << count << "\t" << outcome << "\n";
}

}  // namespace
}  // namespace waymark::faults
