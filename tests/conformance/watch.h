#ifndef WAYMARK_TESTS_CONFORMANCE_WATCH_H_
#define WAYMARK_TESTS_CONFORMANCE_WATCH_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "tests/support/calls.h"

namespace waymark {

// One WatchVisits call.
class Watch {
 public:
  explicit Watch(v1::QueryService::Stub& stub, const v1::WatchVisitsRequest& request = {}) {
    context_.set_deadline(absl::ToChronoTime(absl::Now() + 4 * kCallTimeout));
    reader_ = stub.WatchVisits(&context_, request);
  }
  ~Watch() {
    context_.TryCancel();
    if (reader_ != nullptr) (void)Finish();
  }

  // The next message; nothing once the stream has ended.
  std::optional<v1::WatchVisitsResponse> NextMessage() {
    v1::WatchVisitsResponse message;
    if (!reader_->Read(&message)) return std::nullopt;
    token_ = message.consistency_token();
    return message;
  }
  // The next that is no heartbeat.
  std::optional<v1::WatchVisitsResponse> Next() {
    auto message = NextMessage();
    while (message.has_value() &&
           message->change_case() == v1::WatchVisitsResponse::CHANGE_NOT_SET) {
      message = NextMessage();
    }
    return message;
  }
  // The same as "one 2": the id of the visit and the revision.
  std::string NextBrief() {
    const auto message = Next();
    if (!message.has_value()) return absl::StrCat("ended: ", Finish().ToString());
    return Brief(*message);
  }

  static std::string Brief(const v1::WatchVisitsResponse& message) {
    const auto id = [](const std::string& name) { return name.substr(name.rfind('/') + 1); };
    switch (message.change_case()) {
      case v1::WatchVisitsResponse::kVisit:
        return absl::StrCat(id(message.visit().name()), " ", message.visit().revision(),
                            message.visit().deleted() ? " deleted" : "");
      case v1::WatchVisitsResponse::kErasedRevision:
        return absl::StrCat(id(message.erased_revision().visit()), " ",
                            message.erased_revision().revision(), " erased");
      case v1::WatchVisitsResponse::kErasure:
        return absl::StrCat("erase ", id(message.erasure().visit()), " ",
                            message.erasure().revision());
      case v1::WatchVisitsResponse::kWithheldVisit:
        return absl::StrCat(id(message.withheld_visit()), " withheld");
      case v1::WatchVisitsResponse::CHANGE_NOT_SET:
        return "heartbeat";
    }
    return "";
  }

  // Once it has ended.
  absl::Status Finish() { return FromGrpcStatus(std::exchange(reader_, nullptr)->Finish()); }
  // Of the last message.
  [[nodiscard]] const std::string& token() const { return token_; }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<v1::WatchVisitsResponse>> reader_;
  std::string token_;
};

}  // namespace waymark

#endif  // WAYMARK_TESTS_CONFORMANCE_WATCH_H_
