#include "query-service/commands/text/text_layout.h"

#include <algorithm>
#include <utility>

namespace waymark::query::client {
namespace {

// Beside a lead that is too wide a text keeps at least so much.
constexpr std::size_t kMinTextWidth = 20;

bool StartsCodePoint(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

bool IsSeparator(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value <= ' ' || value == 0x7f;
}

// The control characters U+0080 to U+009F are C2 80 to C2 9F; terminals obey some of them.
bool IsWideControl(std::string_view text, std::size_t at) {
  return text[at] == '\xC2' && at + 1 < text.size() &&
         static_cast<unsigned char>(text[at + 1]) < 0xA0U;
}

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool wide = IsWideControl(text, i);
    if (!wide && !IsSeparator(text[i])) {
      words.back().push_back(text[i]);
      continue;
    }
    if (wide) ++i;
    if (!words.back().empty()) words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// How many bytes the first `count` code points have.
std::size_t BytesOf(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (StartsCodePoint(text[at]) && count-- == 0) break;
  }
  return at;
}

// The part of a word that fits into `width`, taken away from it.
std::string TakePart(std::string& word, std::size_t width) {
  const std::size_t fits = BytesOf(word, width);
  const std::size_t joint = word.find_last_of("-/_", fits - 1);
  const std::size_t size = joint == std::string::npos ? fits : joint + 1;
  std::string part = word.substr(0, size);
  word.erase(0, size);
  return part;
}

}  // namespace

std::size_t TextWidth(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), StartsCodePoint));
}

std::string Padded(std::string_view text, std::size_t width) {
  const std::size_t used = TextWidth(text);
  std::string result(text);
  if (used < width) result.append(width - used, ' ');
  return result;
}

std::vector<std::string> Wrap(std::string_view text, std::size_t width) {
  width = std::max<std::size_t>(width, 1);
  std::vector<std::string> lines(1);
  for (std::string& word : Words(text)) {
    std::string& line = lines.back();
    if (!line.empty() && TextWidth(line) + 1 + TextWidth(word) <= width) {
      line += " " + word;
      continue;
    }
    if (!line.empty()) lines.emplace_back();
    while (TextWidth(word) > width) {
      lines.back() = TakePart(word, width);
      lines.emplace_back();
    }
    lines.back() = std::move(word);
  }
  return lines;
}

std::string Hanging(std::string_view lead, std::string_view text, std::size_t width) {
  const std::size_t indent = TextWidth(lead);
  const std::size_t room = width > indent + kMinTextWidth ? width - indent : kMinTextWidth;
  std::string result(lead);
  bool first = true;
  for (const std::string& line : Wrap(text, room)) {
    if (!first) result.append(indent, ' ');
    result += line + "\n";
    first = false;
  }
  return result;
}

}  // namespace waymark::query::client
