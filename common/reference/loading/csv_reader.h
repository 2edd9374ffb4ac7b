#ifndef WAYMARK_COMMON_REFERENCE_LOADING_CSV_READER_H_
#define WAYMARK_COMMON_REFERENCE_LOADING_CSV_READER_H_

#include <string>
#include <string_view>
#include <vector>

// Reads comma-separated values as RFC 4180 describes them, and nothing looser.
namespace waymark::reference {

struct CsvRow {
  int line = 0;  // where the row begins, counted from 1
  std::vector<std::string> fields;
};

struct CsvFault {
  int line = 0;
  std::string what;
};

struct CsvContent {
  std::vector<CsvRow> rows;  // the header line first; rows with a fault are left out
  std::vector<CsvFault> faults;
};

// Lines end with LF or CRLF, the last one may lack it. A field is quoted as a whole or not at all,
// with "" for a quote inside. Faults: a byte order mark, an empty line, text around a quoted field,
// a quote in a plain one, a quote never closed, a stray carriage return, a number of fields other
// than the header's, bytes that are not UTF-8. After a fault reading goes on with the next line.
CsvContent ParseCsv(std::string_view text);

}  // namespace waymark::reference

#endif  // WAYMARK_COMMON_REFERENCE_LOADING_CSV_READER_H_
