#include "ingest-service/log/manifest_mark.h"

#include <filesystem>
#include <fstream>
#include <string>

#include "gtest/gtest.h"

#include "ingest-service/log/acknowledged_mark.h"
#include "ingest-service/log/data_directory.h"
#include "ingest-service/log/test_log.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

namespace fs = std::filesystem;

class ManifestMarkTest : public testing::Test {
 protected:
  // A log that was served and marked, and its MANIFEST.
  void SetUp() override {
    {
      const auto store = data_.Open();
      ASSERT_THAT(store, IsOk());
      ASSERT_THAT((*store)->Append(AdditionOf({ChangeOf("a")}, 1)), IsOk());
      ManifestMark(data_.manifest_file(), **store).Update();
      ASSERT_THAT(AcknowledgedMark::Write(data_.mark_file(), (*store)->log_id(), 1), IsOk());
    }
    std::string name;
    std::ifstream(data_.log() / "CURRENT") >> name;
    manifest_ = data_.log() / name;
  }

  [[nodiscard]] absl::StatusCode Checked() const {
    return CheckManifest(data_.manifest_file(), data_.log()).code();
  }

  const TemporaryDirectory directory_;
  const DataDirectory data_{directory_.path()};
  fs::path manifest_;
};

TEST_F(ManifestMarkTest, FitsTheManifestThatWasMarkedAndThoseAfterIt) {
  EXPECT_EQ(Checked(), absl::StatusCode::kOk);

  ASSERT_THAT(data_.Open(), IsOk());  // Begins another.

  EXPECT_EQ(Checked(), absl::StatusCode::kOk);
}

TEST_F(ManifestMarkTest, FindsOneThatWasCutOff) {
  fs::resize_file(manifest_, fs::file_size(manifest_) - 1);

  EXPECT_EQ(Checked(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(data_.Open().status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(ManifestMarkTest, FindsThatAnOlderOneIsInUse) {
  std::ofstream(data_.log() / "CURRENT") << "MANIFEST-000001\n";

  EXPECT_EQ(Checked(), absl::StatusCode::kDataLoss);
}

TEST_F(ManifestMarkTest, KnowsThatSevenDigitsComeAfterSix) {
  std::ofstream(data_.manifest_file()) << "waymark-manifest 1 MANIFEST-999999 5 3cf6a4bb\n";
  std::ofstream(data_.log() / "CURRENT") << "MANIFEST-1000000\n";

  EXPECT_EQ(Checked(), absl::StatusCode::kOk);

  std::ofstream(data_.manifest_file()) << "waymark-manifest 1 MANIFEST-1000000 5 a29bd09e\n";
  std::ofstream(data_.log() / "CURRENT") << "MANIFEST-999999\n";

  EXPECT_EQ(Checked(), absl::StatusCode::kDataLoss);
}

TEST_F(ManifestMarkTest, FindsADigitThatAsksForLess) {
  std::string line;
  std::getline(std::ifstream(data_.manifest_file()), line);
  char& digit = line[line.rfind(' ') - 1];
  digit = digit == '0' ? '1' : '0';
  std::ofstream(data_.manifest_file()) << line << "\n";

  EXPECT_EQ(Checked(), absl::StatusCode::kDataLoss);
}

TEST_F(ManifestMarkTest, FindsThatItsFileIsNotWhole) {
  fs::resize_file(data_.manifest_file(), fs::file_size(data_.manifest_file()) - 1);

  EXPECT_EQ(Checked(), absl::StatusCode::kDataLoss);
}

TEST_F(ManifestMarkTest, SaysNothingWhereThereIsNone) {
  fs::remove(data_.manifest_file());
  EXPECT_EQ(Checked(), absl::StatusCode::kOk);
}

// A new log's files have lower numbers than the old one's.
TEST_F(ManifestMarkTest, ANewLogIsMarkedAsSoonAsItIsMade) {
  std::ofstream(data_.manifest_file()) << "waymark-manifest 1 MANIFEST-000900 5\n";
  fs::remove_all(data_.log());
  fs::remove(data_.mark_file());

  ASSERT_THAT(data_.Open(), IsOk());

  EXPECT_THAT(data_.Open(), IsOk());
}

}  // namespace
}  // namespace waymark::ingest
