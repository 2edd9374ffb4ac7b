#include "query-service/replica/wanted_state.h"

#include "gtest/gtest.h"

#include "query-service/replica/test_feed.h"

namespace waymark::query {
namespace {

google::protobuf::Timestamp TimeOf(std::int64_t seconds, std::int32_t nanos) {
  google::protobuf::Timestamp time;
  time.set_seconds(seconds);
  time.set_nanos(nanos);
  return time;
}

TEST(MicrosOf, RoundsDown) {
  struct Case {
    std::int64_t seconds;
    std::int32_t nanos;
    std::int64_t want;
  };
  for (const Case& c : {Case{0, 0, 0}, Case{1, 999, 1'000'000}, Case{1, 1'000, 1'000'001},
                        Case{1, 999'999'999, 1'999'999}, Case{-1, 999'999'999, -1},
                        Case{-1, 0, -1'000'000}, Case{-62'135'596'800, 0, -62'135'596'800'000'000},
                        Case{253'402'300'799, 999'999'999, 253'402'300'799'999'999}}) {
    EXPECT_EQ(MicrosOf(TimeOf(c.seconds, c.nanos)), c.want) << c.seconds << " " << c.nanos;
  }
}

TEST(MicrosOf, RefusesWhatIsNoTime) {
  for (const auto& time :
       {TimeOf(0, -1), TimeOf(0, 1'000'000'000), TimeOf(-62'135'596'801, 0),
        TimeOf(253'402'300'800, 0), TimeOf(std::numeric_limits<std::int64_t>::max(), 0)}) {
    EXPECT_FALSE(MicrosOf(time).has_value()) << time.ShortDebugString();
  }
}

// Of log "log": two changes at seconds 1 and 2, and nothing more to come before second 5.
class WantedStateTest : public testing::Test {
 protected:
  WantedStateTest() {
    feed_.Write("leicester/v1");
    feed_.Write("leicester/v2");
    feed_.Promise(5'000'000);
    auto opened = Replica::Open(directory_.path(), "digest");
    EXPECT_THAT(opened, IsOk());
    replica_ = std::move(opened).value();
    replica_->Observe({.on_applied = [](std::uint64_t) {},
                       .on_closed = [](std::int64_t) {},
                       .on_start_anew = [] {},
                       .on_answers = [](bool) {}});
    EXPECT_THAT(replica_->Apply(feed_.SendAll()), IsOk());
  }

  absl::StatusOr<WantedState> Wanted(std::string_view options, bool is_later_page = false) {
    return ReadWantedState(*replica_, ParseText<v1::ReadOptions>(options), is_later_page);
  }
  // The sequence that is answered from.
  absl::StatusOr<std::uint64_t> AnswersFrom(const WantedState& wanted) {
    const auto view = ViewOfWanted(*replica_, wanted);
    if (!view.ok()) return view.status();
    return view->at();
  }
  [[nodiscard]] std::string TokenOf(std::uint64_t sequence) const {
    return EncodeConsistencyToken(
        {.log_id = "log", .sequence = sequence, .hash_head = HashHead(feed_.HashAt(sequence))});
  }

  const TemporaryDirectory directory_;
  TestFeed feed_;
  std::unique_ptr<Replica> replica_;
};

TEST_F(WantedStateTest, WithoutOptionsItIsTheNewest) {
  const auto wanted = Wanted("");

  ASSERT_THAT(wanted, IsOk());
  EXPECT_EQ(wanted->freshness().sequence, 0U);
  EXPECT_EQ(wanted->freshness().time_micros, std::nullopt);
  EXPECT_EQ(*AnswersFrom(*wanted), 2U);
}

TEST_F(WantedStateTest, WithATokenItIsTheNewestThatHasThatWrite) {
  const auto wanted = Wanted("at_least_as_fresh: '" + TokenOf(1) + "'");

  ASSERT_THAT(wanted, IsOk());
  EXPECT_EQ(wanted->freshness().sequence, 1U);
  EXPECT_EQ(*AnswersFrom(*wanted), 2U);
}

TEST_F(WantedStateTest, WithATimeItIsTheStateThen) {
  const auto wanted = Wanted("read_time { seconds: 1 nanos: 5 }");

  ASSERT_THAT(wanted, IsOk());
  EXPECT_EQ(wanted->freshness().time_micros, 1'000'000);
  EXPECT_EQ(*AnswersFrom(*wanted), 1U);
}

TEST_F(WantedStateTest, WithBothItIsTheStateThenThoughTheWriteCameLater) {
  const auto wanted = Wanted("at_least_as_fresh: '" + TokenOf(2) + "' read_time { seconds: 1 }");

  ASSERT_THAT(wanted, IsOk());
  EXPECT_EQ(wanted->freshness().sequence, 2U);
  EXPECT_EQ(wanted->freshness().time_micros, 1'000'000);
  EXPECT_EQ(*AnswersFrom(*wanted), 1U);
}

TEST_F(WantedStateTest, ALaterPageLooksAtNoTime) {
  const auto wanted = Wanted("read_time { seconds: 1 }", /*is_later_page=*/true);

  ASSERT_THAT(wanted, IsOk());
  EXPECT_EQ(wanted->freshness().time_micros, std::nullopt);
  EXPECT_EQ(*AnswersFrom(*wanted), 2U);
}

TEST_F(WantedStateTest, RefusesWhatIsNoTimeAlsoOnLaterPages) {
  for (const bool is_later_page : {false, true}) {
    EXPECT_THAT(Wanted("read_time { nanos: -1 }", is_later_page),
                HasReason(v1::ERROR_REASON_INVALID_REQUEST));
  }
}

TEST_F(WantedStateTest, RefusesATokenOfAnotherLog) {
  const std::string token =
      EncodeConsistencyToken({.log_id = "another", .sequence = 1, .hash_head = ""});

  EXPECT_THAT(Wanted("at_least_as_fresh: '" + token + "' read_time { seconds: 1 }"),
              HasReason(v1::ERROR_REASON_LOG_REPLACED));
}

TEST_F(WantedStateTest, ATimeIsNotWaitedForWhereNothingAnswersYet) {
  ASSERT_THAT(replica_->StartAnew(), IsOk());

  EXPECT_THAT(Wanted("read_time { seconds: 1 }"), HasReason(v1::ERROR_REASON_CATCHING_UP));
}

}  // namespace
}  // namespace waymark::query
