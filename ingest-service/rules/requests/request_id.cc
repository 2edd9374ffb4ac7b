#include "ingest-service/rules/requests/request_id.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace waymark::ingest {
namespace {

// x: a hexadecimal digit.
constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

}  // namespace

bool IsRequestId(std::string_view text) {
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (kForm[i] == 'x' ? !absl::ascii_isxdigit(byte) : text[i] != kForm[i]) return false;
  }
  return true;
}

std::string CanonicalRequestId(std::string_view text) {
  if (!IsRequestId(text)) return "";
  return absl::AsciiStrToLower(absl::string_view(text.data(), text.size()));
}

void CheckRequestId(std::string_view text, Violations& violations) {
  if (text.empty() || IsRequestId(text)) return;
  violations.AddAt("request_id", v1::VIOLATION_REASON_MALFORMED,
                   absl::StrCat(Shown(text),
                                " is no UUID; make one for each change (8-4-4-4-12 hexadecimal "
                                "digits) and send it again with each try"));
}

}  // namespace waymark::ingest
