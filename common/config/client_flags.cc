#include "common/config/client_flags.h"

#include "absl/flags/flag.h"

ABSL_FLAG(std::string, ingest, "127.0.0.1:7601", "HOST:PORT of the ingest service.");
ABSL_FLAG(std::string, query, "127.0.0.1:7602", "HOST:PORT of the query service.");
ABSL_FLAG(bool, json, false,
          "Print the service's answers themselves as JSON, for programs, with the field names of "
          "the API.");
ABSL_FLAG(absl::Duration, timeout, absl::Seconds(10),
          "How long to wait for each answer: 500ms, 10s, 2m.");
