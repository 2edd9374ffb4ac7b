#ifndef WAYMARK_INGEST_SERVICE_RULES_RECORD_BASELINE_MATCH_H_
#define WAYMARK_INGEST_SERVICE_RULES_RECORD_BASELINE_MATCH_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/internal/v1/stored_log.pb.h"

#include "common/model/partial_date.h"
#include "common/model/resource_name.h"
#include "ingest-service/rules/record/authority_record.h"
#include "ingest-service/rules/record/dated_identity.h"

namespace waymark::ingest {

// Identities of visits to other authorities, such as a predecessor's inspections: nothing where the
// visit is not recorded or deleted.
using BaselineLookup =
    std::function<std::optional<internal::v1::VisitIdentity>(const model::VisitName&)>;

// A recorded visit by its name: the record's own, any other by `lookup`.
std::optional<internal::v1::VisitIdentity> FindNamed(const AuthorityRecord& record,
                                                     const model::VisitName& name,
                                                     const BaselineLookup& lookup);

// Whether a baseline given by this date can be that inspection: it shares a day with its fieldwork
// or its publication.
bool CanBeDateOf(const model::PartialDate& date, const DatedIdentity& inspection);

// Visit ids of the held inspections of the record that the date can be of, but for one visit.
std::vector<std::string> InspectionsOfDate(const AuthorityRecord& record,
                                           const model::PartialDate& date,
                                           std::string_view except_visit_id);

// The inspection a visit is measured from, by its full name: the one it names, or the only one its
// date can be of; without either the latest recorded one that is certainly before the visit, empty
// where every one is certainly after it. Nothing where it cannot be told.
std::optional<std::string> BaselineOf(const AuthorityRecord& record, std::string_view visit_id,
                                      const DatedIdentity& visit);

// Whether two visits can have the same baseline. They cannot only where both give one, these are of
// different inspections, or where one is the other's.
bool CanShareBaseline(const AuthorityRecord& record, std::string_view a_id, const DatedIdentity& a,
                      std::string_view b_id, const DatedIdentity& b);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_RECORD_BASELINE_MATCH_H_
