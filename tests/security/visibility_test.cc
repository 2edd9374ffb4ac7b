#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/security/guarded_services.h"
#include "tests/support/calls.h"
#include "tests/support/matchers.h"

namespace waymark {
namespace {

using security::Role;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Ingest = v1::IngestService::Stub;
using Query = v1::QueryService::Stub;

// Leicester has a visit that is published and one that is not; a reader that is not Leicester's
// asks.
class VisibilityTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(services_.Start());
    before_ = Record(services_, public_);
    token_ = Record(services_, other_);
    services_.Become(Reader());
  }

  static security::Identity Reader() { return ServiceIdentity("observatory", Role::kReader); }

  // Replaces fields as Leicester's submitter; the state after it. The reader asks again then.
  std::string Update(RecordedTarget& target, v1::PublicationStatus status) {
    services_.Become(AuthorityIdentity("leicester", Role::kSubmitter));
    v1::UpdateVisitRequest request;
    request.mutable_visit()->set_name(target.name());
    request.mutable_visit()->set_etag(target.etag);
    request.mutable_visit()->set_publication_status(status);
    const auto updated = Call(services_.ingest(), &Ingest::UpdateVisit, request);
    services_.Become(Reader());
    EXPECT_THAT(updated, IsOk());
    if (!updated.ok()) return "";
    target.etag = updated->visit().etag();
    return updated->consistency_token();
  }

  std::string Delete(const RecordedTarget& target) {
    services_.Become(AuthorityIdentity("leicester", Role::kSubmitter));
    v1::DeleteVisitRequest request;
    request.set_name(target.name());
    request.set_etag(target.etag);
    request.set_reason("recorded twice");
    const auto deleted = Call(services_.ingest(), &Ingest::DeleteVisit, request);
    services_.Become(Reader());
    EXPECT_THAT(deleted, IsOk());
    return deleted.ok() ? deleted->consistency_token() : "";
  }

  template <typename Request, typename Response>
  Response Ask(grpc::Status (Query::*method)(grpc::ClientContext*, const Request&, Response*),
               const std::string& text) {
    auto request = ParseText<Request>(text);
    request.mutable_read()->set_at_least_as_fresh(token_);
    auto response = Call(services_.query(), method, request);
    EXPECT_THAT(response, IsOk());
    return response.ok() ? *std::move(response) : Response();
  }

  // The changes after `after`, each in a few words, up to now.
  std::vector<std::string> Watched(const std::string& after) {
    grpc::ClientContext context;
    v1::WatchVisitsRequest request;
    request.set_after(after);
    const auto stream = services_.query().WatchVisits(&context, request);
    std::vector<std::string> told;
    v1::WatchVisitsResponse message;
    while (stream->Read(&message) &&
           message.change_case() != v1::WatchVisitsResponse::CHANGE_NOT_SET) {
      if (message.has_visit()) {
        told.push_back(message.visit().name() + (message.visit().deleted() ? " deleted" : ""));
      } else if (!message.withheld_visit().empty()) {
        told.push_back(message.withheld_visit() + " withheld");
      } else {
        told.emplace_back("erased");
      }
    }
    context.TryCancel();
    return told;
  }

  GuardedServices services_;
  RecordedTarget public_ = PublicVisit();
  RecordedTarget other_ = OtherVisit();
  std::string before_;
  std::string token_;
};

TEST_F(VisibilityTest, HidesAVisitAsIfItWereNotRecorded) {
  const auto hidden = GetVisit(services_.query(), other_.name(), token_);
  const auto missing = GetVisit(services_.query(), "authorities/leicester/visits/another", token_);

  EXPECT_THAT(GetVisit(services_.query(), public_.name(), token_), IsOk());
  EXPECT_THAT(hidden, HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
  EXPECT_EQ(hidden.status().code(), missing.status().code());
}

TEST_F(VisibilityTest, CountsWhatIsSeenAlone) {
  const auto search = Ask(&Query::SearchFindings, "query: 'supervision'");
  const auto themes = Ask(&Query::SummarizeThemes, "");
  const auto episodes = Ask(&Query::SummarizeEpisodes, "");
  const auto list = Ask(&Query::ListVisits, "parent: 'authorities/-'");

  EXPECT_EQ(search.hit_count(), 1);
  EXPECT_EQ(search.visit_count(), 1);
  ASSERT_THAT(search.theme_hits(), SizeIs(1));
  EXPECT_EQ(search.theme_hits(0).hits(), 1);
  EXPECT_EQ(themes.visit_count(), 1);
  EXPECT_EQ(episodes.case_count(), 1);
  EXPECT_THAT(list.visits(), SizeIs(1));
}

// Neither a page that ends where something hidden stands, nor its token, nor the gap to the visit
// before tells of it.
TEST_F(VisibilityTest, LeavesNoTraceInPages) {
  RecordedTarget third{.authority = "leicester", .visit_id = "third-visit"};
  token_ = Record(services_, third);
  token_ = Update(third, v1::PUBLICATION_STATUS_RELEASED_BY_AUTHORITY);

  const auto first = Ask(&Query::ListVisits, "parent: 'authorities/-' page_size: 1");
  const auto second = Ask(&Query::ListVisits, "parent: 'authorities/-' page_size: 1 page_token: '" +
                                                  first.next_page_token() + "'");

  ASSERT_THAT(first.visits(), SizeIs(1));
  ASSERT_THAT(second.visits(), SizeIs(1));
  EXPECT_EQ(first.visits(0).name(), public_.name());
  EXPECT_EQ(second.visits(0).name(), third.name());
  EXPECT_THAT(second.next_page_token(), IsEmpty());
  EXPECT_FALSE(absl::StrContains(second.ShortDebugString(), other_.visit_id));
}

TEST_F(VisibilityTest, RanksAndComparesWhatIsPublicAndSaysSo) {
  const auto leicester = Ask(&Query::CompareAuthorities,
                             "theme { theme: 'themes/supervision' } peers { authorities: "
                             "['authorities/leicester', 'authorities/sunderland'] }");
  token_ = Update(public_, v1::PUBLICATION_STATUS_DELAYED);
  const auto nothing = Ask(&Query::CompareAuthorities,
                           "theme { theme: 'themes/supervision' } peers { authorities: "
                           "['authorities/leicester', 'authorities/sunderland'] }");
  const auto recorded = Ask(&Query::CompareAuthorities, "theme { theme: 'themes/supervision' }");

  ASSERT_THAT(leicester.rows(), SizeIs(1));
  EXPECT_FALSE(absl::StrContains(leicester.ShortDebugString(), other_.visit_id));
  // Of an authority with hidden visits and of one with none the same is said.
  EXPECT_THAT(nothing.rows(), IsEmpty());
  ASSERT_THAT(nothing.excluded(), SizeIs(2));
  for (const v1::Exclusion& exclusion : nothing.excluded()) {
    EXPECT_EQ(exclusion.reason(), v1::EXCLUSION_REASON_NOT_PUBLISHED);
    EXPECT_EQ(exclusion.text(), nothing.excluded(0).text());
  }
  EXPECT_EQ(recorded.group_size(), 0);
}

TEST_F(VisibilityTest, ShowsAVisitOnceItIsPublishedAndNoRevisionFromBefore) {
  token_ = Update(other_, v1::PUBLICATION_STATUS_PUBLISHED);

  const auto revisions = Ask(&Query::ListVisitRevisions, "name: '" + other_.name() + "'");
  v1::GetVisitRequest first;
  first.set_name(other_.name());
  first.set_revision(1);

  ASSERT_THAT(revisions.revisions(), SizeIs(1));
  EXPECT_EQ(revisions.revisions(0).revision(), 2);
  EXPECT_THAT(Call(services_.query(), &Query::GetVisit, first),
              HasReason(v1::ERROR_REASON_REVISION_NOT_FOUND));
}

// Also not in the state from before it was withdrawn.
TEST_F(VisibilityTest, HidesWhatIsNoLongerPublicInEarlierStatesToo) {
  v1::GetVisitRequest earlier;
  earlier.set_name(public_.name());
  const auto seen = Call(services_.query(), &Query::GetVisit, earlier);
  ASSERT_THAT(seen, IsOk());
  *earlier.mutable_read()->mutable_read_time() = seen->visit().update_time();
  ASSERT_THAT(Call(services_.query(), &Query::GetVisit, earlier), IsOk());

  token_ = Update(public_, v1::PUBLICATION_STATUS_UNPUBLISHED);

  EXPECT_THAT(GetVisit(services_.query(), public_.name(), token_),
              HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
  EXPECT_THAT(Call(services_.query(), &Query::GetVisit, earlier),
              HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
}

TEST_F(VisibilityTest, TellsAWatchWhatBecomesPublicAndWhatIsWithdrawn) {
  EXPECT_THAT(Watched(before_), IsEmpty());

  token_ = Update(other_, v1::PUBLICATION_STATUS_PUBLISHED);
  ASSERT_THAT(GetVisit(services_.query(), other_.name(), token_), IsOk());
  EXPECT_THAT(Watched(before_), ElementsAre(other_.name()));

  const std::string after = token_;
  token_ = Update(other_, v1::PUBLICATION_STATUS_UNPUBLISHED);
  (void)GetVisit(services_.query(), other_.name(), token_);
  EXPECT_THAT(Watched(after), ElementsAre(other_.name() + " withheld"));
}

TEST_F(VisibilityTest, TellsOfTheDeletionOfWhatWasSeen) {
  token_ = Delete(public_);
  (void)GetVisit(services_.query(), public_.name(), token_);
  EXPECT_THAT(Watched(before_), ElementsAre(public_.name() + " deleted"));

  token_ = Delete(other_);

  const auto deleted = GetVisit(services_.query(), public_.name(), token_);
  ASSERT_THAT(deleted, IsOk());
  EXPECT_TRUE(deleted->visit().deleted());
  EXPECT_THAT(GetVisit(services_.query(), other_.name(), token_),
              HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
}

TEST_F(VisibilityTest, ShowsAnAuditorWhoWroteAndWhenWithoutReasons) {
  token_ = Delete(other_);
  services_.Become(ServiceIdentity("audit", Role::kAuditor));

  const auto history = Ask(&Query::ListVisitRevisions, "name: '" + other_.name() + "'");

  ASSERT_THAT(history.revisions(), SizeIs(2));
  EXPECT_TRUE(history.revisions(0).deleted());
  EXPECT_THAT(history.revisions(0).delete_reason(), IsEmpty());
  EXPECT_EQ(history.revisions(1).submitter(),
            "spiffe://waymark.example/authority/leicester/submitter");
}

}  // namespace
}  // namespace waymark
