#include "common/rpc/client/message_json.h"

#include "gtest/gtest.h"
#include "waymark/v1/ingest_service.pb.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "tests/support/matchers.h"

namespace waymark::rpc {
namespace {

TEST(MessageJsonTest, UsesTheFieldNamesOfTheContractOnOneLine) {
  v1::ImportVisitsResponse response;
  response.set_index(7);
  response.set_outcome(v1::IMPORT_OUTCOME_CREATED);
  response.set_consistency_token("t");

  EXPECT_EQ(MessageJson(response, JsonLayout::kOneLine).value(),
            R"({"index":"7","outcome":"IMPORT_OUTCOME_CREATED","consistency_token":"t"})");
}

TEST(MessageJsonTest, IndentsWhereAsked) {
  v1::ImportVisitsResponse response;
  response.set_name("n");

  EXPECT_EQ(MessageJson(response, JsonLayout::kIndented).value(), "{\n \"name\": \"n\"\n}");
}

TEST(MessageJsonTest, WritesOutEveryDetailOfAnError) {
  v1::ImportVisitsResponse response;
  *response.mutable_error() = ToRpcStatus(errors::VisitExists("authorities/a/visits/b"));

  const auto json = MessageJson(response, JsonLayout::kOneLine);

  ASSERT_THAT(json, IsOk());
  EXPECT_NE(
      json->find(R"("@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"VISIT_EXISTS")"),
      std::string::npos)
      << *json;
  EXPECT_NE(json->find(R"("resource_name":"authorities/a/visits/b")"), std::string::npos) << *json;
}

TEST(MessageJsonTest, WritesTheDetailsOfABadRequest) {
  v1::ImportVisitsResponse response;
  *response.mutable_error() =
      ToRpcStatus(errors::InvalidRequest({{"visit", v1::VIOLATION_REASON_REQUIRED, "give one"}}));

  const auto json = MessageJson(response, JsonLayout::kOneLine);

  ASSERT_THAT(json, IsOk());
  EXPECT_NE(json->find(R"("description":"REQUIRED: give one")"), std::string::npos) << *json;
}

TEST(MessageJsonTest, RefusesADetailOfAnUnknownType) {
  v1::ImportVisitsResponse response;
  auto* detail = response.mutable_error()->add_details();
  detail->set_type_url("type.googleapis.com/other.Detail");
  detail->set_value("bytes");

  EXPECT_TRUE(absl::IsInvalidArgument(MessageJson(response, JsonLayout::kOneLine).status()));
}

}  // namespace
}  // namespace waymark::rpc
