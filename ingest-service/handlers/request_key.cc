#include "ingest-service/handlers/request_key.h"

#include <string>
#include <string_view>

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"

#include "common/chain/change_chain.h"
#include "ingest-service/rules/requests/request_id.h"

namespace waymark::ingest {
namespace {

// The same bytes for equal messages: maps in order.
std::string Deterministic(const google::protobuf::Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

RequestKey Key(std::string_view method, std::string_view request_id,
               const google::protobuf::Message& content) {
  return {.id = CanonicalRequestId(request_id),
          .digest = chain::RequestDigest(method, Deterministic(content))};
}

}  // namespace

RequestKey KeyOf(const v1::CreateVisitRequest& request) {
  if (request.request_id().empty()) return {};
  v1::CreateVisitRequest content;
  content.set_parent(request.parent());
  content.set_visit_id(request.visit_id());
  *content.mutable_visit() = request.visit();
  return Key("CreateVisit", request.request_id(), content);
}

RequestKey KeyOf(const v1::UpdateVisitRequest& request) {
  if (request.request_id().empty()) return {};
  v1::UpdateVisitRequest content;
  *content.mutable_visit() = request.visit();
  *content.mutable_update_mask() = request.update_mask();
  return Key("UpdateVisit", request.request_id(), content);
}

RequestKey KeyOf(const v1::DeleteVisitRequest& request) {
  if (request.request_id().empty()) return {};
  v1::DeleteVisitRequest content;
  content.set_name(request.name());
  content.set_etag(request.etag());
  content.set_reason(request.reason());
  return Key("DeleteVisit", request.request_id(), content);
}

RequestKey KeyOf(const v1::ImportVisitsRequest& request) {
  if (request.request_id().empty()) return {};
  v1::ImportVisitsRequest content;
  content.set_parent(request.parent());
  content.set_visit_id(request.visit_id());
  *content.mutable_visit() = request.visit();
  return Key("ImportVisits", request.request_id(), content);
}

}  // namespace waymark::ingest
