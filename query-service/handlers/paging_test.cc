#include "query-service/handlers/paging.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "waymark/internal/v1/tokens.pb.h"
#include "waymark/v1/query_service.pb.h"

#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using v1::ListVisitsRequest;

constexpr char kRequest[] = R"(parent: "authorities/leicester" types: VISIT_TYPE_INSPECTION)";

ListVisitsRequest RequestWith(const std::string& text) {
  auto request = ParseText<ListVisitsRequest>(kRequest);
  request.MergeFrom(ParseText<ListVisitsRequest>(text));
  return request;
}

LogPosition At(std::uint64_t sequence) {
  LogPosition position;
  position.log_id = "log";
  position.sequence = sequence;
  return position;
}

const LogPosition kNewest = At(7);

// A token for kRequest, changed by `text`.
std::string TokenWith(const std::string& text) {
  auto token = ParseText<internal::v1::PageToken>(R"(log_id: "log" sequence: 7 position: "p")");
  token.set_request_fingerprint(FingerprintOf(RequestWith("")));
  token.MergeFrom(ParseText<internal::v1::PageToken>(text));
  return absl::WebSafeBase64Escape(token.SerializeAsString());
}

TEST(FingerprintOf, LeavesOutWhatMayChangeFromPageToPage) {
  for (const char* text :
       {"page_size: 5", R"(page_token: "t")", R"(read { at_least_as_fresh: "t" })"}) {
    EXPECT_EQ(FingerprintOf(RequestWith(text)), FingerprintOf(RequestWith(""))) << text;
  }
}

TEST(FingerprintOf, DiffersForOtherQuestions) {
  for (const char* text : {R"(parent: "authorities/sunderland")", "types: VISIT_TYPE_FOCUSED_VISIT",
                           "view: VISIT_VIEW_FULL"}) {
    EXPECT_NE(FingerprintOf(RequestWith(text)), FingerprintOf(RequestWith(""))) << text;
  }
}

TEST(FingerprintOf, DiffersForRequestsOfAnotherType) {
  EXPECT_NE(FingerprintOf(v1::ListMeasuresRequest()), FingerprintOf(v1::ListThemesRequest()));
}

TEST(ReadPageToken, BeginsAtTheNewestStateWithoutAToken) {
  const auto start = ReadPageToken("", RequestWith(""), kNewest);

  ASSERT_THAT(start, IsOk());
  EXPECT_EQ(start->state.log_id, "log");
  EXPECT_EQ(start->state.sequence, 7U);
  EXPECT_EQ(start->position, "");
}

TEST(ReadPageToken, GoesOnAtTheStateAndPositionOfTheToken) {
  const std::string position("leicester\0002016\0v1\0", 18);
  const std::string token = MakePageToken({.state = At(3), .position = position}, RequestWith(""));

  const auto start = ReadPageToken(token, RequestWith("page_size: 9"), kNewest);

  ASSERT_THAT(start, IsOk());
  EXPECT_EQ(start->state.log_id, "log");
  EXPECT_EQ(start->state.sequence, 3U);
  EXPECT_EQ(start->position, position);
}

TEST(MakePageToken, IsSafeInUrls) {
  // Each shift of these bytes gives other letters of base64.
  for (const std::string shift : {"", "a", "aa"}) {
    const std::string token = MakePageToken(
        {.state = kNewest, .position = shift + "\xc3\xbf\xc3\xbe\xc3\xbf>>??~~"}, RequestWith(""));

    EXPECT_EQ(token.find_first_of("+/="), std::string::npos) << token;
  }
}

TEST(ReadPageToken, RefusesWhatIsNoTokenOfTheRequest) {
  struct Case {
    const char* name;
    std::string token;
  };
  for (const Case& c : {
           Case{"not base64", "%%%"},
           Case{"no token", absl::WebSafeBase64Escape("\xff")},
           Case{"of another request", TokenWith("request_fingerprint: 1")},
           Case{"without position",
                MakePageToken({.state = kNewest, .position = ""}, RequestWith(""))},
           Case{"of a state not yet here", TokenWith("sequence: 8")},
       }) {
    EXPECT_THAT(ReadPageToken(c.token, RequestWith(""), kNewest),
                HasReason(v1::ERROR_REASON_PAGE_TOKEN_INVALID))
        << c.name;
  }
  EXPECT_THAT(ReadPageToken(TokenWith(""), RequestWith(""), kNewest), IsOk());
}

TEST(ReadPageToken, SaysThatTheLogWasReplaced) {
  EXPECT_THAT(ReadPageToken(TokenWith(R"(log_id: "another")"), RequestWith(""), kNewest),
              HasReason(v1::ERROR_REASON_LOG_REPLACED));
}

TEST(PageSize, HasADefaultAndALimit) {
  struct Case {
    std::int32_t asked;
    std::size_t want;
  };
  for (const Case& c : {Case{0, 100}, Case{1, 1}, Case{100, 100}, Case{1000, 1000},
                        Case{1001, 1000}, Case{2147483647, 1000}}) {
    EXPECT_EQ(PageSize(c.asked, 100), c.want) << c.asked;
  }
}

}  // namespace
}  // namespace waymark::query
