#include <fstream>

#include "absl/strings/str_cat.h"

#include "tests/fuzz/seeds/seeds.h"

namespace waymark::fuzz {

// A request for each record.
bool WriteVisitSeeds(const Records& records, const std::filesystem::path& folder) {
  bool written = true;
  int number = 0;
  for (const v1::ImportVisitsRequest& record : records) {
    v1::CreateVisitRequest request;
    request.set_parent(record.parent());
    request.set_visit_id(record.visit_id());
    *request.mutable_visit() = record.visit();
    std::ofstream out(folder / absl::StrCat(++number), std::ios::binary);
    written = request.SerializeToOstream(&out) && written;
  }
  return written;
}

}  // namespace waymark::fuzz
