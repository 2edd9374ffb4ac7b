#include "query-service/commands/wording/tones.h"

namespace waymark::query::client {

Tone ToneOf(v1::Standing standing) {
  switch (standing) {
    case v1::STANDING_WEAK:
      return Tone::kWeak;
    case v1::STANDING_INCONSISTENT:
      return Tone::kInconsistent;
    case v1::STANDING_SOUND:
      return Tone::kSound;
    case v1::STANDING_STRONG:
      return Tone::kStrong;
    default:
      return Tone::kNone;
  }
}

Tone ToneOf(v1::Grade grade) {
  switch (grade) {
    case v1::GRADE_INADEQUATE:
      return Tone::kWeak;
    case v1::GRADE_REQUIRES_IMPROVEMENT:
    case v1::GRADE_ADEQUATE:
      return Tone::kInconsistent;
    case v1::GRADE_GOOD:
      return Tone::kSound;
    case v1::GRADE_OUTSTANDING:
      return Tone::kStrong;
    default:
      return Tone::kNone;
  }
}

}  // namespace waymark::query::client
