#include "query-service/cache/kept_answer.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "grpcpp/support/proto_buffer_reader.h"
#include "gtest/gtest.h"
#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/progress.pb.h"

#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

template <typename Response>
Response Read(grpc::ByteBuffer buffer) {
  Response response;
  grpc::ProtoBufferReader reader(&buffer);
  EXPECT_TRUE(response.ParseFromZeroCopyStream(&reader));
  return response;
}

TEST(KeptAnswerTest, TheAnswerIsReadWithTheTokenOfItsState) {
  v1::GetProgressResponse answer;
  answer.mutable_authority()->set_name("authorities/reading");
  answer.add_notes()->set_text("one");
  const KeptAnswer kept(answer.SerializeAsString());
  answer.set_consistency_token("a token");
  EXPECT_THAT(Read<v1::GetProgressResponse>(
                  AnswerWithToken<v1::GetProgressResponse>(kept, answer.consistency_token())),
              EqualsProto(answer.ShortDebugString()));
}

TEST(KeptAnswerTest, AnEmptyAnswerIsItsToken) {
  v1::CompareAuthoritiesResponse answer;
  answer.set_consistency_token(std::string(300, 't'));
  EXPECT_THAT(Read<v1::CompareAuthoritiesResponse>(AnswerWithToken<v1::CompareAuthoritiesResponse>(
                  KeptAnswer(std::string()), answer.consistency_token())),
              EqualsProto(answer.ShortDebugString()));
}

}  // namespace
}  // namespace waymark::query
