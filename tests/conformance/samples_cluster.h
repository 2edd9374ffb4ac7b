#ifndef WAYMARK_TESTS_CONFORMANCE_SAMPLES_CLUSTER_H_
#define WAYMARK_TESTS_CONFORMANCE_SAMPLES_CLUSTER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "gtest/gtest.h"

#include "tests/support/calls.h"
#include "tests/support/cluster.h"
#include "tests/support/matchers.h"
#include "tests/support/program.h"

namespace waymark {

// Both services with samples in them, imported once for all tests of a fixture, which only read.
class SamplesCluster : public testing::Test {
 protected:
  // For SetUpTestSuite: starts the services and imports files of deploy/samples, in this order.
  static void Load(const std::vector<std::string>& files) {
    cluster_ = std::make_unique<Cluster>();
    ASSERT_THAT(cluster_->Start(), IsOk());
    const auto imported = Import(files);
    ASSERT_THAT(imported, IsOk());
    ASSERT_EQ(imported->exit_status, 0) << imported->output << imported->errors;
    const std::size_t state = imported->output.rfind("state: ");
    ASSERT_NE(state, std::string::npos) << imported->output;
    token_ = imported->output.substr(state + 7);
    token_.pop_back();
  }
  static void TearDownTestSuite() { cluster_.reset(); }

  static absl::StatusOr<FinishedProgram> Import(const std::vector<std::string>& files) {
    std::vector<std::string> arguments = {"import",
                                          "--ingest=" + cluster_->ingest_process().address()};
    for (const std::string& file : files) arguments.push_back("deploy/samples/" + file);
    return RunProgram(kIngestProgram, arguments);
  }

  // Asks what is known once they are imported.
  template <typename Method, typename Request>
  static auto Ask(Method method, Request request) {
    request.mutable_read()->set_at_least_as_fresh(token_);
    return Call(cluster_->query(), method, request);
  }

  static v1::QueryService::Stub& query() { return cluster_->query(); }
  static std::string query_address() { return cluster_->query_process().address(); }
  // The state that has them.
  static const std::string& token() { return token_; }

 private:
  inline static std::unique_ptr<Cluster> cluster_;
  inline static std::string token_;
};

}  // namespace waymark

#endif  // WAYMARK_TESTS_CONFORMANCE_SAMPLES_CLUSTER_H_
