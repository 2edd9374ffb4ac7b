#ifndef WAYMARK_INGEST_SERVICE_LOG_INSPECTION_DAMAGED_FILE_LINES_H_
#define WAYMARK_INGEST_SERVICE_LOG_INSPECTION_DAMAGED_FILE_LINES_H_

#include <string>
#include <vector>

#include "common/storage/file_check.h"

namespace waymark::ingest {

// For people, a line for each, without a break after the last:
//
//   log/000031.sst is not there. It held revisions of changes 12 to 80.
//
// Of many the first 20, and how many more there are.
std::string DamagedFileLines(const std::vector<storage::DamagedFile>& files);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_INSPECTION_DAMAGED_FILE_LINES_H_
