#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>

#include "google/protobuf/text_format.h"
#include "waymark/internal/v1/access_policy.pb.h"

#include "tests/fuzz/message_mutator.h"

// How libFuzzer makes new policies: three of four by editing fields, so that most still are
// policies; else by editing bytes, for the parser.

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* bytes, std::size_t size,
                                        std::size_t max_size);

namespace waymark::fuzz {
namespace {

std::string NewPolicyText(const google::protobuf::FieldDescriptor& field, const std::string& old,
                          Random& random) {
  constexpr const char* kRoles[] = {"submitter", "reader",  "replica",
                                    "operator",  "auditor", "boss"};
  constexpr const char* kDomains[] = {"waymark.example", "of.somebody.else", "a", "Not/one"};
  if (field.name() == "role") return kRoles[Below(std::size(kRoles), random)];
  if (field.name() == "trust_domain") return kDomains[Below(std::size(kDomains), random)];
  return old;
}

}  // namespace
}  // namespace waymark::fuzz

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* bytes, std::size_t size,
                                               std::size_t max_size, unsigned int seed) {
  waymark::fuzz::Random random(seed);
  waymark::internal::v1::AccessPolicy policy;
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  if (waymark::fuzz::Below(4, random) == 0 ||
      !google::protobuf::TextFormat::ParseFromString(text, &policy)) {
    return LLVMFuzzerMutate(bytes, size, max_size);
  }
  waymark::fuzz::MessageMutator(waymark::fuzz::NewPolicyText, random).Edit(policy);
  std::string edited;
  google::protobuf::TextFormat::PrintToString(policy, &edited);
  if (edited.empty() || edited.size() > max_size) return LLVMFuzzerMutate(bytes, size, max_size);
  std::copy(edited.begin(), edited.end(), bytes);
  return edited.size();
}
