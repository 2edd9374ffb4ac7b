#include "common/rpc/calls/call_metrics.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"

namespace waymark::rpc {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class CallMetricsTest : public testing::Test {
 protected:
  [[nodiscard]] std::string Text() const {
    metrics::Metrics metrics;
    calls_.AddTo(metrics);
    return metrics.Text();
  }

  CallMetrics calls_{{"waymark.v1.IngestService"}};
};

TEST_F(CallMetricsTest, CountsByMethodAndCode) {
  CallMetrics::Method& method = calls_.Find("/waymark.v1.IngestService/CreateVisit");
  method.Started();
  calls_.Ended(method, ToGrpcStatus(errors::VisitExists("v")), absl::Milliseconds(3));

  const std::string labels =
      R"({grpc_type="unary",grpc_service="waymark.v1.IngestService",grpc_method="CreateVisit")";
  EXPECT_THAT(
      Text(),
      AllOf(HasSubstr("grpc_server_started_total" + labels + "} 1\n"),
            HasSubstr("grpc_server_handled_total" + labels + ",grpc_code=\"OK\"} 0\n"),
            HasSubstr("grpc_server_handled_total" + labels + ",grpc_code=\"ALREADY_EXISTS\"} 1\n"),
            HasSubstr("grpc_server_handling_seconds_bucket" + labels + ",le=\"0.0025\"} 0\n"),
            HasSubstr("grpc_server_handling_seconds_bucket" + labels + ",le=\"0.005\"} 1\n"),
            HasSubstr("waymark_call_errors_total{reason=\"VISIT_EXISTS\"} 1\n")));
}

TEST_F(CallMetricsTest, CountsWhatIsRefusedForOverload) {
  CallMetrics::Method& method = calls_.Find("/waymark.v1.IngestService/CreateVisit");
  for (const char* const full : {"the queue of requests", "the list of imports"}) {
    calls_.Ended(method, ToGrpcStatus(errors::Overloaded(full)), absl::Milliseconds(3));
  }
  calls_.Ended(method, ToGrpcStatus(errors::DiskFull()), absl::Milliseconds(3));

  EXPECT_THAT(Text(), AllOf(HasSubstr("waymark_call_errors_total{reason=\"OVERLOADED\"} 2\n"),
                            HasSubstr("waymark_call_errors_total{reason=\"DISK_FULL\"} 1\n")));
}

TEST_F(CallMetricsTest, TellsTheReasonOfEachErrorWhateverCameBefore) {
  CallMetrics::Method& method = calls_.Find("/waymark.v1.IngestService/CreateVisit");
  const grpc::Status overloaded = ToGrpcStatus(errors::Overloaded("the queue of requests"));
  const grpc::Status without_reason(grpc::StatusCode::INTERNAL, "");
  for (const grpc::Status& status :
       {overloaded, overloaded, without_reason, overloaded, ToGrpcStatus(errors::DiskFull())}) {
    calls_.Ended(method, status, absl::Milliseconds(3));
  }

  EXPECT_THAT(Text(), AllOf(HasSubstr("waymark_call_errors_total{reason=\"OVERLOADED\"} 3\n"),
                            HasSubstr("waymark_call_errors_total{reason=\"NONE\"} 1\n"),
                            HasSubstr("waymark_call_errors_total{reason=\"DISK_FULL\"} 1\n")));
}

TEST_F(CallMetricsTest, TellsStreamsApart) {
  EXPECT_THAT(Text(), HasSubstr(R"(grpc_server_started_total{grpc_type="bidi_stream",)"
                                R"(grpc_service="waymark.v1.IngestService",)"
                                R"(grpc_method="ImportVisits"} 0)"));
}

// Whatever callers call, there are no more numbers than methods.
TEST_F(CallMetricsTest, PutsWhatIsNotServedTogether) {
  calls_.Find("/x/y").Started();
  calls_.Find("").Started();

  EXPECT_THAT(Text(), AllOf(HasSubstr(R"(grpc_method="other"} 2)"), Not(HasSubstr("\"x\""))));
}

}  // namespace
}  // namespace waymark::rpc
