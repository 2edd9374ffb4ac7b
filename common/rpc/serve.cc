#include "common/rpc/serve.h"

namespace waymark::rpc {

absl::Status CheckServeFlags(bool insecure, const std::filesystem::path& data_dir) {
  if (data_dir.empty()) {
    return absl::InvalidArgumentError("say where the store is to be kept: --data_dir=DIRECTORY");
  }
  if (!insecure) {
    return absl::InvalidArgumentError(
        "this version serves without certificates only, on a loopback address, and does so only "
        "when asked: give --insecure");
  }
  return absl::OkStatus();
}

}  // namespace waymark::rpc
