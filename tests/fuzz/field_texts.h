#ifndef WAYMARK_TESTS_FUZZ_FIELD_TEXTS_H_
#define WAYMARK_TESTS_FUZZ_FIELD_TEXTS_H_

#include <map>
#include <random>
#include <string>
#include <vector>

#include "google/protobuf/descriptor.h"

#include "common/reference/reference_data.h"
#include "ingest-service/rules/fields/field_table.h"

namespace waymark::fuzz {

using Random = std::minstd_rand;

// A number from 0 to below `count`, which is not 0.
inline int Below(int count, Random& random) {
  return static_cast<int>(random() % static_cast<Random::result_type>(count));
}

// Texts worth trying in the string fields of a visit: mostly such as the field takes, among them
// those at its limits, and now and then what belongs elsewhere or nowhere. All are UTF-8, as a
// message can hold nothing else.
class FieldTexts {
 public:
  explicit FieldTexts(const reference::ReferenceData& reference);

  std::string Pick(const google::protobuf::FieldDescriptor& field, Random& random) const;

  // Every text it may pick of at most 60 bytes, for libFuzzer's dictionary.
  std::vector<std::string> All() const;

 private:
  using Texts = std::vector<std::string>;

  const Texts& For(const google::protobuf::FieldDescriptor& field) const;

  std::map<ingest::FieldKind, Texts> by_kind_;
  std::map<std::string, Texts, std::less<>> by_name_;  // of fields that are judged elsewhere
  Texts strange_;
};

}  // namespace waymark::fuzz

#endif  // WAYMARK_TESTS_FUZZ_FIELD_TEXTS_H_
