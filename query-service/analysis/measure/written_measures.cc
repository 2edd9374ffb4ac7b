#include "query-service/analysis/measure/written_measures.h"

#include <string_view>

#include "google/protobuf/message_lite.h"

#include "common/model/day_text.h"
#include "common/wire/field_writing.h"
#include "common/wire/wire_fields.h"

namespace waymark::query {
namespace {

using v1::MeasureTrajectory;
using v1::ObservationPoint;
using wire::AppendContentField;

void AppendMessage(std::uint32_t number, const google::protobuf::MessageLite& message,
                   std::string& to) {
  const std::size_t content_size = message.ByteSizeLong();
  const std::size_t begin = to.size();
  to.resize(begin + wire::ContentFieldSize(number, content_size));
  auto* const field = reinterpret_cast<std::uint8_t*>(to.data()) + begin;
  message.SerializeWithCachedSizesToArray(wire::WriteContentHead(number, content_size, field));
}

void AppendText(std::uint32_t number, std::string_view text, std::string& to) {
  if (!text.empty()) AppendContentField(number, text, to);
}

void AppendFlag(std::uint32_t number, bool flag, std::string& to) {
  if (flag) wire::AppendNumberField(number, 1, to);
}

// The content of an ObservationPoint, as PointMessage makes it.
std::string PointContent(const MeasurePoint& point) {
  std::string content;
  AppendMessage(ObservationPoint::kObservationFieldNumber, point.observation(), content);
  AppendText(ObservationPoint::kVisitFieldNumber, point.readings.front().visit->visit.name(),
             content);
  if (point.days.has_value()) {
    AppendText(ObservationPoint::kEarliestDateFieldNumber, model::DayText(point.days->first()),
               content);
    AppendText(ObservationPoint::kLatestDateFieldNumber, model::DayText(point.days->last()),
               content);
  }
  AppendFlag(ObservationPoint::kDisputedFieldNumber, point.disputed(), content);
  AppendFlag(ObservationPoint::kSecondHandFieldNumber, IsSecondHand(point), content);
  for (const v1::Source* source : SourcesOf(point)) {
    AppendMessage(ObservationPoint::kSourcesFieldNumber, *source, content);
  }
  return content;
}

// Takes from the front of serialized fields, which stand in their order, those before a number.
std::string_view TakeUpTo(std::uint32_t number, std::string_view& fields) {
  wire::WireFields rest(fields);
  std::size_t size = 0;
  while (rest.Next() && rest.number() < number) size += rest.bytes().size();
  const std::string_view taken = fields.substr(0, size);
  fields.remove_prefix(size);
  return taken;
}

// Adds points in fields of that number, until there is more than `max_bytes`.
void AppendPoints(std::uint32_t number, const std::vector<const MeasurePoint*>& points,
                  std::size_t max_bytes, std::string& to) {
  for (const MeasurePoint* point : points) {
    if (to.size() > max_bytes) return;
    AppendContentField(number, PointContent(*point), to);
  }
}

// The content of a MeasureTrajectory; more than `max_bytes` where it is longer.
std::string MeasureContent(const ShownMeasure& measure, std::size_t max_bytes) {
  const std::string state = measure.state.SerializeAsString();
  std::string_view rest = state;
  std::string content(TakeUpTo(MeasureTrajectory::kBaselineFieldNumber, rest));
  if (measure.baseline != nullptr) {
    AppendContentField(MeasureTrajectory::kBaselineFieldNumber, PointContent(*measure.baseline),
                       content);
  }
  if (measure.latest != nullptr) {
    AppendContentField(MeasureTrajectory::kLatestFieldNumber, PointContent(*measure.latest),
                       content);
  }
  content.append(TakeUpTo(MeasureTrajectory::kPointsFieldNumber, rest));
  AppendPoints(MeasureTrajectory::kPointsFieldNumber, measure.points, max_bytes, content);
  AppendPoints(MeasureTrajectory::kTargetsFieldNumber, measure.targets, max_bytes, content);
  return content.append(rest);
}

}  // namespace

std::optional<std::string> WriteMeasures(std::uint32_t number,
                                         const std::vector<ShownMeasure>& measures,
                                         std::size_t max_bytes) {
  std::string written;
  for (const ShownMeasure& measure : measures) {
    const std::string content = MeasureContent(measure, max_bytes);
    if (content.size() > max_bytes) return std::nullopt;
    AppendContentField(number, content, written);
    if (written.size() > max_bytes) return std::nullopt;
  }
  return written;
}

}  // namespace waymark::query
