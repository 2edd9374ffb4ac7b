#include "common/rpc/termination.h"

#include <csignal>

namespace waymark::rpc {
namespace {

sigset_t Signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

Termination::Termination() {
  const sigset_t signals = Signals();
  (void)pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void Termination::Wait() const {
  const sigset_t signals = Signals();
  int caught = 0;
  (void)sigwait(&signals, &caught);
}

}  // namespace waymark::rpc
