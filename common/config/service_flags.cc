#include "common/config/service_flags.h"

#include "absl/flags/flag.h"

ABSL_FLAG(std::string, data_dir, "",
          "Directory the service keeps its store in; made where it is missing. One service each. "
          "Required.");
ABSL_FLAG(std::string, reference_dir, "common/reference/data",
          "Directory of the reference data: authorities, codes, themes, measures.");
ABSL_FLAG(
    std::string, policy, "deploy/policy.textproto",
    "File that says who may do what, in protobuf's text format. Only its owner may be able to "
    "write it. A change is taken up while the service runs. Not read with --insecure, which "
    "lets everybody do everything.");
ABSL_FLAG(bool, insecure, false,
          "Serve without certificates. Only on a loopback address, and required for now: without "
          "it the service does not start.");
