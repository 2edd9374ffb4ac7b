#ifndef WAYMARK_TESTS_BENCH_LOAD_CHANNELS_H_
#define WAYMARK_TESTS_BENCH_LOAD_CHANNELS_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "grpcpp/channel.h"

namespace waymark::bench {

// Whoever calls gives up after so long.
inline constexpr absl::Duration kDeadline = absl::Seconds(5);

// Calls of a connection: a service takes 32 of one at once, and more would wait in the client.
inline constexpr int kCallsOfChannel = 16;

using Channels = std::vector<std::shared_ptr<grpc::Channel>>;

// So many connections to HOST:PORT, which take answers of any size.
Channels Connect(const std::string& target, int count);

}  // namespace waymark::bench

#endif  // WAYMARK_TESTS_BENCH_LOAD_CHANNELS_H_
