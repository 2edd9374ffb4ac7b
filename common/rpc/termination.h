#ifndef WAYMARK_COMMON_RPC_TERMINATION_H_
#define WAYMARK_COMMON_RPC_TERMINATION_H_

namespace waymark::rpc {

// SIGTERM and SIGINT as something to wait for instead of an interruption.
class Termination {
 public:
  // Blocks both signals for this thread and those it starts: make it before any other thread.
  Termination();

  // Returns once either has come.
  void Wait() const;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_TERMINATION_H_
