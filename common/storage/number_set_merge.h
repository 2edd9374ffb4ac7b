#ifndef WAYMARK_COMMON_STORAGE_NUMBER_SET_MERGE_H_
#define WAYMARK_COMMON_STORAGE_NUMBER_SET_MERGE_H_

#include <memory>

namespace rocksdb {
class MergeOperator;
}  // namespace rocksdb

namespace waymark::storage {

// What Batch::Join has RocksDB do: each value is a set of numbers (number_set.h) and gains those of
// another.
std::shared_ptr<rocksdb::MergeOperator> NumberSetMerge();

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_NUMBER_SET_MERGE_H_
