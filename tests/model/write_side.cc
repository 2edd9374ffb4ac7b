#include "tests/model/write_side.h"

#include <deque>
#include <utility>

#include "absl/synchronization/blocking_counter.h"
#include "absl/synchronization/notification.h"
#include "gtest/gtest.h"

#include "common/chain/change_chain.h"
#include "common/rpc/executor.h"
#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "common/tokens/consistency_token.h"
#include "ingest-service/commit/test_writes.h"
#include "ingest-service/handlers/create_visit_handler.h"
#include "ingest-service/handlers/delete_visit_handler.h"
#include "ingest-service/handlers/erase_revision_handler.h"
#include "ingest-service/handlers/import_visits_handler.h"
#include "ingest-service/handlers/update_visit_handler.h"
#include "ingest-service/rules/testing/submissions.h"
#include "tests/model/messages.h"

namespace waymark::ingest::trial {
namespace {

constexpr std::size_t kMaxWaiting = 1000;
constexpr int kMaxGroup = 127;  // One less than the committer's: see Hold.

// Keeps the committer from deciding anything from its making until Release, by a write of which it
// is told only then that nobody wants it. It changes nothing.
class Hold {
 public:
  explicit Hold(CommitQueue& queue) {
    VisitWrite write;
    write.still_wanted = [this] {
      held_.Notify();
      released_.WaitForNotification();
      return errors::CallerGone();
    };
    queue.Submit(std::move(write), [this](const auto&) { gone_.Notify(); });
    held_.WaitForNotification();
  }
  void Release() {
    released_.Notify();
    gone_.WaitForNotification();
  }

 private:
  absl::Notification held_;
  absl::Notification released_;
  absl::Notification gone_;
};

// Where the answer to one step is put. Told twice it fails the test.
class Pending {
 public:
  explicit Pending(absl::BlockingCounter& left) : left_(left) {}

  void Tell(Answer answer) {
    EXPECT_FALSE(told_.exchange(true)) << "answered twice";
    answer_ = std::move(answer);
    left_.DecrementCount();
  }
  Answer Take() { return std::move(answer_); }

 private:
  absl::BlockingCounter& left_;
  std::atomic<bool> told_ = false;
  Answer answer_;
};

template <typename Warnings>
std::vector<std::string> BriefOf(const Warnings& warnings) {
  std::vector<std::string> brief;
  for (const v1::Warning& warning : warnings) brief.push_back(Brief(warning));
  return brief;
}

template <typename Response>
Answer AnswerOf(const absl::Status& status, const Response& response) {
  if (!status.ok()) return {.status = status};
  return {.visit = response.visit(),
          .token = response.consistency_token(),
          .warnings = BriefOf(response.warnings()),
          .bytes = response.SerializeAsString()};
}

Answer AnswerOf(const absl::StatusOr<v1::ImportVisitsResponse>& told) {
  if (!told.ok()) return {.status = told.status()};
  v1::ImportVisitsResponse repeatable = *told;
  repeatable.clear_consistency_token();
  return {.status = FromRpcStatus(told->error()),
          .token = told->consistency_token(),
          .warnings = BriefOf(told->warnings()),
          .outcome = told->outcome(),
          .name = told->name(),
          .revision = told->revision(),
          .bytes = repeatable.SerializeAsString()};
}

Answer AnswerOf(const absl::StatusOr<v1::EraseRevisionResponse>& told) {
  if (!told.ok()) return {.status = told.status()};
  return {.token = told->consistency_token()};
}

template <typename Response, typename Handler, typename Request>
void Send(Handler& handler, const Writer& writer, Request request, Pending& pending) {
  handler.Handle(writer, request, [&pending](const absl::StatusOr<std::string>& told) {
    Response response;
    EXPECT_TRUE(response.ParseFromString(told.value_or("")));
    pending.Tell(AnswerOf(told.status(), response));
  });
}

}  // namespace

struct WriteSide::Running {
  Running(std::unique_ptr<LogStore> opened, const std::atomic<std::int64_t>& now_micros)
      : store(std::move(opened)),
        queue(*store,
              {.max_waiting = kMaxWaiting,
               .now = [&now_micros] { return absl::FromUnixMicros(now_micros); }},
              {.on_durable = [this](const LogHead&) { ++groups_written; },
               .on_write_failed = [](const absl::Status& cause) { ADD_FAILURE() << cause; }}),
        executor(1, kMaxWaiting),
        create(TestReference(), *store, queue),
        update(TestReference(), *store, queue),
        remove(TestReference(), *store, queue),
        import(TestReference(), queue),
        erase(TestReference(), *store, queue, executor) {}

  void Send(const Step& step, Pending& pending);

  std::atomic<int> groups_written = 0;
  const std::unique_ptr<LogStore> store;
  CommitQueue queue;
  rpc::Executor executor;
  CreateVisitHandler create;
  UpdateVisitHandler update;
  DeleteVisitHandler remove;
  ImportVisitsHandler import;
  EraseRevisionHandler erase;
};

void WriteSide::Running::Send(const Step& step, Pending& pending) {
  const Writer writer{.submitter = step.submitter};
  const auto tell = [&pending](const auto& told) { pending.Tell(AnswerOf(told)); };
  switch (step.method) {
    case Method::kCreate:
      return trial::Send<v1::CreateVisitResponse>(create, writer, CreateRequest(step), pending);
    case Method::kUpdate:
      return trial::Send<v1::UpdateVisitResponse>(update, writer, UpdateRequest(step), pending);
    case Method::kDelete:
      return trial::Send<v1::DeleteVisitResponse>(remove, writer, DeleteRequest(step), pending);
    case Method::kImport:
      return import.Commit(import.Judge(writer, ImportRequest(step)), tell);
    case Method::kErase:
      return erase.Handle(writer, EraseRequest(step), tell);
  }
}

WriteSide::WriteSide(std::filesystem::path directory) : directory_(std::move(directory)) {
  running_ = std::make_unique<Running>(OpenLog(directory_), now_micros_);
}

WriteSide::~WriteSide() = default;

std::vector<Answer> WriteSide::Run(const std::vector<Step>& group) {
  const auto size = static_cast<int>(group.size());
  EXPECT_LE(size, kMaxGroup);
  absl::BlockingCounter left(size);
  std::deque<Pending> pending;
  running_->groups_written = 0;
  Hold hold(running_->queue);
  for (const Step& step : group) running_->Send(step, pending.emplace_back(left));
  hold.Release();
  left.Wait();
  EXPECT_LE(running_->groups_written, 1) << "not one group";

  std::vector<Answer> answers;
  answers.reserve(pending.size());
  for (Pending& one : pending) answers.push_back(one.Take());
  return answers;
}

void WriteSide::Restart(const std::function<void(LogStore&)>& between) {
  running_.reset();
  std::unique_ptr<LogStore> store = OpenLog(directory_);
  between(*store);
  running_ = std::make_unique<Running>(std::move(store), now_micros_);
}

const LogStore& WriteSide::store() const { return *running_->store; }

std::string WriteSide::EtagAt(std::uint64_t sequence) const {
  const auto record = store().FindRecord(sequence);
  return record.ok() ? chain::Etag(record->revision_digest()) : "";
}

std::string WriteSide::TokenAt(std::uint64_t sequence) const {
  const auto position = store().FindPosition(sequence);
  return position.ok() ? EncodeConsistencyToken(*position) : "";
}

std::int64_t WriteSide::CommitMicrosAt(std::uint64_t sequence) const {
  const auto record = store().FindRecord(sequence);
  return record.ok() ? record->commit_time_micros() : 0;
}

}  // namespace waymark::ingest::trial
