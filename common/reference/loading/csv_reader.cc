#include "common/reference/loading/csv_reader.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "absl/strings/str_cat.h"

namespace waymark::reference {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The length of the UTF-8 sequence that `text` begins with, 0 where it is none. Overlong forms,
// surrogates and values above U+10FFFF are none.
size_t SequenceLength(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t lead = byte(0);
  if (lead < 0x80) return 1;
  const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  if (lead == 0xE0 && byte(1) < 0xA0) return 0;
  if (lead == 0xED && byte(1) > 0x9F) return 0;
  if (lead == 0xF0 && byte(1) < 0x90) return 0;
  if (lead == 0xF4 && byte(1) > 0x8F) return 0;
  return length;
}

bool IsUtf8(std::string_view text) {
  while (!text.empty()) {
    const size_t length = SequenceLength(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

class CsvParser {
 public:
  explicit CsvParser(std::string_view text) : text_(text) {}

  CsvContent Parse() {
    if (text_.starts_with(kByteOrderMark)) {
      AddFault(1, "begins with a byte order mark");
      position_ = kByteOrderMark.size();
    }
    while (position_ < text_.size()) ParseRow();
    return std::move(content_);
  }

 private:
  void ParseRow() {
    CsvRow row{.line = line_, .fields = {}};
    if (TakeLineEnd()) return AddFault(row.line, "empty line");
    do {
      row.fields.emplace_back();
      if (!ParseField(row.fields.back())) return SkipLine();
    } while (Take(','));
    if (!AtEnd() && !TakeLineEnd()) {
      AddFault(line_, "carriage return without a line feed");
      return SkipLine();
    }
    AddRow(std::move(row));
  }

  bool ParseField(std::string& field) { return Take('"') ? ParseQuoted(field) : ParsePlain(field); }

  bool ParsePlain(std::string& field) {
    const size_t end = std::min(text_.find_first_of(",\"\r\n", position_), text_.size());
    field = text_.substr(position_, end - position_);
    position_ = end;
    if (AtEnd() || text_[position_] != '"') return true;
    AddFault(line_, "quote inside a field that does not begin with one");
    return false;
  }

  bool ParseQuoted(std::string& field) {
    const int opened = line_;
    const size_t begin = position_;
    while (!AtEnd()) {
      const char c = text_[position_++];
      if (c == '\n') ++line_;
      if (c != '"') {
        field.push_back(c);
      } else if (Take('"')) {
        field.push_back('"');
      } else {
        return EndsField();
      }
    }
    AddFault(opened, "quote is never closed");
    line_ = opened;
    position_ = begin;
    return false;
  }

  bool EndsField() {
    if (AtEnd() || std::string_view(",\r\n").find(text_[position_]) != std::string_view::npos) {
      return true;
    }
    AddFault(line_, "text after the closing quote of a field");
    return false;
  }

  void AddRow(CsvRow row) {
    for (const std::string& field : row.fields) {
      if (!IsUtf8(field)) return AddFault(row.line, "not UTF-8");
    }
    if (width_ == 0) width_ = row.fields.size();
    if (row.fields.size() != width_) {
      return AddFault(row.line,
                      absl::StrCat(row.fields.size(), " fields where the header has ", width_));
    }
    content_.rows.push_back(std::move(row));
  }

  void AddFault(int line, std::string what) {
    content_.faults.push_back({.line = line, .what = std::move(what)});
  }

  void SkipLine() {
    const size_t end = text_.find('\n', position_);
    position_ = end == std::string_view::npos ? text_.size() : end + 1;
    ++line_;
  }

  bool TakeLineEnd() {
    const std::string_view rest = text_.substr(position_);
    if (!rest.starts_with("\n") && !rest.starts_with("\r\n")) return false;
    position_ += rest.front() == '\r' ? 2 : 1;
    ++line_;
    return true;
  }

  bool Take(char c) {
    if (AtEnd() || text_[position_] != c) return false;
    ++position_;
    return true;
  }

  bool AtEnd() const { return position_ == text_.size(); }

  std::string_view text_;
  size_t position_ = 0;
  int line_ = 1;
  size_t width_ = 0;
  CsvContent content_;
};

}  // namespace

CsvContent ParseCsv(std::string_view text) { return CsvParser(text).Parse(); }

}  // namespace waymark::reference
