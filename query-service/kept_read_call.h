#ifndef WAYMARK_QUERY_SERVICE_KEPT_READ_CALL_H_
#define WAYMARK_QUERY_SERVICE_KEPT_READ_CALL_H_

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "grpcpp/support/byte_buffer.h"

#include "common/rpc/calls/call.h"
#include "common/rpc/wire.h"
#include "query-service/cache/answer_cache.h"
#include "query-service/cache/kept_answer.h"
#include "query-service/read_call.h"

namespace waymark::query {

// A read whose answer costs much more than its RPC: one that was computed before and still holds is
// given at once, on the thread that has the call. Its messages come and go as bytes. What names a
// state of its own is neither kept nor looked for: a read of an earlier time, a later page.
template <typename Request, typename Response>
class KeptRead : public std::enable_shared_from_this<KeptRead<Request, Response>> {
 public:
  using Answer =
      std::function<absl::StatusOr<WireAnswer>(const View& view, const Request& request)>;

  // All outlive the call. `answer` gives the token of the view that it is given.
  KeptRead(rpc::UnaryCall call, const ReadSources& sources, AnswerCache& cache,
           grpc::ByteBuffer* response, Answer answer)
      : call_(std::move(call)),
        sources_(sources),
        cache_(cache),
        response_(response),
        answer_(std::move(answer)) {}

  grpc::ServerUnaryReactor* Begin(const grpc::ByteBuffer& bytes) {
    if (call_.FinishIfRefused()) return call_.reactor();
    if (const absl::Status read = ReadRequest(bytes); !read.ok()) {
      call_.Finish(read);
      return call_.reactor();
    }
    sources_.gate.Wait(wanted_.freshness(), call_.context().deadline,
                       [self = this->shared_from_this()](const absl::Status& fresh) {
                         if (!fresh.ok()) return self->call_.Finish(fresh);
                         if (!self->AnswerAtOnce()) self->Schedule();
                       });
    return call_.reactor();
  }

 private:
  absl::Status ReadRequest(const grpc::ByteBuffer& bytes) {
    WAYMARK_RETURN_IF_ERROR(rpc::Parse(bytes, request_));
    const bool is_later_page = IsLaterPage(request_);
    WAYMARK_ASSIGN_OR_RETURN(wanted_,
                             ReadWantedState(sources_.replica, request_.read(), is_later_page));
    // Options of the read that are not known here are refused, and are no part of the key.
    may_be_kept_ = !is_later_page && !wanted_.time_micros.has_value() &&
                   rpc::RefuseUnknownFields(request_.read()).ok();
    return absl::OkStatus();
  }

  // What else the answer depends on: who asks, and what but the state.
  [[nodiscard]] std::string Key(const View& view) const {
    std::string key =
        absl::StrCat(std::string(call_.method()), "\n", view.store->visibility().Text(), "\n");
    if (!request_.has_read()) {
      request_.AppendToString(&key);
    } else {
      Request without_state = request_;
      without_state.clear_read();
      without_state.AppendToString(&key);
    }
    return key;
  }

  absl::StatusOr<View> FindView() const {
    WAYMARK_ASSIGN_OR_RETURN(const View view, ViewOfWanted(sources_.replica, wanted_));
    return view.For(VisibilityOf(call_.method(), call_.caller().rights));
  }

  // False where no answer is kept; what fails here will fail again and be told then. Looks at
  // memory alone: whether an older token is of this log stands in the store.
  bool AnswerAtOnce() {
    if (!may_be_kept_) return false;
    const auto newest = sources_.replica.CurrentView();
    if (!newest.ok()) return false;
    const bool has_older_token =
        !wanted_.fresh.log_id.empty() && wanted_.fresh.sequence != newest->at();
    // What the caller may see now, however long it has waited.
    if (has_older_token || !call_.BeginWork().ok()) return false;
    const auto view = FindView();
    if (!view.ok() || !AnswerKept(*view)) return false;
    call_.Finish(absl::OkStatus());
    return true;
  }

  bool AnswerKept(const View& view) {
    if (!may_be_kept_) return false;
    const auto kept = cache_.answers.Find(Key(view), view.store->changes().get(), view.at());
    if (kept == nullptr) return false;
    *response_ = AnswerWithToken<Response>(kept->value, EncodeConsistencyToken(view.position));
    return true;
  }

  void Schedule() {
    const bool taken = sources_.executor.TrySchedule(
        call_.caller().turns,
        [self = this->shared_from_this()] {
          absl::Status status = self->call_.BeginWork();
          if (status.ok()) status = rpc::RefuseUnknownFields(self->request_);
          if (status.ok()) status = self->Compute();
          self->call_.Finish(status);
        },
        [self = this->shared_from_this()] { rpc::RefuseOverloaded(self->call_); });
    if (!taken) rpc::RefuseOverloaded(call_);
  }

  absl::Status Compute() {
    WAYMARK_ASSIGN_OR_RETURN(const View view, FindView());
    if (AnswerKept(view)) return absl::OkStatus();
    ReadTrace reads(view.store->changes());
    WAYMARK_ASSIGN_OR_RETURN(WireAnswer answer, answer_(view.NotingIn(reads), request_));
    const std::size_t size = answer.bytes.size();
    if (size + answer.consistency_token.size() > rpc::kMaxResponseBytes) {
      return errors::AnswerTooLarge();
    }
    *response_ = AnswerWithToken<Response>(answer.bytes, answer.consistency_token);
    if (may_be_kept_ && !answer.names_state) {
      cache_.answers.Put(Key(view),
                         {.value = std::move(answer.bytes),
                          .rests_on = std::move(reads),
                          .computed_at = view.at()},
                         size);
    }
    return absl::OkStatus();
  }

  const rpc::UnaryCall call_;
  const ReadSources sources_;
  AnswerCache& cache_;
  grpc::ByteBuffer* const response_;
  const Answer answer_;
  Request request_;
  WantedState wanted_;
  bool may_be_kept_ = false;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_KEPT_READ_CALL_H_
