#include "ingest-service/rules/personal_data/web_address.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "re2/re2.h"

#include "ingest-service/rules/personal_data/personal_data.h"

namespace waymark::ingest {
namespace {

// Addresses in the queries of others are escaped twice.
constexpr int kMaxEscapings = 3;

// Hosts name institutions: "nhs" in one says nothing of the numbers behind it.
std::string_view BehindHost(std::string_view uri) {
  const std::size_t scheme = uri.find("://");
  if (scheme == std::string_view::npos) return uri;
  const std::string_view rest = uri.substr(scheme + 3);
  const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  const bool names_user = rest.substr(0, end).find_first_of("@%") != std::string_view::npos;
  return names_user ? rest : rest.substr(end);
}

bool IsEscape(std::string_view text) {
  return text.size() >= 3 && text[0] == '%' &&
         absl::ascii_isxdigit(static_cast<unsigned char>(text[1])) &&
         absl::ascii_isxdigit(static_cast<unsigned char>(text[2]));
}

std::string Unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (IsEscape(text.substr(at))) {
      plain += absl::HexStringToBytes(std::string(text.substr(at + 1, 2)));
      at += 2;
    } else {
      plain.push_back(text[at]);
    }
  }
  return plain;
}

// 2021-03-05, 05.03.2021, 20210305, 05032021, between other characters than letters and digits.
void DropDates(std::string& text) {
  static const RE2* const dates = [] {
    constexpr char kDay[] = "(?:0[1-9]|[12][0-9]|3[01])";
    constexpr char kMonth[] = "(?:0[1-9]|1[0-2])";
    constexpr char kYear[] = "(?:19|20)[0-9]{2}";
    constexpr char kMark[] = "[-. ]";
    return new RE2(absl::StrCat("\\b(?:", kYear, kMonth, kDay, "|", kDay, kMonth, kYear, "|", kYear,
                                kMark, kMonth, kMark, kDay, "|", kDay, kMark, kMonth, kMark, kYear,
                                ")\\b"));
  }();
  RE2::GlobalReplace(&text, *dates, "|");
}

// As a reader sees it: an underscore is a space, and no number goes on behind a slash.
std::string Reading(std::string_view uri) {
  std::string text(BehindHost(uri));
  for (int i = 0; i < kMaxEscapings; ++i) text = Unescaped(text);
  std::replace(text.begin(), text.end(), '_', ' ');
  std::replace(text.begin(), text.end(), '/', '|');
  DropDates(text);
  return text;
}

}  // namespace

std::vector<std::string_view> DetectPersonalDataInAddress(std::string_view uri) {
  std::string text = Reading(uri);
  if (uri.find('+') != std::string_view::npos) {
    // In a query it is a space, elsewhere itself: both are looked at, the second as another text.
    std::string spaced(uri);
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    absl::StrAppend(&text, "\n\n", Reading(spaced));
  }
  std::vector<std::string_view> found = DetectPersonalData(text);
  std::erase_if(found, [](std::string_view detector) {
    return detector == "DATE_OF_BIRTH" || detector == "POSTCODE";
  });
  return found;
}

}  // namespace waymark::ingest
