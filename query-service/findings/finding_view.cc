#include "query-service/findings/finding_view.h"

#include <cstring>

#include "google/protobuf/stubs/common.h"

#include "common/wire/field_writing.h"
#include "common/wire/wire_fields.h"
#include "common/wire/wire_types.h"

namespace waymark::query {
namespace {

using v1::Finding;

// Most texts have no other characters, and eight of them are seen at once.
bool IsAscii(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  std::uint64_t seen = 0;
  std::uint64_t eight = 0;
  const std::size_t size = text.size();
  if (size < sizeof(eight)) {
    for (const char c : text) seen |= static_cast<unsigned char>(c);
    return (seen & kHighBits) == 0;
  }
  for (std::size_t at = 0; at + sizeof(eight) <= size; at += sizeof(eight)) {
    std::memcpy(&eight, text.data() + at, sizeof(eight));
    seen |= eight;
  }
  std::memcpy(&eight, text.data() + size - sizeof(eight), sizeof(eight));
  return ((seen | eight) & kHighBits) == 0;
}

bool IsUtf8(std::string_view text) {
  return IsAscii(text) || google::protobuf::internal::IsStructurallyValidUTF8(
                              text.data(), static_cast<int>(text.size()));
}

// An enum as a parser takes it: it keeps the low half, and values that it does not know.
template <typename Enum>
Enum EnumOf(std::uint64_t value) {
  return static_cast<Enum>(static_cast<std::int32_t>(value));
}

}  // namespace

// Texts of fields that are not known here may be anything, and are passed on.
bool FindingView::TakeText(std::uint32_t number, std::string_view text) {
  switch (number) {
    case Finding::kIdFieldNumber:
      id_ = text;
      break;
    case Finding::kSubjectFieldNumber:
      subject_ = text;
      break;
    case Finding::kServiceAreaFieldNumber:
      service_area_ = text;
      break;
    case Finding::kThemesFieldNumber:
      themes_.push_back(text);
      break;
    case Finding::kSourceIdsFieldNumber:
      source_ids_.push_back(text);
      break;
    case Finding::kDoubtsMeasuresFieldNumber:
      doubts_measures_.push_back(text);
      break;
    case Finding::kStatementFieldNumber:
    case Finding::kComparatorDateFieldNumber:
    case Finding::kCohortsFieldNumber:
    case Finding::kObservationIdsFieldNumber:
      break;
    default:
      return true;
  }
  return IsUtf8(text);
}

void FindingView::TakeNumber(std::uint32_t number, std::uint64_t value) {
  switch (number) {
    case Finding::kStandingFieldNumber:
      standing_ = EnumOf<v1::Standing>(value);
      break;
    case Finding::kDirectionFieldNumber:
      direction_ = EnumOf<v1::Direction>(value);
      break;
    case Finding::kSpeakerFieldNumber:
      speaker_ = EnumOf<v1::Speaker>(value);
      break;
    case Finding::kScopeFieldNumber:
      scope_ = EnumOf<v1::FindingScope>(value);
      break;
    default:
      break;
  }
}

FindingView::FindingView(const v1::Finding& finding)
    : message_(&finding),
      id_(finding.id()),
      service_area_(finding.service_area()),
      subject_(finding.subject()),
      standing_(finding.standing()),
      direction_(finding.direction()),
      speaker_(finding.speaker()),
      scope_(finding.scope()),
      themes_(finding.themes().begin(), finding.themes().end()),
      source_ids_(finding.source_ids().begin(), finding.source_ids().end()),
      doubts_measures_(finding.doubts_measures().begin(), finding.doubts_measures().end()) {}

bool FindingView::Read(std::string_view bytes) {
  bytes_ = bytes;
  wire::WireFields fields(bytes);
  while (fields.Next()) {
    if (fields.type() == wire::kContent) {
      if (!TakeText(fields.number(), fields.content())) return false;
    } else if (fields.type() == wire::kVarint) {
      TakeNumber(fields.number(), fields.value());
    }
  }
  return fields.reached_end();
}

v1::Finding FindingView::Message() const {
  if (message_ != nullptr) return *message_;
  v1::Finding message;
  // Read has found that it can be parsed.
  (void)message.ParseFromArray(bytes_.data(), static_cast<int>(bytes_.size()));
  return message;
}

std::size_t FindingView::Size() const {
  return message_ != nullptr ? message_->ByteSizeLong() : bytes_.size();
}

std::uint8_t* FindingView::Write(std::uint8_t* to) const {
  return message_ != nullptr ? message_->SerializeWithCachedSizesToArray(to)
                             : wire::WriteBytes(bytes_, to);
}

}  // namespace waymark::query
