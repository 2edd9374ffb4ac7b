#include "common/storage/number_set_merge.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rocksdb/merge_operator.h"
#include "rocksdb/slice.h"

#include "common/storage/number_set.h"

namespace waymark::storage {
namespace {

std::string_view SetOf(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

class Merge : public rocksdb::MergeOperator {
 public:
  // Stored beside the data.
  [[nodiscard]] const char* Name() const override { return "waymark.NumberSet"; }

  // False is damage to RocksDB.
  bool FullMergeV2(const MergeOperationInput& input, MergeOperationOutput* output) const override {
    std::vector<std::string_view> sets;
    sets.reserve(input.operand_list.size() + 1);
    if (input.existing_value != nullptr) sets.push_back(SetOf(*input.existing_value));
    for (const rocksdb::Slice& operand : input.operand_list) sets.push_back(SetOf(operand));
    return Unite(sets, output->new_value);
  }

  bool PartialMergeMulti(const rocksdb::Slice& /*key*/, const std::deque<rocksdb::Slice>& operands,
                         std::string* united, rocksdb::Logger* /*logger*/) const override {
    std::vector<std::string_view> sets;
    sets.reserve(operands.size());
    for (const rocksdb::Slice& operand : operands) sets.push_back(SetOf(operand));
    return Unite(sets, *united);
  }

 private:
  static bool Unite(const std::vector<std::string_view>& sets, std::string& united) {
    std::optional<std::string> numbers = UniteNumbers(sets);
    if (!numbers.has_value()) return false;
    united = *std::move(numbers);
    return true;
  }
};

}  // namespace

std::shared_ptr<rocksdb::MergeOperator> NumberSetMerge() { return std::make_shared<Merge>(); }

}  // namespace waymark::storage
