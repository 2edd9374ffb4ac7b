#include "common/rpc/wire.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "waymark/v1/comparison.pb.h"

#include "common/rpc/limits.h"
#include "common/status/errors.h"
#include "tests/support/matchers.h"

namespace waymark::rpc {
namespace {

grpc::ByteBuffer Bytes(const std::string& text) {
  const grpc::Slice slice(text);
  return {&slice, 1};
}

TEST(Wire, AMessageComesBackAsItWas) {
  const auto sent = ParseText<v1::CompareAuthoritiesRequest>("theme { theme: 'themes/caseloads' }");
  v1::CompareAuthoritiesRequest received;

  EXPECT_THAT(Parse(Serialize(sent), received), IsOk());

  EXPECT_THAT(received, EqualsProto("theme { theme: 'themes/caseloads' }"));
}

TEST(Wire, ASliceHasTheBytesOfItsText) {
  for (const std::string& text : {std::string(), std::string("short"), std::string(100'000, 'x')}) {
    const grpc::Slice slice = SliceOf(text);
    const grpc::Slice again = slice;

    EXPECT_EQ(std::string(again.begin(), again.end()), text);
  }
}

TEST(Wire, WrittenFieldsFollowTheMessage) {
  const auto message = ParseText<v1::CompareAuthoritiesRequest>("as_of_date: '2016'");
  const auto more = ParseText<v1::CompareAuthoritiesRequest>("theme { theme: 'themes/caseloads' }");
  const grpc::Slice slice = SerializeToSlice(message, more.SerializeAsString());
  v1::CompareAuthoritiesRequest received;

  EXPECT_THAT(Parse(grpc::ByteBuffer(&slice, 1), received), IsOk());

  EXPECT_THAT(received, EqualsProto("as_of_date: '2016' theme { theme: 'themes/caseloads' }"));
}

TEST(Wire, WhatIsNoMessageIsAnInvalidRequest) {
  for (const std::string& bytes : {std::string("\x0a\xff"), std::string("\x6a\x02\xff\xfe")}) {
    v1::CompareAuthoritiesRequest request;
    EXPECT_THAT(Parse(Bytes(bytes), request), HasReason(v1::ERROR_REASON_INVALID_REQUEST));
  }
}

TEST(Wire, WhatIsTooLargeIsNotLookedAt) {
  v1::CompareAuthoritiesRequest request;
  const std::string at_limit(static_cast<std::size_t>(kMaxRequestBytes), '\xff');

  const absl::Status status = Parse(Bytes(at_limit + "x"), request);

  EXPECT_THAT(status, HasReason(v1::ERROR_REASON_INVALID_REQUEST));
  EXPECT_THAT(std::string(status.ToString()), testing::HasSubstr("TOO_LONG"));
  EXPECT_THAT(std::string(Parse(Bytes(at_limit), request).ToString()),
              testing::HasSubstr("MALFORMED"));
}

TEST(RefuseUnknownFields, TakesWhatItKnows) {
  EXPECT_THAT(RefuseUnknownFields(ParseText<v1::CompareAuthoritiesRequest>(
                  "theme { theme: 'themes/caseloads' } peers { regions: 'London' }")),
              IsOk());
}

TEST(RefuseUnknownFields, RefusesAnUnknownFieldAtAnyDepth) {
  v1::CompareAuthoritiesRequest outer;
  outer.GetReflection()->MutableUnknownFields(&outer)->AddVarint(999, 1);
  v1::CompareAuthoritiesRequest inner;
  v1::PeerGroup& peers = *inner.mutable_peers();
  peers.GetReflection()->MutableUnknownFields(&peers)->AddVarint(999, 1);

  EXPECT_THAT(RefuseUnknownFields(outer), HasReason(v1::ERROR_REASON_INVALID_REQUEST));
  EXPECT_THAT(RefuseUnknownFields(inner), HasReason(v1::ERROR_REASON_INVALID_REQUEST));
}

}  // namespace
}  // namespace waymark::rpc
