#ifndef WAYMARK_COMMON_SECURITY_PROCESS_PRIVATE_FILES_H_
#define WAYMARK_COMMON_SECURITY_PROCESS_PRIVATE_FILES_H_

namespace waymark::security {

// Files that are made from here on are closed to other users, whatever made them: RocksDB makes
// those of a store as open as the process lets it.
void MakeFilesPrivate();

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_PROCESS_PRIVATE_FILES_H_
