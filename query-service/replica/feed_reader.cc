#include "query-service/replica/feed_reader.h"

namespace waymark::query {
namespace {

template <typename Value>
bool IsThere(std::optional<Value>* value) {
  return value->has_value();
}

}  // namespace

FeedReader::FeedReader(internal::v1::ChangeFeedService::Stub& stub, grpc::ClientContext& context,
                       const internal::v1::StreamChangesRequest& request)
    : request_(request) {
  stub.async()->StreamChanges(&context, &request_, this);
  // Reads are begun from outside: until Finish the stream may not be taken for done between them.
  AddHold();
  StartCall();
}

bool FeedReader::Read(internal::v1::StreamChangesResponse& message) {
  StartRead(&message);
  const absl::MutexLock lock(&mutex_);
  mutex_.Await(absl::Condition(&IsThere<bool>, &read_));
  const bool read = *read_;
  read_.reset();
  return read;
}

grpc::Status FeedReader::Finish() {
  RemoveHold();
  const absl::MutexLock lock(&mutex_);
  mutex_.Await(absl::Condition(&IsThere<grpc::Status>, &end_));
  return *end_;
}

void FeedReader::OnReadDone(bool ok) {
  const absl::MutexLock lock(&mutex_);
  read_ = ok;
}

void FeedReader::OnDone(const grpc::Status& status) {
  const absl::MutexLock lock(&mutex_);
  end_ = status;
}

}  // namespace waymark::query
