#include "query-service/projections/visit_pieces.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "google/protobuf/util/time_util.h"

#include "common/model/date_order.h"
#include "common/model/partial_date.h"
#include "common/wire/wire_fields.h"
#include "query-service/projections/keys.h"
#include "query-service/projections/stored_details.h"
#include "query-service/text/searched_texts.h"

namespace waymark::query {
namespace {

using v1::Visit;

// More terms than most visits have.
constexpr std::size_t kManyTerms = 512;

bool IsDetail(std::uint32_t field) {
  switch (field) {
    case Visit::kFindingsFieldNumber:
    case Visit::kObservationsFieldNumber:
    case Visit::kRecommendationsFieldNumber:
    case Visit::kRecommendationUpdatesFieldNumber:
    case Visit::kResponsesFieldNumber:
    case Visit::kEvidenceFieldNumber:
    case Visit::kNotesFieldNumber:
      return true;
    default:
      return false;
  }
}

bool IsSetAnew(std::uint32_t field) {
  switch (field) {
    case Visit::kRevisionFieldNumber:
    case Visit::kEtagFieldNumber:
    case Visit::kDeletedFieldNumber:
    case Visit::kCreateTimeFieldNumber:
    case Visit::kUpdateTimeFieldNumber:
    case Visit::kSubmitterFieldNumber:
      return true;
    default:
      return false;
  }
}

// Of a visit, as they stand in it.
struct Dates {
  std::string_view start;
  std::string_view end;
  std::string_view published;

  void Note(const wire::WireFields& field) {
    if (field.number() == Visit::kStartDateFieldNumber) start = field.content();
    if (field.number() == Visit::kEndDateFieldNumber) end = field.content();
    if (field.number() == Visit::kPublishedDateFieldNumber) published = field.content();
  }

  [[nodiscard]] std::string SortDay() const {
    for (const std::string_view date : {start, end, published}) {
      if (date.empty()) continue;
      const auto parsed = model::PartialDate::Parse(date);
      if (parsed.ok()) return absl::FormatCivilTime(model::SortDay(*parsed));
    }
    return std::string(keys::kUndated);
  }
};

std::string Words(std::vector<std::uint32_t>& terms) {
  if (terms.empty()) return "";
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return keys::WithUntil(keys::kForever, keys::Terms(terms));
}

}  // namespace

std::optional<VisitPieces> TakeApart(std::string_view visit, const Visit& output) {
  VisitPieces pieces;
  pieces.revision = output.revision();
  pieces.deleted = output.deleted();
  pieces.timeline = keys::WithUntil(keys::kForever, "");
  DetailsWriter details;
  std::vector<std::uint32_t> terms;
  terms.reserve(kManyTerms);
  const auto add_term = [&terms](std::string_view term) { terms.push_back(keys::Term(term)); };
  Dates dates;
  wire::WireFields fields(visit);
  while (fields.Next()) {
    if (IsSetAnew(fields.number())) continue;
    dates.Note(fields);
    if (IsDetail(fields.number())) {
      details.Add(fields.number(), fields.bytes(), fields.content());
    } else {
      pieces.timeline.append(fields.bytes());
    }
    if (output.deleted()) continue;
    if (!ForEachSearchTerm(fields.number(), fields.content(), add_term)) return std::nullopt;
  }
  if (!fields.reached_end()) return std::nullopt;
  if (!output.AppendToString(&pieces.timeline)) return std::nullopt;
  pieces.details = keys::WithUntil(keys::kForever, details.Stored());
  pieces.day = dates.SortDay();
  pieces.words = Words(terms);
  return pieces;
}

VisitPieces TakeApart(const Visit& visit) {
  Visit output;
  output.set_revision(visit.revision());
  output.set_etag(visit.etag());
  output.set_deleted(visit.deleted());
  output.set_submitter(visit.submitter());
  if (visit.has_update_time()) *output.mutable_update_time() = visit.update_time();
  return TakeApart(visit.SerializeAsString(), output).value_or(VisitPieces());
}

void AddCreateTime(std::int64_t micros, VisitPieces& pieces) {
  Visit created;
  *created.mutable_create_time() =
      google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(micros);
  created.AppendToString(&pieces.timeline);
}

void DropDetails(Visit& visit) {
  visit.clear_findings();
  visit.clear_observations();
  visit.clear_recommendations();
  visit.clear_recommendation_updates();
  visit.clear_responses();
  visit.clear_evidence();
  visit.clear_notes();
}

}  // namespace waymark::query
