#ifndef WAYMARK_TESTS_MODEL_ANSWER_H_
#define WAYMARK_TESTS_MODEL_ANSWER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "waymark/v1/ingest_service.pb.h"
#include "waymark/v1/visit.pb.h"
#include "waymark/v1/warning.pb.h"

namespace waymark::ingest::trial {

// What a step is answered with; or what the model says it must be.
struct Answer {
  absl::Status status = {};  // An import's record that is refused has it too.
  std::optional<v1::Visit> visit = {};
  std::string token = {};
  std::vector<std::string> warnings = {};  // As Brief has them.
  // Of an import's record.
  v1::ImportOutcome outcome = v1::IMPORT_OUTCOME_UNSPECIFIED;
  std::string name = {};
  std::int64_t revision = 0;

  // Expected: it is that of an earlier step with the same request id.
  bool recalled = false;
  // Told: the whole response, but for an import's token, which is a newer one with each try.
  std::string bytes = {};
};

// "visit PROBABLE_DUPLICATE a, b" of the one warning that there can be here; of others the field
// and the reason.
std::string Brief(const v1::Warning& warning);

// "OK", "REPLACED", "ETAG_STALE".
std::string Outcome(const Answer& answer);

// What differs; empty where nothing does. What is wrong with an INVALID_REQUEST is for the tests of
// the rules.
std::string Difference(const Answer& want, const Answer& told);

}  // namespace waymark::ingest::trial

#endif  // WAYMARK_TESTS_MODEL_ANSWER_H_
