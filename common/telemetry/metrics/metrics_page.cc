#include "common/telemetry/metrics/metrics_page.h"

#include <string_view>
#include <utility>

#include "microhttpd.h"

#include "common/rpc/listening/listeners.h"
#include "common/status/status_macros.h"

namespace waymark::metrics {
namespace {

constexpr unsigned kMaxScrapers = 16;
// Of one address, so that it cannot keep the monitoring out by holding them all.
constexpr unsigned kMaxScrapersOfAddress = 4;
constexpr unsigned kScrapeSeconds = 10;
constexpr std::size_t kBytesOfScraper = std::size_t{16} << 10;
constexpr char kMetricsPath[] = "/metrics";
constexpr char kTextFormat[] = "text/plain; version=0.0.4; charset=utf-8";

MHD_Result Answer(MHD_Connection* connection, unsigned status, std::string text,
                  const char* content_type = "text/plain; charset=utf-8") {
  MHD_Response* response =
      MHD_create_response_from_buffer(text.size(), text.data(), MHD_RESPMEM_MUST_COPY);
  if (response == nullptr) return MHD_NO;
  (void)MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, content_type);
  const MHD_Result queued = MHD_queue_response(connection, status, response);
  MHD_destroy_response(response);
  return queued;
}

// A body is not read: the answer to its headers ends the request.
MHD_Result OnRequest(void* page, MHD_Connection* connection, const char* path, const char* method,
                     const char* /*version*/, const char* /*body*/, std::size_t* /*body_size*/,
                     void** /*state*/) {
  if (path != std::string_view(kMetricsPath)) {
    return Answer(connection, MHD_HTTP_NOT_FOUND, "There is /metrics only.\n");
  }
  if (method != std::string_view(MHD_HTTP_METHOD_GET)) {
    return Answer(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "GET only.\n");
  }
  return Answer(connection, MHD_HTTP_OK, static_cast<MetricsPage*>(page)->metrics().Text(),
                kTextFormat);
}

MHD_Daemon* StartDaemon(int socket, MetricsPage* page) {
  return MHD_start_daemon(
      MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL, 0, nullptr, nullptr, &OnRequest, page,
      MHD_OPTION_LISTEN_SOCKET, socket, MHD_OPTION_CONNECTION_LIMIT, kMaxScrapers,
      MHD_OPTION_PER_IP_CONNECTION_LIMIT, kMaxScrapersOfAddress, MHD_OPTION_CONNECTION_TIMEOUT,
      kScrapeSeconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT, kBytesOfScraper, MHD_OPTION_END);
}

}  // namespace

absl::StatusOr<std::unique_ptr<MetricsPage>> MetricsPage::Start(const std::string& address,
                                                                Metrics metrics) {
  WAYMARK_ASSIGN_OR_RETURN(rpc::Listeners listeners, rpc::ListenOn(address));
  std::unique_ptr<MetricsPage> page(new MetricsPage(std::move(metrics)));
  page->port_ = listeners.port;
  for (rpc::Descriptor& socket : listeners.sockets) {
    MHD_Daemon* daemon = StartDaemon(socket.get(), page.get());
    if (daemon == nullptr) return absl::UnavailableError("the page of metrics does not start");
    (void)socket.Release();  // The daemon closes it.
    page->daemons_.push_back(daemon);
  }
  return page;
}

MetricsPage::~MetricsPage() {
  for (MHD_Daemon* daemon : daemons_) MHD_stop_daemon(daemon);
}

}  // namespace waymark::metrics
