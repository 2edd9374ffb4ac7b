#include "ingest-service/rules/fields/text_rules.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

#include "ingest-service/rules/limits.h"
#include "ingest-service/rules/personal_data_rule.h"

namespace waymark::ingest {
namespace {

unsigned char Byte(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool IsContinuation(std::string_view text, std::size_t at) {
  return at < text.size() && (Byte(text, at) & 0xC0) == 0x80;
}

// Bytes of the well-formed character at `at`, 0 where there is none: table 3-7 of the Unicode
// standard, which leaves out longer spellings than needed, surrogates and all above U+10FFFF.
std::size_t CharacterBytes(std::string_view text, std::size_t at) {
  const unsigned char lead = Byte(text, at);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || !IsContinuation(text, at + 1)) return 0;
  if (lead < 0xE0) return 2;
  const unsigned char second = Byte(text, at + 1);
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
      (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F) ||
      !IsContinuation(text, at + 2)) {
    return 0;
  }
  if (lead < 0xF0) return 3;
  return IsContinuation(text, at + 3) ? 4 : 0;
}

// Of RFC 3986: what may stand in a URI, percent signs included.
bool IsUriCharacter(char c) {
  constexpr std::string_view kMarks = "-._~:/?#[]@!$&'()*+,;=%";
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
         kMarks.find(c) != std::string_view::npos;
}

bool IsWebUri(std::string_view text) {
  const absl::string_view uri(text.data(), text.size());
  std::size_t scheme = 0;
  if (absl::StartsWithIgnoreCase(uri, "https://")) scheme = 8;
  if (absl::StartsWithIgnoreCase(uri, "http://")) scheme = 7;
  return scheme > 0 && text.size() > scheme &&
         absl::ascii_isalnum(static_cast<unsigned char>(text[scheme])) &&
         std::all_of(text.begin(), text.end(), IsUriCharacter);
}

bool CheckLength(std::string_view text, std::size_t max_bytes, Violations& violations) {
  if (text.size() <= max_bytes) return true;
  violations.Add(v1::VIOLATION_REASON_TOO_LONG,
                 absl::StrCat("has ", text.size(), " bytes; at most ", max_bytes, " are kept"));
  return false;
}

}  // namespace

void CheckText(std::string_view text, std::size_t max_bytes, Violations& violations) {
  // What is too long is refused anyway, and to search it would cost what its sender likes.
  if (CheckLength(text, max_bytes, violations)) (void)CheckPersonalData(text, violations);
  if (!IsUtf8(text)) {
    violations.Add(v1::VIOLATION_REASON_MALFORMED, "is not UTF-8; send it in that encoding");
  } else if (HasControlCharacter(text)) {
    violations.Add(v1::VIOLATION_REASON_CONTROL_CHARACTER,
                   "has a control character; only line feed and tab are kept (carriage return is "
                   "not)");
  }
}

void CheckUri(std::string_view text, std::size_t max_bytes, Violations& violations) {
  if (!CheckLength(text, max_bytes, violations)) return;
  (void)CheckAddressForPersonalData(text, violations);
  if (!IsWebUri(text)) {
    violations.Add(v1::VIOLATION_REASON_MALFORMED,
                   "is not an http or https URI; write one such as https://example.org/letter.pdf, "
                   "other characters percent-encoded");
  }
}

bool IsSlug(std::string_view text) {
  return !text.empty() && text.size() <= kMaxSlugBytes &&
         std::all_of(text.begin(), text.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return absl::ascii_islower(byte) || absl::ascii_isdigit(byte) || c == '-';
         });
}

bool IsUtf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t bytes = CharacterBytes(text, at);
    if (bytes == 0) return false;
    at += bytes;
  }
  return true;
}

bool HasControlCharacter(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned char byte = Byte(text, at);
    if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) return true;
    // U+0080 to U+009F are C2 80 to C2 9F.
    if (byte == 0xC2 && at + 1 < text.size() && Byte(text, at + 1) < 0xA0) return true;
  }
  return false;
}

}  // namespace waymark::ingest
