#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SAMPLES_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SAMPLES_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/v1/visit.pb.h"

#include "query-service/analysis/episode/authority_record.h"

namespace waymark::query {

// The shipped samples (deploy/samples and deploy/samples/england) as an import leaves them, for
// tests that are run from the root of the repository.

// Every visit, by the id of its authority.
using Samples = std::map<std::string, std::vector<v1::Visit>, std::less<>>;
const Samples& AllSamples();

// The records of the four authorities of deploy/samples alone, and of all, by id, each with what it
// inherits.
std::vector<AuthorityRecord> FourAuthorities();
std::vector<AuthorityRecord> AllEngland();

// The record of one authority with what it inherits.
AuthorityRecord SampleRecord(std::string_view authority_id);
// The same as far as it counts by a date ("2019-06"; empty: now): see LoadWhatCounts.
AuthorityRecord SampleCounting(std::string_view authority_id, std::string_view by);
// That of every authority, by id.
std::vector<AuthorityRecord> AllEnglandCounting(std::string_view by);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SAMPLES_H_
