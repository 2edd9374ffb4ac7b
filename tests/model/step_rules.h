#ifndef WAYMARK_TESTS_MODEL_STEP_RULES_H_
#define WAYMARK_TESTS_MODEL_STEP_RULES_H_

#include "tests/model/step.h"

namespace waymark::ingest::trial {

// Whether the service refuses the step for what it says, whatever is recorded: but for the content
// of an update, of which only what it replaces counts.
bool IsFaulty(const Step& step);
bool IsFaulty(const Content& content);

// What an update makes of a visit.
Content Updated(const Step& step, Content current);

}  // namespace waymark::ingest::trial

#endif  // WAYMARK_TESTS_MODEL_STEP_RULES_H_
