#ifndef WAYMARK_TESTS_ROBUSTNESS_FAULTS_FAULTY_INGEST_H_
#define WAYMARK_TESTS_ROBUSTNESS_FAULTS_FAULTY_INGEST_H_

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "waymark/v1/admin_service.grpc.pb.h"
#include "waymark/v1/ingest_service.grpc.pb.h"

#include "tests/robustness/writing/writer.h"
#include "tests/support/child_process.h"

namespace waymark::faults {

// The ingest service of this build, whatever becomes of it, on a disk with faults.
class FaultyIngest {
 public:
  // Runs it on a free port of loopback. `variables` say which faults, as those of the libraries
  // that are preloaded; without any it is as it is for real.
  static absl::StatusOr<std::unique_ptr<FaultyIngest>> Start(
      const std::filesystem::path& data_dir, std::vector<std::string> variables = {});

  // False where it ends before it serves, or does neither within `patience`. Once, before the stubs
  // are used.
  bool WaitUntilServing(absl::Duration patience);

  [[nodiscard]] robustness::IngestStubs stubs() const {
    return {.ingest = ingest_.get(), .admin = admin_.get()};
  }

  // Asks it to end; its exit status, as WaitForExit. The stubs are gone.
  std::optional<int> Terminate(absl::Duration patience);
  // As ChildProcess.
  std::optional<int> WaitForExit(absl::Duration patience) {
    return process_->WaitForExit(patience);
  }
  void Kill();

  [[nodiscard]] std::string log() const { return process_->errors().text(); }

 private:
  FaultyIngest() = default;

  std::unique_ptr<ChildProcess> process_;
  std::unique_ptr<v1::IngestService::Stub> ingest_;
  std::unique_ptr<v1::AdminService::Stub> admin_;
};

}  // namespace waymark::faults

#endif  // WAYMARK_TESTS_ROBUSTNESS_FAULTS_FAULTY_INGEST_H_
