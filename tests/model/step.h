#ifndef WAYMARK_TESTS_MODEL_STEP_H_
#define WAYMARK_TESTS_MODEL_STEP_H_

#include <cstdint>
#include <string>
#include <vector>

#include "waymark/v1/ingest_service.pb.h"

#include "common/model/resource_name.h"

namespace waymark::ingest::trial {

// What a visit says here: enough for revisions to differ and for visits to be held against others.
struct Content {
  std::string start_date =
      {};                      // A day. Visits to one authority on one day are probable duplicates.
  std::string statement = {};  // Of its one finding; empty: it has none.
  int inspectors = 0;          // 0: not said.

  friend bool operator==(const Content&, const Content&) = default;
};

// Contents and fields that are refused.
inline constexpr char kNoDate[] = "2016-13-01";
inline constexpr char kPersonalStatement[] = "Write to somebody@example.org about it.";
inline constexpr char kNoField[] = "no_such_field";
inline constexpr char kNoRequestId[] = "not-a-uuid";

enum class Method { kCreate, kUpdate, kDelete, kImport, kErase };

// One call of a write method. What a method has not is left as it is here.
struct Step {
  Method method = Method::kCreate;
  std::string submitter = {};
  model::VisitName name = {};
  Content content = {};                                            // Create, update, import.
  std::vector<std::string> mask = {};                              // Update.
  std::string etag = {};                                           // Update, delete.
  std::string reason = {};                                         // Delete, erase.
  std::int64_t revision = 0;                                       // Erase.
  v1::ExistingVisit on_existing = v1::EXISTING_VISIT_UNSPECIFIED;  // Import.
  bool allow_probable_duplicate = false;                           // Create, import.
  bool validate_only = false;                                      // Create, update, delete.
  std::string request_id = {};                                     // All but erase.
};

// "CreateVisit".
std::string MethodName(Method method);

// One line with all of it.
std::string Describe(const Step& step);

// What is to be written: equal for two steps that one request id may stand for.
std::string Intention(const Step& step);

}  // namespace waymark::ingest::trial

#endif  // WAYMARK_TESTS_MODEL_STEP_H_
