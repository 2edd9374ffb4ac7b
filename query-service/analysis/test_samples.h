#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_TEST_SAMPLES_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_TEST_SAMPLES_H_

#include <vector>

#include "query-service/analysis/authority_record.h"

namespace waymark::query {

// The shipped samples for tests, by authority id. A visit that two files hold is there once.

// The four authorities of deploy/samples.
std::vector<AuthorityRecord> FourAuthorities();
// All of deploy/samples and deploy/samples/england.
std::vector<AuthorityRecord> AllEngland();

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_TEST_SAMPLES_H_
