#ifndef WAYMARK_INGEST_SERVICE_RULES_STATEMENTS_STATEMENT_RULES_H_
#define WAYMARK_INGEST_SERVICE_RULES_STATEMENTS_STATEMENT_RULES_H_

#include "waymark/v1/visit.pb.h"

#include "ingest-service/rules/violations.h"

namespace waymark::ingest {

// What the fields of a finding, stated number, focus, evidence, reply, recommendation update or
// source demand of each other. Expects defaults filled in. The path of `violations` is the visit's.
void CheckStatements(const v1::Visit& visit, Violations& violations);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_STATEMENTS_STATEMENT_RULES_H_
