#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_TABLE_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_TABLE_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "query-service/commands/csv/cell.h"

// Tables for programs and spreadsheets: RFC 4180 in UTF-8, a header, one record a line (CRLF).
// Column names are stable: more may come at the end, none goes and none changes its meaning.
namespace waymark::query::client::csv {

// A column of a table whose rows are made from `Row`s.
template <typename Row>
struct Column {
  std::string name;
  std::function<Cell(const Row&)> cell;
};

template <typename Row>
using Columns = std::vector<Column<Row>>;

// Columns of a part of each row, `part` of it, their names with `prefix` before them.
template <typename Row, typename Part>
void Append(const Columns<Part>& more, const std::function<Part(const Row&)>& part,
            Columns<Row>& columns, std::string_view prefix = "") {
  for (const Column<Part>& column : more) {
    columns.push_back({std::string(prefix) + column.name,
                       [part, cell = column.cell](const Row& row) { return cell(part(row)); }});
  }
}

template <typename Row>
std::string Table(const Columns<Row>& columns, const std::vector<Row>& rows) {
  std::string text;
  std::string_view before;
  const auto add = [&](const std::string& written) {
    text += before;
    text += written;
    before = ",";
  };
  for (const Column<Row>& column : columns) add(column.name);
  text += "\r\n";
  for (const Row& row : rows) {
    before = "";
    for (const Column<Row>& column : columns) add(column.cell(row).written);
    text += "\r\n";
  }
  return text;
}

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_TABLE_H_
