#include "common/reference/loading/table.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace waymark::reference {
namespace {

constexpr size_t kMaxSlugLength = 63;

bool IsSlugCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool IsDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int NumberOf(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

bool HasControlCharacter(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_iscntrl(static_cast<unsigned char>(c)); });
}

bool HasSpaceAround(std::string_view text) { return text.starts_with(' ') || text.ends_with(' '); }

std::string Quoted(std::string_view text) { return std::string("'").append(text).append("'"); }

bool Contains(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool IsSlug(std::string_view text) {
  if (text.empty() || text.size() > kMaxSlugLength) return false;
  if (text.starts_with('-') || text.ends_with('-')) return false;
  if (text.find("--") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == '-' || IsSlugCharacter(c); });
}

std::optional<absl::CivilDay> ParseDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::string_view year = text.substr(0, 4);
  const std::string_view month = text.substr(5, 2);
  const std::string_view day = text.substr(8, 2);
  if (!IsDigits(year) || !IsDigits(month) || !IsDigits(day)) return std::nullopt;
  const absl::CivilDay parsed(NumberOf(year), NumberOf(month), NumberOf(day));
  // CivilDay carries a 13th month or a 31st of June over into the next.
  if (parsed.month() != NumberOf(month) || parsed.day() != NumberOf(day)) return std::nullopt;
  return parsed;
}

Table::Table(std::string file, std::string_view text, std::span<const std::string_view> required,
             std::span<const std::string_view> optional, Faults& faults)
    : file_(std::move(file)), faults_(faults), content_(ParseCsv(text)) {
  for (const CsvFault& fault : content_.faults) Fault(fault.line, fault.what);
  complete_ = content_.faults.empty();
  CheckHeader(required, optional);
  for (const CsvRow& row : content_.rows) CheckCells(row);
}

void Table::CheckHeader(std::span<const std::string_view> required,
                        std::span<const std::string_view> optional) {
  if (content_.rows.empty() || content_.rows.front().line != 1) {
    if (content_.faults.empty()) Fault(0, "has no header line");
    return DropRows();
  }
  bool columns_missing = false;
  for (const std::string_view column : required) {
    if (ColumnOf(column)) continue;
    Fault(1, std::string("column ").append(Quoted(column)).append(" is missing"));
    columns_missing = true;
  }
  const std::vector<std::string>& header = content_.rows.front().fields;
  for (size_t i = 0; i < header.size(); ++i) {
    if (!Contains(required, header[i]) && !Contains(optional, header[i])) {
      Fault(1, absl::StrCat("unknown column ", Quoted(header[i])));
    } else if (ColumnOf(header[i]) != i) {
      Fault(1, absl::StrCat("column ", Quoted(header[i]), " occurs twice"));
    }
  }
  if (columns_missing) DropRows();
}

void Table::DropRows() {
  content_.rows.clear();
  complete_ = false;
}

void Table::CheckCells(const CsvRow& row) {
  for (const std::string& cell : row.fields) {
    if (HasControlCharacter(cell)) Fault(row.line, "control character or line break in a cell");
    if (HasSpaceAround(cell)) {
      Fault(row.line, absl::StrCat("space before or after ", Quoted(cell)));
    }
  }
}

std::vector<Row> Table::Rows() const {
  std::vector<Row> rows;
  for (size_t i = 1; i < content_.rows.size(); ++i) rows.emplace_back(*this, content_.rows[i]);
  return rows;
}

std::optional<size_t> Table::ColumnOf(std::string_view name) const {
  if (content_.rows.empty()) return std::nullopt;
  const std::vector<std::string>& header = content_.rows.front().fields;
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) return std::nullopt;
  return static_cast<size_t>(found - header.begin());
}

std::string_view Row::Cell(std::string_view column) const {
  const std::optional<size_t> index = table_.ColumnOf(column);
  if (!index) return {};
  return row_.fields[*index];
}

std::string Row::Text(std::string_view column) const { return std::string(Cell(column)); }

std::string Row::RequiredText(std::string_view column) const {
  if (Cell(column).empty()) Fault(std::string(column).append(" is empty"));
  return Text(column);
}

std::string Row::Slug(std::string_view column) const {
  std::string text = Text(column);
  if (!text.empty() && !IsSlug(text)) {
    Fault(std::string(column)
              .append(" ")
              .append(Quoted(text))
              .append(" is not a slug (a-z, 0-9, single hyphens, at most 63 characters)"));
  }
  return text;
}

std::string Row::RequiredSlug(std::string_view column) const {
  RequiredText(column);
  return Slug(column);
}

std::optional<absl::CivilDay> Row::Day(std::string_view column) const {
  const std::string_view text = Cell(column);
  if (text.empty()) return std::nullopt;
  const std::optional<absl::CivilDay> day = ParseDay(text);
  if (!day) {
    Fault(std::string(column).append(" ").append(Quoted(text)).append(" is not a day YYYY-MM-DD"));
  }
  return day;
}

absl::CivilDay Row::RequiredDay(std::string_view column) const {
  RequiredText(column);
  return Day(column).value_or(absl::CivilDay());
}

int Row::RequiredPositive(std::string_view column) const {
  const std::string text = RequiredText(column);
  int number = 0;
  if (!text.empty() && (!IsDigits(text) || !absl::SimpleAtoi(text, &number) || number < 1)) {
    Fault(std::string(column).append(" ").append(Quoted(text)).append(" is not a number from 1"));
  }
  return number;
}

std::string Row::OneOf(std::string_view column, std::span<const std::string_view> words) const {
  std::string text = RequiredText(column);
  if (!Contains(words, text)) UnknownWord(column, text);
  return text;
}

void Row::UnknownWord(std::string_view column, std::string_view word) const {
  if (word.empty()) return;  // reported as empty already
  Fault(std::string("unknown ").append(column).append(" ").append(Quoted(word)));
}

}  // namespace waymark::reference
