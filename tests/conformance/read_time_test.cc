#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "google/protobuf/util/time_util.h"
#include "gtest/gtest.h"

#include "tests/conformance/cluster_test.h"

// What was known when: read_time.
namespace waymark {
namespace {

using google::protobuf::Timestamp;
using google::protobuf::util::TimeUtil;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kParent[] = "authorities/reading";
constexpr char kVisit[] = "authorities/reading/visits/one";

Timestamp TimestampOf(absl::Time time) {
  return TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(time));
}

class ReadTimeTest : public ClusterTest {
 protected:
  // A monitoring visit of that date with one finding on supervision.
  static v1::Visit Visit(std::string_view date, v1::Standing standing) {
    v1::Visit visit = VisitSaying("Supervision.");
    visit.set_start_date(std::string(date));
    visit.mutable_findings(0)->set_standing(standing);
    return visit;
  }

  // Each returns the revision that was written.
  v1::Visit Record(std::string_view visit_id, const v1::Visit& visit) {
    auto created = CreateVisit(cluster_.ingest(), kParent, visit_id, visit);
    EXPECT_THAT(created, IsOk());
    return created.ok() ? Note(*created) : v1::Visit();
  }
  v1::Visit Correct(v1::Visit visit, v1::Standing standing) {
    v1::UpdateVisitRequest request;
    *request.mutable_visit() = std::move(visit);
    request.mutable_visit()->mutable_findings(0)->set_standing(standing);
    request.mutable_update_mask()->add_paths("findings");
    auto updated = Call(cluster_.ingest(), &v1::IngestService::Stub::UpdateVisit, request);
    EXPECT_THAT(updated, IsOk());
    return updated.ok() ? Note(*updated) : v1::Visit();
  }
  v1::Visit Delete(const v1::Visit& visit) {
    v1::DeleteVisitRequest request;
    request.set_name(visit.name());
    request.set_etag(visit.etag());
    request.set_reason("recorded by mistake");
    auto deleted = Call(cluster_.ingest(), &v1::IngestService::Stub::DeleteVisit, request);
    EXPECT_THAT(deleted, IsOk());
    return deleted.ok() ? Note(*deleted) : v1::Visit();
  }

  // As known then, by a service that has heard of every write of the test.
  template <typename Request, typename Response>
  absl::StatusOr<Response> AsOf(const Timestamp& time, Request request,
                                grpc::Status (v1::QueryService::Stub::*method)(grpc::ClientContext*,
                                                                               const Request&,
                                                                               Response*),
                                absl::Duration timeout = kCallTimeout) {
    *request.mutable_read()->mutable_read_time() = time;
    request.mutable_read()->set_at_least_as_fresh(token_);
    return Call(cluster_.query(), method, request, timeout);
  }
  absl::StatusOr<v1::GetVisitResponse> VisitAsOf(const Timestamp& time,
                                                 absl::Duration timeout = kCallTimeout) {
    v1::GetVisitRequest request;
    request.set_name(kVisit);
    return AsOf(time, request, &v1::QueryService::Stub::GetVisit, timeout);
  }
  std::vector<std::string> ListAsOf(const Timestamp& time) {
    v1::ListVisitsRequest request;
    request.set_parent(kParent);
    const auto list = AsOf(time, request, &v1::QueryService::Stub::ListVisits);
    EXPECT_THAT(list, IsOk());
    std::vector<std::string> dates;
    if (!list.ok()) return dates;
    for (const v1::Visit& visit : list->visits()) dates.push_back(visit.start_date());
    return dates;
  }
  // The standing of supervision now, as known then, by visits until `to_date`.
  v1::Standing StandingAsOf(const Timestamp& time, const std::string& to_date = "") {
    v1::GetProgressRequest request;
    request.set_authority(kParent);
    request.set_to_date(to_date);
    const auto progress = AsOf(time, request, &v1::QueryService::Stub::GetProgress);
    EXPECT_THAT(progress, IsOk());
    if (!progress.ok() || progress->themes().empty()) return v1::STANDING_UNSPECIFIED;
    return progress->themes(0).standing();
  }

  std::string token_;  // Of the last write.

 private:
  template <typename Response>
  v1::Visit Note(const Response& response) {
    token_ = response.consistency_token();
    return response.visit();
  }
};

TEST_F(ReadTimeTest, ACorrectionIsKnownFromItsTimeOnAndNotBefore) {
  const v1::Visit first = Record("one", Visit("2016-06-01", v1::STANDING_WEAK));
  const v1::Visit corrected = Correct(first, v1::STANDING_SOUND);

  const auto before = VisitAsOf(first.update_time());
  const auto after = VisitAsOf(corrected.update_time());

  ASSERT_THAT(before, IsOk());
  EXPECT_EQ(before->visit().revision(), 1);
  EXPECT_EQ(before->visit().etag(), first.etag());
  EXPECT_EQ(before->visit().findings(0).standing(), v1::STANDING_WEAK);
  ASSERT_THAT(after, IsOk());
  EXPECT_EQ(after->visit().revision(), 2);
  EXPECT_EQ(after->visit().findings(0).standing(), v1::STANDING_SOUND);
  EXPECT_EQ(StandingAsOf(first.update_time()), v1::STANDING_WEAK);
  EXPECT_EQ(StandingAsOf(corrected.update_time()), v1::STANDING_SOUND);
}

// What did we know in March about last June? The visit of June was recorded, then one of
// September, then that of June was corrected.
TEST_F(ReadTimeTest, WhatWasKnownThenAboutAnEarlierDate) {
  const v1::Visit june = Record("one", Visit("2016-06-01", v1::STANDING_WEAK));
  const v1::Visit september = Record("two", Visit("2016-09-01", v1::STANDING_STRONG));
  const v1::Visit corrected = Correct(june, v1::STANDING_INCONSISTENT);

  EXPECT_EQ(StandingAsOf(september.update_time(), "2016-06"), v1::STANDING_WEAK);
  EXPECT_EQ(StandingAsOf(september.update_time()), v1::STANDING_STRONG);
  EXPECT_EQ(StandingAsOf(corrected.update_time(), "2016-06"), v1::STANDING_INCONSISTENT);
  EXPECT_EQ(StandingAsOf(june.update_time()), v1::STANDING_WEAK);
}

TEST_F(ReadTimeTest, ADeletedVisitIsPartOfEverythingBefore) {
  const v1::Visit first = Record("one", Visit("2016-06-01", v1::STANDING_WEAK));
  const v1::Visit gone = Delete(first);

  const auto before = VisitAsOf(first.update_time());
  ASSERT_THAT(before, IsOk());
  EXPECT_FALSE(before->visit().deleted());
  EXPECT_THAT(ListAsOf(first.update_time()), ElementsAre("2016-06-01"));
  EXPECT_EQ(StandingAsOf(first.update_time()), v1::STANDING_WEAK);
  const auto after = VisitAsOf(gone.update_time());
  ASSERT_THAT(after, IsOk());
  EXPECT_TRUE(after->visit().deleted());
  EXPECT_THAT(ListAsOf(gone.update_time()), IsEmpty());
  EXPECT_EQ(StandingAsOf(gone.update_time()), v1::STANDING_UNSPECIFIED);
}

TEST_F(ReadTimeTest, BeforeTheFirstChangeNothingWasKnown) {
  const v1::Visit first = Record("one", Visit("2016-06-01", v1::STANDING_WEAK));
  const Timestamp before = first.update_time() - TimeUtil::MicrosecondsToDuration(1);

  EXPECT_THAT(ListAsOf(before), IsEmpty());
  EXPECT_THAT(VisitAsOf(before), HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
  EXPECT_THAT(ListAsOf(TimestampOf(absl::UnixEpoch() - absl::Hours(1))), IsEmpty());
}

TEST_F(ReadTimeTest, AComparisonIsOfTheTimeToo) {
  const v1::Visit first = Record("one", Visit("2016-06-01", v1::STANDING_WEAK));
  const v1::Visit corrected = Correct(first, v1::STANDING_SOUND);
  v1::CompareAuthoritiesRequest request;
  request.mutable_theme()->set_theme("themes/supervision");
  request.mutable_peers()->add_authorities(kParent);

  const auto before =
      AsOf(first.update_time(), request, &v1::QueryService::Stub::CompareAuthorities);
  const auto after =
      AsOf(corrected.update_time(), request, &v1::QueryService::Stub::CompareAuthorities);

  ASSERT_THAT(before, IsOk());
  ASSERT_THAT(after, IsOk());
  ASSERT_EQ(before->rows_size(), 1);
  ASSERT_EQ(after->rows_size(), 1);
  EXPECT_EQ(before->rows(0).standing(), v1::STANDING_WEAK);
  EXPECT_EQ(after->rows(0).standing(), v1::STANDING_SOUND);
}

TEST_F(ReadTimeTest, LaterPagesAreOfTheFirstPagesTime) {
  Record("one", Visit("2016-06-01", v1::STANDING_WEAK));
  const v1::Visit second = Record("two", Visit("2016-07-01", v1::STANDING_WEAK));
  Record("three", Visit("2016-08-01", v1::STANDING_WEAK));
  v1::ListVisitsRequest request;
  request.set_parent(kParent);
  request.set_page_size(1);
  const auto first_page = AsOf(second.update_time(), request, &v1::QueryService::Stub::ListVisits);
  ASSERT_THAT(first_page, IsOk());
  request.set_page_token(first_page->next_page_token());

  for (const Timestamp& time : {second.update_time(), TimestampOf(absl::UnixEpoch())}) {
    const auto second_page = AsOf(time, request, &v1::QueryService::Stub::ListVisits);

    ASSERT_THAT(second_page, IsOk());
    ASSERT_EQ(second_page->visits_size(), 1);
    EXPECT_EQ(second_page->visits(0).start_date(), "2016-07-01");
    EXPECT_EQ(second_page->next_page_token(), "");
    EXPECT_EQ(second_page->consistency_token(), first_page->consistency_token());
  }
}

TEST_F(ReadTimeTest, TheTokenOfAnAnswerStandsForItsState) {
  const v1::Visit first = Record("one", Visit("2016-06-01", v1::STANDING_WEAK));
  const std::string token_of_first = token_;
  Correct(first, v1::STANDING_SOUND);

  const auto read = VisitAsOf(first.update_time());

  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->consistency_token(), token_of_first);
}

TEST_F(ReadTimeTest, NowIsAnsweredThoughNothingIsWritten) {
  const v1::Visit first = Record("one", Visit("2016-06-01", v1::STANDING_WEAK));

  const auto now = VisitAsOf(TimestampOf(absl::Now()));

  ASSERT_THAT(now, IsOk());
  EXPECT_EQ(now->visit().etag(), first.etag());
}

// Answered by what was known of the time, it must not be known otherwise later.
TEST_F(ReadTimeTest, WhatIsWrittenAfterAnAnswerIsOfALaterTime) {
  for (int i = 0; i < 5; ++i) {
    const Timestamp now = TimestampOf(absl::Now());
    const std::size_t known = ListAsOf(now).size();
    const v1::Visit written =
        Record("v" + std::to_string(i), Visit("2016-06-01", v1::STANDING_WEAK));

    EXPECT_EQ(ListAsOf(now).size(), known);
    EXPECT_GT(written.update_time(), now);
  }
}

TEST_F(ReadTimeTest, ATimeFarAheadIsRefusedAtOnce) {
  const absl::Time asked = absl::Now();

  const auto read = VisitAsOf(TimestampOf(asked + absl::Hours(24)));

  EXPECT_EQ(read.status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_THAT(read, HasReason(v1::ERROR_REASON_READ_TIME_NOT_REACHED));
  EXPECT_LT(absl::Now() - asked, kCallTimeout / 2);
}

TEST_F(ReadTimeTest, WithoutTheIngestServiceNowIsWaitedForInVain) {
  const v1::Visit first = Record("one", Visit("2016-06-01", v1::STANDING_WEAK));
  ASSERT_THAT(VisitAsOf(first.update_time()), IsOk());
  ASSERT_THAT(cluster_.StopIngest(), IsOk());

  const auto now = VisitAsOf(TimestampOf(absl::Now()), absl::Seconds(2));

  EXPECT_EQ(now.status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_THAT(now, HasReason(v1::ERROR_REASON_READ_TIME_NOT_REACHED));
  EXPECT_THAT(VisitAsOf(first.update_time()), IsOk()) << "that time is over for good";
}

TEST_F(ReadTimeTest, TheSameTimeFindsTheSameAfterRestarts) {
  const v1::Visit first = Record("one", Visit("2016-06-01", v1::STANDING_WEAK));
  const Timestamp between = TimestampOf(absl::Now());
  const auto before = VisitAsOf(between);
  ASSERT_THAT(cluster_.StopQuery(), IsOk());
  cluster_.ingest_process().Kill();
  ASSERT_THAT(cluster_.StartIngest(), IsOk());
  ASSERT_THAT(cluster_.StartQuery(), IsOk());
  ASSERT_THAT(cluster_.WaitUntilQueryServes(), IsOk());
  Correct(first, v1::STANDING_SOUND);

  const auto after = VisitAsOf(between);

  ASSERT_THAT(before, IsOk());
  ASSERT_THAT(after, IsOk());
  EXPECT_EQ(after->visit().etag(), before->visit().etag());
  EXPECT_EQ(after->consistency_token(), before->consistency_token());
}

TEST_F(ReadTimeTest, WhatIsNoTimeIsRefused) {
  Timestamp no_time;
  no_time.set_nanos(-1);

  const auto read = VisitAsOf(no_time);

  EXPECT_EQ(read.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(read, HasReason(v1::ERROR_REASON_INVALID_REQUEST));
}

}  // namespace
}  // namespace waymark
