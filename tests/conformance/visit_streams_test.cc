#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/support/channel_arguments.h"
#include "gtest/gtest.h"
#include "waymark/v1/admin_service.grpc.pb.h"

#include "tests/conformance/cluster_test.h"
#include "tests/conformance/watch.h"

// WatchVisits and ExportVisits.
namespace waymark {
namespace {

using testing::IsEmpty;

constexpr char kParent[] = "authorities/reading";

std::string NameOf(std::string_view visit_id) {
  return absl::StrCat(kParent, "/visits/", std::string(visit_id));
}

class VisitStreamsTest : public ClusterTest {
 protected:
  // Records a visit and returns the token of it.
  std::string Record(std::string_view visit_id, std::string_view statement = "Well led.",
                     std::string_view parent = kParent) {
    const auto created = CreateVisit(cluster_.ingest(), parent, visit_id, VisitSaying(statement));
    EXPECT_THAT(created, IsOk()) << visit_id;
    return Note(created);
  }
  std::string Correct(std::string_view visit_id, std::string_view statement) {
    v1::UpdateVisitRequest request;
    *request.mutable_visit() = VisitSaying(statement);
    request.mutable_visit()->set_name(NameOf(visit_id));
    request.mutable_visit()->set_etag(etags_[NameOf(visit_id)]);
    request.mutable_update_mask()->add_paths("findings");
    const auto updated = Call(cluster_.ingest(), &v1::IngestService::Stub::UpdateVisit, request);
    EXPECT_THAT(updated, IsOk()) << visit_id;
    return Note(updated);
  }
  void Delete(std::string_view visit_id) {
    v1::DeleteVisitRequest request;
    request.set_name(NameOf(visit_id));
    request.set_etag(etags_[NameOf(visit_id)]);
    request.set_reason("recorded by mistake");
    EXPECT_THAT(Call(cluster_.ingest(), &v1::IngestService::Stub::DeleteVisit, request), IsOk());
  }
  void Erase(std::string_view visit_id, std::int64_t revision) {
    v1::EraseRevisionRequest request;
    request.set_name(NameOf(visit_id));
    request.set_revision(revision);
    request.set_reason("it said too much");
    const auto admin = v1::AdminService::NewStub(cluster_.ingest_process().channel());
    EXPECT_THAT(Call(*admin, &v1::AdminService::Stub::EraseRevision, request), IsOk());
  }

  static v1::WatchVisitsRequest After(const std::string& token) {
    v1::WatchVisitsRequest request;
    request.set_after(token);
    return request;
  }

  // Keeps the etag of what was written and returns the token.
  template <typename Response>
  std::string Note(const absl::StatusOr<Response>& written) {
    if (!written.ok()) return "";
    etags_[written->visit().name()] = written->visit().etag();
    return written->consistency_token();
  }

  // Every message of an export.
  absl::StatusOr<std::vector<v1::ExportVisitsResponse>> Export(
      const v1::ExportVisitsRequest& request) {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + kCallTimeout));
    const auto reader = cluster_.query().ExportVisits(&context, request);
    std::vector<v1::ExportVisitsResponse> messages(1);
    while (reader->Read(&messages.back())) messages.emplace_back();
    messages.pop_back();
    if (const absl::Status ended = FromGrpcStatus(reader->Finish()); !ended.ok()) return ended;
    return messages;
  }

 private:
  std::map<std::string, std::string> etags_;  // Of current revisions, by name.
};

TEST_F(VisitStreamsTest, AWatchTellsOfEveryKindOfChangeAsItComes) {
  Watch watch(cluster_.query());
  const auto first = watch.NextMessage();
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(Watch::Brief(*first), "heartbeat") << "from now on";

  Record("one", "Well led.");
  const auto created = watch.Next();
  ASSERT_TRUE(created.has_value());
  EXPECT_EQ(created->visit().name(), NameOf("one"));
  EXPECT_EQ(created->visit().findings(0).statement(), "Well led.") << "not whole";
  Correct("one", "Badly led.");
  EXPECT_EQ(watch.NextBrief(), "one 2");
  Erase("one", 1);
  EXPECT_EQ(watch.NextBrief(), "erase one 1");
  Delete("one");
  EXPECT_EQ(watch.NextBrief(), "one 3 deleted");
}

TEST_F(VisitStreamsTest, AWatchGoesOnFromAnyTokenOfEitherService) {
  const std::string of_write = Record("one");
  const auto read = GetVisit(cluster_.query(), NameOf("one"), of_write);
  ASSERT_THAT(read, IsOk());
  Record("two");
  Record("three");

  Watch from_write(cluster_.query(), After(of_write));
  Watch from_read(cluster_.query(), After(read->consistency_token()));
  EXPECT_EQ(from_write.NextBrief(), "two 1");
  EXPECT_EQ(from_read.NextBrief(), "two 1");
  Watch from_watch(cluster_.query(), After(from_read.token()));
  EXPECT_EQ(from_watch.NextBrief(), "three 1");
}

TEST_F(VisitStreamsTest, AWatchWaitsForTheStateItIsToBeginAt) {
  const std::string token = Record("one");

  // Perhaps not here yet.
  Watch watch(cluster_.query(), After(token));
  Record("two");

  EXPECT_EQ(watch.NextBrief(), "two 1");
}

TEST_F(VisitStreamsTest, AWatchTellsOnlyWhatItIsAskedFor) {
  v1::WatchVisitsRequest request;
  request.add_authorities("authorities/E08000024");
  request.add_types(v1::VISIT_TYPE_MONITORING_VISIT);
  Watch watch(cluster_.query(), request);
  ASSERT_TRUE(watch.NextMessage().has_value());

  Record("elsewhere");
  v1::Visit inspection = VisitSaying("Well led.");
  inspection.set_type(v1::VISIT_TYPE_INSPECTION);
  ASSERT_THAT(CreateVisit(cluster_.ingest(), "authorities/sunderland", "other-type", inspection),
              IsOk());
  Record("asked-for", "Well led.", "authorities/sunderland");

  EXPECT_EQ(watch.NextBrief(), "asked-for 1");
}

TEST_F(VisitStreamsTest, HeartbeatsCarryTheHeadThoughNothingIsAskedFor) {
  v1::WatchVisitsRequest request;
  request.add_authorities("authorities/sunderland");
  Watch watch(cluster_.query(), request);
  ASSERT_TRUE(watch.NextMessage().has_value());

  const std::string head = Record("elsewhere");

  EXPECT_TRUE(Eventually([&] { return watch.NextMessage().has_value() && watch.token() == head; }));
}

TEST_F(VisitStreamsTest, NothingIsMissedAndNothingComesTwiceWhenAWatchGoesOnAfterARestart) {
  std::string token;
  {
    Watch watch(cluster_.query());
    ASSERT_TRUE(watch.NextMessage().has_value());
    Record("one");
    EXPECT_EQ(watch.NextBrief(), "one 1");
    token = watch.token();
    ASSERT_THAT(cluster_.StopQuery(), IsOk());
    EXPECT_FALSE(watch.Next().has_value());
    const absl::Status ended = watch.Finish();
    EXPECT_EQ(ended.code(), absl::StatusCode::kUnavailable);
    EXPECT_THAT(ended, HasReason(v1::ERROR_REASON_SHUTTING_DOWN));
  }
  Record("two");
  ASSERT_THAT(cluster_.StartQuery(), IsOk());
  ASSERT_THAT(cluster_.WaitUntilQueryServes(), IsOk());

  Watch watch(cluster_.query(), After(token));
  Record("three");

  EXPECT_EQ(watch.NextBrief(), "two 1");
  EXPECT_EQ(watch.NextBrief(), "three 1");
}

TEST_F(VisitStreamsTest, ATokenOfAnotherLogIsRefused) {
  Cluster other;
  ASSERT_THAT(other.StartIngest(), IsOk());
  const auto elsewhere = CreateVisit(other.ingest(), kParent, "one", VisitSaying("Well led."));
  ASSERT_THAT(elsewhere, IsOk());
  Watch watch(cluster_.query(), After(elsewhere->consistency_token()));

  EXPECT_FALSE(watch.NextMessage().has_value());

  const absl::Status ended = watch.Finish();
  EXPECT_EQ(ended.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(ended, HasReason(v1::ERROR_REASON_LOG_REPLACED));
}

TEST_F(VisitStreamsTest, AWatchEndsWhereTheLogIsReplacedAndItsTokenIsRefused) {
  Record("one");
  Watch watch(cluster_.query());
  ASSERT_TRUE(watch.NextMessage().has_value());
  ASSERT_THAT(cluster_.StopIngest(), IsOk());
  std::filesystem::remove_all(cluster_.ingest_directory());
  ASSERT_THAT(cluster_.StartIngest(), IsOk());
  const std::string of_new_log = Record("two");

  while (watch.NextMessage().has_value()) {
  }

  EXPECT_THAT(watch.Finish(), testing::AnyOf(HasReason(v1::ERROR_REASON_CATCHING_UP),
                                             HasReason(v1::ERROR_REASON_LOG_REPLACED)));
  ASSERT_TRUE(
      Eventually([&] { return GetVisit(cluster_.query(), NameOf("two"), of_new_log).ok(); }));
  Watch again(cluster_.query(), After(watch.token()));
  EXPECT_FALSE(again.NextMessage().has_value());
  EXPECT_THAT(again.Finish(), HasReason(v1::ERROR_REASON_LOG_REPLACED));
}

TEST_F(VisitStreamsTest, FaultsOfARequestAreTold) {
  v1::WatchVisitsRequest request;
  request.add_authorities("authorities/nowhere");
  Watch faulty(cluster_.query(), request);
  Watch no_token(cluster_.query(), After("as fresh as can be"));

  EXPECT_FALSE(faulty.NextMessage().has_value());
  EXPECT_FALSE(no_token.NextMessage().has_value());

  EXPECT_THAT(faulty.Finish(), HasReason(v1::ERROR_REASON_INVALID_REQUEST));
  EXPECT_THAT(no_token.Finish(), HasReason(v1::ERROR_REASON_CONSISTENCY_TOKEN_INVALID));
}

// A connection of its own, whatever others there are.
std::unique_ptr<v1::QueryService::Stub> StubOfOwnConnection(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return v1::QueryService::NewStub(
      grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments));
}

TEST_F(VisitStreamsTest, TooManyWatchesAreRefusedUntilSomeGo) {
  constexpr std::size_t kPlaces = 128;
  // A connection has fewer streams than there are places.
  std::vector<std::unique_ptr<v1::QueryService::Stub>> stubs(4);
  for (auto& stub : stubs) stub = StubOfOwnConnection(cluster_.query_process().address());
  std::vector<std::unique_ptr<Watch>> watches;
  absl::Status refused;
  while (refused.ok() && watches.size() <= kPlaces) {
    auto watch = std::make_unique<Watch>(*stubs[watches.size() % stubs.size()]);
    if (watch->NextMessage().has_value()) {
      watches.push_back(std::move(watch));
    } else {
      refused = watch->Finish();
    }
  }
  EXPECT_THAT(refused, HasReason(v1::ERROR_REASON_OVERLOADED));
  EXPECT_LT(watches.size(), kPlaces) << "few callers have them all";

  watches.clear();

  EXPECT_TRUE(Eventually([&] { return Watch(cluster_.query()).NextMessage().has_value(); }));
}

TEST_F(VisitStreamsTest, AnExportHoldsEveryVisitWholeAndEndsWithItsState) {
  Record("one");
  const std::string token = Record("two", "Well led.", "authorities/sunderland");
  v1::ExportVisitsRequest request;
  request.mutable_read()->set_at_least_as_fresh(token);

  const auto messages = Export(request);

  ASSERT_THAT(messages, IsOk());
  ASSERT_EQ(messages->size(), 2U);
  ASSERT_EQ(messages->front().visits_size(), 2);
  EXPECT_EQ(messages->front().visits(0).visit().name(), NameOf("one"));
  EXPECT_EQ(messages->front().visits(1).visit().findings(0).statement(), "Well led.");
  EXPECT_THAT(messages->back().visits(), IsEmpty());
  EXPECT_EQ(messages->back().consistency_token(), token);
}

TEST_F(VisitStreamsTest, AnExportIsOfTheTimeAskedFor) {
  const auto created = CreateVisit(cluster_.ingest(), kParent, "one", VisitSaying("Well led."));
  ASSERT_THAT(created, IsOk());
  (void)Note(created);
  v1::ExportVisitsRequest request;
  request.mutable_read()->set_at_least_as_fresh(Correct("one", "Badly led."));
  *request.mutable_read()->mutable_read_time() = created->visit().update_time();

  const auto messages = Export(request);

  ASSERT_THAT(messages, IsOk());
  EXPECT_EQ(messages->front().visits(0).visit().findings(0).statement(), "Well led.");
  EXPECT_EQ(messages->back().consistency_token(), created->consistency_token());
}

// A copy of the record: an export, and then what a watch tells from its token on.
class Copy {
 public:
  void Take(const v1::Visit& visit) { etags_[visit.name()] = visit.deleted() ? "" : visit.etag(); }
  [[nodiscard]] std::map<std::string, std::string> etags() const { return etags_; }

 private:
  std::map<std::string, std::string> etags_;
};

// Enough for many messages, written to all the while.
TEST_F(VisitStreamsTest, AnExportAndAWatchFromItsTokenAreTheWholeRecordWhileWritesGoOn) {
  constexpr int kVisits = 60;
  const std::string long_statement(4'000, 'x');
  for (int i = 0; i < kVisits; ++i) Record(absl::StrCat("v", i));
  for (int i = 0; i < kVisits; ++i) Correct(absl::StrCat("v", i), long_statement);
  std::thread writer([&] {
    for (int i = 0; i < kVisits; ++i) {
      Record(absl::StrCat("new", i));
      if (i % 2 == 0) Correct(absl::StrCat("v", i), "Well led.");
      if (i % 3 == 0) Delete(absl::StrCat("v", i));
    }
  });
  Copy copy;
  v1::ExportVisitsRequest request;
  const auto messages = Export(request);
  EXPECT_THAT(messages, IsOk());
  for (const v1::ExportVisitsResponse& message : *messages) {
    for (const v1::ExportedVisit& visit : message.visits()) copy.Take(visit.visit());
  }
  Watch watch(cluster_.query(), After(messages->back().consistency_token()));
  writer.join();
  const std::string last = Record("last");
  while (watch.token() != last) {
    const auto message = watch.NextMessage();
    ASSERT_TRUE(message.has_value()) << watch.Finish();
    if (message->has_visit()) copy.Take(message->visit());
  }

  request.set_show_deleted(true);
  request.mutable_read()->set_at_least_as_fresh(last);
  const auto whole = Export(request);
  ASSERT_THAT(whole, IsOk());
  Copy want;
  for (const v1::ExportVisitsResponse& message : *whole) {
    for (const v1::ExportedVisit& visit : message.visits()) want.Take(visit.visit());
  }
  EXPECT_EQ(want.etags().size(), std::size_t{2 * kVisits + 1});
  auto have = copy.etags();
  // Visits deleted before the export are no part of it.
  for (const auto& [name, etag] : want.etags()) {
    if (etag.empty()) have.try_emplace(name, "");
  }
  EXPECT_EQ(have, want.etags());
}

TEST_F(VisitStreamsTest, AnExportThatIsCutOffGoesOnWhereItWas) {
  const std::string statement(4'000, 'x');
  std::string token;
  for (int i = 0; i < 150; ++i) token = Record(absl::StrCat("v", 100 + i), statement);
  v1::ExportVisitsRequest request;
  request.mutable_read()->set_at_least_as_fresh(token);
  const auto whole = Export(request);
  ASSERT_THAT(whole, IsOk());
  ASSERT_GT(whole->size(), 2U);
  Record("later");
  request.set_page_token(whole->front().next_page_token());

  const auto rest = Export(request);

  ASSERT_THAT(rest, IsOk());
  ASSERT_EQ(rest->size(), whole->size() - 1);
  EXPECT_EQ(rest->front().visits(0).visit().name(), (*whole)[1].visits(0).visit().name());
  EXPECT_EQ(rest->back().consistency_token(), token);
}

TEST_F(VisitStreamsTest, SeveralVisitsAreReadAtOnce) {
  const std::string token = Record("one");
  v1::BatchGetVisitsRequest request;
  request.add_names(NameOf("one"));
  request.add_names(NameOf("none"));
  request.mutable_read()->set_at_least_as_fresh(token);

  const auto answer = Call(cluster_.query(), &v1::QueryService::Stub::BatchGetVisits, request);

  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->results_size(), 2);
  EXPECT_EQ(answer->results(0).visit().name(), NameOf("one"));
  EXPECT_THAT(FromRpcStatus(answer->results(1).error()),
              HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
}

}  // namespace
}  // namespace waymark
