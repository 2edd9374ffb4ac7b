#include "query-service/commands/text/terminal_width.h"

#include <algorithm>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

#include "absl/strings/numbers.h"

namespace waymark::query::client {
namespace {

constexpr std::size_t kDefaultWidth = 100;
constexpr std::size_t kMinWidth = 60;
constexpr std::size_t kMaxWidth = 140;

std::size_t WidthAsked() {
  std::size_t columns = 0;
  const char* value = std::getenv("COLUMNS");
  if (value != nullptr && absl::SimpleAtoi(value, &columns) && columns > 0) return columns;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kDefaultWidth;
}

}  // namespace

std::size_t TerminalWidth() { return std::clamp(WidthAsked(), kMinWidth, kMaxWidth); }

}  // namespace waymark::query::client
