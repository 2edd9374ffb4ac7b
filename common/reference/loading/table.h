#ifndef WAYMARK_COMMON_REFERENCE_LOADING_TABLE_H_
#define WAYMARK_COMMON_REFERENCE_LOADING_TABLE_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"

#include "common/reference/loading/csv_reader.h"
#include "common/reference/loading/faults.h"

// A CSV file as rows with named columns, and the typed reading of a cell.
namespace waymark::reference {

template <typename Enum>
struct EnumWord {
  std::string_view word;
  Enum value;
};

// Lower-case letters and digits in groups joined by single hyphens, at most 63 characters.
bool IsSlug(std::string_view text);

// Exactly YYYY-MM-DD and a day of the calendar.
std::optional<absl::CivilDay> ParseDay(std::string_view text);

class Row;

class Table {
 public:
  // Reads `text`, the content of `file`. Reports to `faults`, which must outlive the table: what
  // ParseCsv refuses, a column of `required` that is missing, a column in neither list or twice,
  // a cell with control characters or with space around it.
  Table(std::string file, std::string_view text, std::span<const std::string_view> required,
        std::span<const std::string_view> optional, Faults& faults);

  // Whether every row could be read; where not, some are left out, or all for want of a column.
  bool complete() const { return complete_; }

  // The rows below the header. They refer to this table.
  std::vector<Row> Rows() const;

 private:
  friend class Row;

  void CheckHeader(std::span<const std::string_view> required,
                   std::span<const std::string_view> optional);
  void DropRows();
  void CheckCells(const CsvRow& row);
  void Fault(int line, std::string_view what) const { faults_.Add(file_, line, what); }
  std::optional<size_t> ColumnOf(std::string_view name) const;

  std::string file_;
  Faults& faults_;
  CsvContent content_;
  bool complete_ = true;
};

// Each getter reports what is wrong with its cell as a fault of the row's line and returns what it
// has. An absent optional column reads as an empty cell.
class Row {
 public:
  Row(const Table& table, const CsvRow& row) : table_(table), row_(row) {}

  int line() const { return row_.line; }
  std::string Text(std::string_view column) const;          // may be empty
  std::string RequiredText(std::string_view column) const;  // not empty
  std::string Slug(std::string_view column) const;          // may be empty
  std::string RequiredSlug(std::string_view column) const;
  std::optional<absl::CivilDay> Day(std::string_view column) const;  // none where empty
  absl::CivilDay RequiredDay(std::string_view column) const;
  int RequiredPositive(std::string_view column) const;  // a whole number from 1

  // One of `words`, and which of them; `otherwise` where it is none.
  std::string OneOf(std::string_view column, std::span<const std::string_view> words) const;
  template <typename Enum>
  Enum Word(std::string_view column, std::span<const EnumWord<Enum>> words, Enum otherwise) const;

  void Fault(std::string_view what) const { table_.Fault(row_.line, what); }

 private:
  std::string_view Cell(std::string_view column) const;
  void UnknownWord(std::string_view column, std::string_view word) const;

  const Table& table_;
  const CsvRow& row_;
};

template <typename Enum>
Enum Row::Word(std::string_view column, std::span<const EnumWord<Enum>> words,
               Enum otherwise) const {
  const std::string text = RequiredText(column);
  for (const EnumWord<Enum>& word : words) {
    if (word.word == text) return word.value;
  }
  UnknownWord(column, text);
  return otherwise;
}

}  // namespace waymark::reference

#endif  // WAYMARK_COMMON_REFERENCE_LOADING_TABLE_H_
