#ifndef WAYMARK_COMMON_RPC_LISTENING_DESCRIPTOR_LIMIT_H_
#define WAYMARK_COMMON_RPC_LISTENING_DESCRIPTOR_LIMIT_H_

#include <cstdint>

namespace waymark::rpc {

// How many connections fit into `descriptors` open files, at most `wanted`: each takes two, and
// what the store and the rest of the process open comes first. A store that cannot open a file
// fails, a connection that is not accepted comes again. Never less than 8.
int ConnectionsWithin(std::uint64_t descriptors, int wanted);

// Raises this process's limit of open files to what `wanted` connections need, as far as it may,
// and returns how many fit.
int MakeRoomForConnections(int wanted);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LISTENING_DESCRIPTOR_LIMIT_H_
