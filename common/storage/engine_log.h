#ifndef WAYMARK_COMMON_STORAGE_ENGINE_LOG_H_
#define WAYMARK_COMMON_STORAGE_ENGINE_LOG_H_

#include <memory>

namespace rocksdb {
class Logger;
}  // namespace rocksdb

namespace waymark::storage {

// Where the errors go that RocksDB meets: among our own log lines, event "storage engine". Left to
// itself RocksDB writes them to a file of the database's, and once that file cannot be written, as
// on a full disk, the next line ends the process (an assertion of its own).
std::shared_ptr<rocksdb::Logger> NewEngineLog();

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_ENGINE_LOG_H_
