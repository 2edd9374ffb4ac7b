#include "common/rpc/calls/trace_context.h"

#include <algorithm>
#include <iterator>

namespace waymark::rpc {
namespace {

// version - trace id - parent id - flags; x: a lower-case hexadecimal digit.
constexpr std::string_view kForm = "xx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxx-xx";
constexpr std::size_t kTraceAt = 3, kTraceDigits = 32, kParentAt = 36, kParentDigits = 16;

bool IsDigit(char byte) { return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f'); }

bool IsZero(std::string_view digits) {
  return std::all_of(digits.begin(), digits.end(), [](char digit) { return digit == '0'; });
}

}  // namespace

std::string TraceId(std::string_view traceparent) {
  if (traceparent.size() < kForm.size()) return "";
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    if (kForm[i] == 'x' ? !IsDigit(traceparent[i]) : traceparent[i] != kForm[i]) return "";
  }
  const std::string_view version = traceparent.substr(0, 2);
  if (version == "ff") return "";
  // A later version may have more to say, after another dash.
  if (traceparent.size() > kForm.size() && (version == "00" || traceparent[kForm.size()] != '-')) {
    return "";
  }
  const std::string_view trace = traceparent.substr(kTraceAt, kTraceDigits);
  if (IsZero(trace) || IsZero(traceparent.substr(kParentAt, kParentDigits))) return "";
  return std::string(trace);
}

std::string TraceIdOf(const grpc::ServerContextBase& context) {
  const auto [first, last] = context.client_metadata().equal_range("traceparent");
  if (first == last || std::next(first) != last) return "";
  return TraceId(std::string_view(first->second.data(), first->second.size()));
}

}  // namespace waymark::rpc
