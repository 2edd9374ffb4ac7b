#ifndef WAYMARK_INGEST_SERVICE_RULES_RECORD_STATED_COUNTS_H_
#define WAYMARK_INGEST_SERVICE_RULES_RECORD_STATED_COUNTS_H_

#include "waymark/internal/v1/stored_log.pb.h"
#include "waymark/v1/visit.pb.h"

namespace waymark::ingest {

// Whether both numbers count from the same thing. One that does not say from what is taken as
// counted from the baseline.
bool AreOfOneCount(const v1::StatedNumber& a, const v1::StatedNumber& b);

// Whether both visits state numbers of one count and none of these is the same.
bool HaveDifferentNumbers(const internal::v1::VisitIdentity& a,
                          const internal::v1::VisitIdentity& b);

// Whether both state the same number of one count.
bool HaveSameNumber(const internal::v1::VisitIdentity& a, const internal::v1::VisitIdentity& b);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_RECORD_STATED_COUNTS_H_
