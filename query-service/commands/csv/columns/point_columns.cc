#include "query-service/commands/csv/columns/common_columns.h"

namespace waymark::query::client::csv {
namespace {

using Point = const v1::ObservationPoint*;

// What was observed, as recorded.
Columns<const v1::Observation*> ObservationColumns() {
  using Value = const v1::Observation*;
  return {
      {"kind", [](const Value& o) { return WordCell(o->kind()); }},
      {"value", [](const Value& o) { return Number(If(o->has_value(), o->value())); }},
      {"upper_value",
       [](const Value& o) { return Number(If(o->has_upper_value(), o->upper_value())); }},
      {"qualifier", [](const Value& o) { return WordCell(o->qualifier()); }},
      {"wording", [](const Value& o) { return Text(o->wording()); }},
      {"numerator", [](const Value& o) { return Number(If(o->has_numerator(), o->numerator())); }},
      {"denominator",
       [](const Value& o) { return Number(If(o->has_denominator(), o->denominator())); }},
      {"movement", [](const Value& o) { return WordCell(o->movement()); }},
      {"stated_change",
       [](const Value& o) { return Number(If(o->has_stated_change(), o->stated_change())); }},
      {"stated_change_form", [](const Value& o) { return WordCell(o->stated_change_form()); }},
      {"comparator", [](const Value& o) { return WordCell(o->comparator()); }},
      {"comparator_date", [](const Value& o) { return Text(o->comparator_date()); }},
      {"as_of_date", [](const Value& o) { return Text(o->as_of_date()); }},
      {"as_of_event", [](const Value& o) { return WordCell(o->as_of_event()); }},
      {"speaker", [](const Value& o) { return WordCell(o->speaker()); }},
      {"observation", [](const Value& o) { return Text(o->id()); }},
  };
}

Columns<Point> MakeColumns() {
  Columns<Point> columns;
  Append<Point, const v1::Observation*>(
      ObservationColumns(), [](const Point& point) { return &point->observation(); }, columns);
  const Columns<Point> place = {
      {"earliest_date", [](const Point& p) { return Text(p->earliest_date()); }},
      {"latest_date", [](const Point& p) { return Text(p->latest_date()); }},
      {"visit", [](const Point& p) { return Text(p->visit()); }},
      {"disputed", [](const Point& p) { return Flag(p->disputed()); }},
      {"second_hand", [](const Point& p) { return Flag(p->second_hand()); }},
      {"sources", [](const Point& p) { return SourceTexts(p->sources()); }},
      {"source_uris", [](const Point& p) { return SourceUris(p->sources()); }},
  };
  columns.insert(columns.end(), place.begin(), place.end());
  return columns;
}

}  // namespace

const Columns<Point>& PointColumns() {
  static const auto* columns = new Columns<Point>(MakeColumns());
  return *columns;
}

}  // namespace waymark::query::client::csv
