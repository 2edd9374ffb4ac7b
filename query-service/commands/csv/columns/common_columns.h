#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_COLUMNS_COMMON_COLUMNS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_COLUMNS_COMMON_COLUMNS_H_

#include <functional>
#include <string>
#include <vector>

#include "google/protobuf/repeated_field.h"
#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/data_note.pb.h"
#include "waymark/v1/progress.pb.h"
#include "waymark/v1/source.pb.h"

#include "query-service/commands/csv/table.h"
#include "query-service/commands/text/labels.h"

// Columns that several tables have. Rows hold pointers into an answer, which outlives them.
namespace waymark::query::client::csv {

// The word of an enum's value, as flags take it: "requires-improvement"; empty where unspecified.
template <typename Enum>
Cell WordCell(Enum value) {
  return Text(Word(value));
}

// An optional field of a message, as a number: absent where it is not set.
inline std::optional<double> If(bool has, double value) {
  return has ? std::optional<double>(value) : std::nullopt;
}

Cell Names(const google::protobuf::RepeatedPtrField<std::string>& names);

// What each source is, and where each can be read.
Cell SourceTexts(const google::protobuf::RepeatedPtrField<v1::Source>& sources);
Cell SourceUris(const google::protobuf::RepeatedPtrField<v1::Source>& sources);

// The reasons of notes: "second-hand; disputed".
Cell Reasons(const google::protobuf::RepeatedPtrField<v1::DataNote>& notes);

// A value: what it is, when, who says so, in which visit and documents.
const Columns<const v1::ObservationPoint*>& PointColumns();

// A finding, likewise.
const Columns<const v1::ReportedFinding*>& FindingColumns();

// A judgement or a statement on progress as a whole, likewise.
const Columns<const v1::ComparedStatement*>& StatementColumns();

// A note.
const Columns<const v1::DataNote*>& NoteColumns();

// NAME_low and NAME_high; empty where `range` gives null.
template <typename Row>
void AddRange(const std::string& name, const std::function<const v1::Range*(const Row&)>& range,
              Columns<Row>& columns) {
  columns.push_back({name + "_low", [range](const Row& row) {
                       const v1::Range* found = range(row);
                       return found == nullptr ? Cell() : Number(found->low());
                     }});
  columns.push_back({name + "_high", [range](const Row& row) {
                       const v1::Range* found = range(row);
                       return found == nullptr ? Cell() : Number(found->high());
                     }});
}

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_COLUMNS_COMMON_COLUMNS_H_
