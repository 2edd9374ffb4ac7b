#include "ingest-service/handlers/request_key.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/wire_format_lite.h"

#include "common/chain/change_chain.h"
#include "ingest-service/rules/requests/request_id.h"

namespace waymark::ingest {
namespace {

using google::protobuf::Message;
using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedOutputStream;
using google::protobuf::io::StringOutputStream;

// Of what stands around a message, mostly; no more than a guess.
constexpr std::size_t kAround = 256;

// What a request says is to be written, as the bytes of a message that holds nothing else: the same
// for equal messages, maps in order. Put in by the numbers of the fields. Without that message, as
// to fill it would be to copy a visit.
class Content {
 public:
  void Add(int number, const std::string& text) {
    if (!text.empty()) Write([&](auto& out) { WireFormatLite::WriteString(number, text, &out); });
  }
  void Add(int number, const Message& message) {
    const std::size_t size = message.ByteSizeLong();
    bytes_.reserve(bytes_.size() + kAround + size);
    Write([&](auto& out) {
      out.WriteTag(WireFormatLite::MakeTag(number, WireFormatLite::WIRETYPE_LENGTH_DELIMITED));
      out.WriteVarint32(static_cast<std::uint32_t>(size));
      message.SerializeWithCachedSizes(&out);
    });
  }

  RequestKey Key(std::string_view method, std::string_view request_id) const {
    return {.id = CanonicalRequestId(request_id), .digest = chain::RequestDigest(method, bytes_)};
  }

 private:
  void Write(absl::FunctionRef<void(CodedOutputStream&)> write) {
    StringOutputStream stream(&bytes_);
    CodedOutputStream out(&stream);
    out.SetSerializationDeterministic(true);
    write(out);
  }

  std::string bytes_;
};

// A visit that is created or imported.
template <typename Request>
RequestKey KeyOfNew(std::string_view method, const Request& request) {
  if (request.request_id().empty()) return {};
  Content content;
  content.Add(Request::kParentFieldNumber, request.parent());
  content.Add(Request::kVisitIdFieldNumber, request.visit_id());
  content.Add(Request::kVisitFieldNumber, request.visit());
  return content.Key(method, request.request_id());
}

}  // namespace

RequestKey KeyOf(const v1::CreateVisitRequest& request) { return KeyOfNew("CreateVisit", request); }

RequestKey KeyOf(const v1::UpdateVisitRequest& request) {
  if (request.request_id().empty()) return {};
  Content content;
  content.Add(v1::UpdateVisitRequest::kVisitFieldNumber, request.visit());
  content.Add(v1::UpdateVisitRequest::kUpdateMaskFieldNumber, request.update_mask());
  return content.Key("UpdateVisit", request.request_id());
}

RequestKey KeyOf(const v1::DeleteVisitRequest& request) {
  if (request.request_id().empty()) return {};
  Content content;
  content.Add(v1::DeleteVisitRequest::kNameFieldNumber, request.name());
  content.Add(v1::DeleteVisitRequest::kEtagFieldNumber, request.etag());
  content.Add(v1::DeleteVisitRequest::kReasonFieldNumber, request.reason());
  return content.Key("DeleteVisit", request.request_id());
}

RequestKey KeyOf(const v1::ImportVisitsRequest& request) {
  return KeyOfNew("ImportVisits", request);
}

}  // namespace waymark::ingest
