#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "absl/strings/ascii.h"
#include "waymark/v1/ingest_service.pb.h"

#include "common/model/resource_name.h"
#include "tests/fuzz/field_texts.h"
#include "tests/fuzz/message_mutator.h"
#include "tests/fuzz/shipped_reference.h"

// How libFuzzer makes new requests: by editing fields, so that most still are requests and get far
// into the rules; one in sixteen by editing bytes, for the parser.

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* bytes, std::size_t size,
                                        std::size_t max_size);

namespace waymark::fuzz {
namespace {

constexpr std::size_t kMaxEditedTextBytes = 128;

const FieldTexts& Texts() {
  static const auto* const texts = new FieldTexts(ShippedReference());
  return *texts;
}

// libFuzzer's own edit of the text, which tries what the program has compared texts with.
std::string EditedText(const std::string& old) {
  std::uint8_t bytes[kMaxEditedTextBytes];
  const std::size_t size = std::min(old.size(), sizeof(bytes));
  std::memcpy(bytes, old.data(), size);
  std::string text(reinterpret_cast<const char*>(bytes),
                   LLVMFuzzerMutate(bytes, size, sizeof(bytes)));
  for (char& c : text) {
    if (!absl::ascii_isascii(static_cast<unsigned char>(c))) c = '~';
  }
  return text;
}

std::string NewText(const google::protobuf::FieldDescriptor& field, const std::string& old,
                    Random& random) {
  return Below(4, random) == 0 ? EditedText(old) : Texts().Pick(field, random);
}

// Most requests get an authority that there is: without one an edit elsewhere shows little, and to
// look for the nearest to an unknown one takes longer than all else.
void MendParent(v1::CreateVisitRequest& request, Random& random) {
  if (Below(8, random) == 0) return;
  const auto& authorities = ShippedReference().authorities();
  const auto id = model::ParseSingle(model::kAuthorities, request.parent());
  if (id.ok() && ShippedReference().FindAuthority(*id) != nullptr) return;
  const auto chosen = static_cast<std::size_t>(Below(static_cast<int>(authorities.size()), random));
  request.set_parent(model::FormatSingle(model::kAuthorities, authorities[chosen].id));
}

// The bytes of the request; 0 where they are too many.
std::size_t Write(const v1::CreateVisitRequest& request, std::uint8_t* bytes,
                  std::size_t max_size) {
  const std::size_t size = request.ByteSizeLong();
  if (size > max_size || !request.SerializeToArray(bytes, static_cast<int>(size))) return 0;
  return size;
}

}  // namespace
}  // namespace waymark::fuzz

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* bytes, std::size_t size,
                                               std::size_t max_size, unsigned int seed) {
  waymark::fuzz::Random random(seed);
  waymark::v1::CreateVisitRequest request;
  if (waymark::fuzz::Below(16, random) == 0 ||
      !request.ParseFromArray(bytes, static_cast<int>(size))) {
    return LLVMFuzzerMutate(bytes, size, max_size);
  }
  waymark::fuzz::MessageMutator mutator(waymark::fuzz::NewText, random);
  for (int left = 1 + waymark::fuzz::Below(3, random); left > 0; --left) mutator.Edit(request);
  waymark::fuzz::MendParent(request, random);
  const std::size_t edited = waymark::fuzz::Write(request, bytes, max_size);
  return edited > 0 ? edited : LLVMFuzzerMutate(bytes, size, max_size);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* bytes, std::size_t size,
                                                 const std::uint8_t* other_bytes,
                                                 std::size_t other_size, std::uint8_t* out,
                                                 std::size_t max_size, unsigned int seed) {
  waymark::fuzz::Random random(seed);
  waymark::v1::CreateVisitRequest request;
  waymark::v1::CreateVisitRequest other;
  if (!request.ParseFromArray(bytes, static_cast<int>(size)) ||
      !other.ParseFromArray(other_bytes, static_cast<int>(other_size))) {
    return 0;
  }
  waymark::fuzz::MessageMutator(waymark::fuzz::NewText, random).Splice(other, request);
  return waymark::fuzz::Write(request, out, max_size);
}
