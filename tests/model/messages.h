#ifndef WAYMARK_TESTS_MODEL_MESSAGES_H_
#define WAYMARK_TESTS_MODEL_MESSAGES_H_

#include <string>

#include "waymark/v1/admin_service.pb.h"
#include "waymark/v1/ingest_service.pb.h"
#include "waymark/v1/visit.pb.h"

#include "tests/model/step.h"

namespace waymark::ingest::trial {

// The request of a step, of its method.
v1::CreateVisitRequest CreateRequest(const Step& step);
v1::UpdateVisitRequest UpdateRequest(const Step& step);
v1::DeleteVisitRequest DeleteRequest(const Step& step);
v1::ImportVisitsRequest ImportRequest(const Step& step);
v1::EraseRevisionRequest EraseRequest(const Step& step);

// The visit as it is recorded: with its name and what is filled in, without the output fields that
// only a commit gives.
v1::Visit RecordedVisit(const model::VisitName& name, const Content& content);
// The same for a revision that withdraws it; of the content it keeps the date.
v1::Visit WithdrawnVisit(const model::VisitName& name, const Content& content,
                         const std::string& reason);

}  // namespace waymark::ingest::trial

#endif  // WAYMARK_TESTS_MODEL_MESSAGES_H_
