#ifndef WAYMARK_TESTS_ROBUSTNESS_STALLS_TCP_PROXY_H_
#define WAYMARK_TESTS_ROBUSTNESS_STALLS_TCP_PROXY_H_

#include <list>
#include <memory>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace waymark::robustness {

// A bad line between a client and a server on loopback: connections made to its port go on to the
// server's, as long and as well as it is told. Thread-safe.
class TcpProxy {
 public:
  // To a port of loopback. On a free one itself, at once.
  explicit TcpProxy(int server_port);
  ~TcpProxy();  // Cuts what is left.
  TcpProxy(const TcpProxy&) = delete;
  TcpProxy& operator=(const TcpProxy&) = delete;

  [[nodiscard]] int port() const { return port_; }

  // What comes from now on arrives so much later, each way. On every connection.
  void Delay(absl::Duration to_server, absl::Duration to_client);
  // Ends every connection there is, as a machine that was switched off and on does (RST).
  void Cut();
  // Every connection there is says nothing any more and stays open: what comes on it is swallowed,
  // for good. New ones are not concerned.
  void Swallow();
  // The same for those that are made until it is told otherwise.
  void SwallowNew(bool swallow);

 private:
  class Connection;

  void Accept();

  const int server_port_;
  int listener_ = -1;
  int port_ = 0;
  absl::Mutex mutex_;
  absl::Duration to_server_ ABSL_GUARDED_BY(mutex_);
  absl::Duration to_client_ ABSL_GUARDED_BY(mutex_);
  bool swallow_new_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::list<std::unique_ptr<Connection>> connections_ ABSL_GUARDED_BY(mutex_);
  std::thread thread_;
};

}  // namespace waymark::robustness

#endif  // WAYMARK_TESTS_ROBUSTNESS_STALLS_TCP_PROXY_H_
