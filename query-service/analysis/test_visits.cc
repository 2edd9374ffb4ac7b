#include "query-service/analysis/test_visits.h"

#include <utility>

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "google/protobuf/text_format.h"

namespace waymark::query {
namespace {

// Dates and whole names stay as they are.
bool IsShortName(const std::string& name) {
  return !name.empty() && name.find('/') == std::string::npos && (name[0] < '0' || name[0] > '9');
}

void Lengthen(const std::string& prefix, std::string& name) {
  if (IsShortName(name)) name = prefix + name;
}

}  // namespace

const reference::ReferenceData& Reference() {
  static const auto* const data = new absl::StatusOr<reference::ReferenceData>(
      reference::ReferenceData::Load("common/reference/data"));
  EXPECT_TRUE(data->ok()) << data->status();
  return **data;
}

v1::Visit VisitOf(std::string_view authority_id, std::string_view text) {
  v1::Visit visit;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(std::string(text), &visit)) << text;
  const std::string prefix = absl::StrCat("authorities/", std::string(authority_id), "/visits/");
  Lengthen(prefix, *visit.mutable_name());
  Lengthen(prefix, *visit.mutable_baseline());
  if (visit.status() == v1::VISIT_STATUS_UNSPECIFIED) visit.set_status(v1::VISIT_STATUS_HELD);
  for (v1::Finding& finding : *visit.mutable_findings()) {
    if (finding.scope() == v1::FINDING_SCOPE_UNSPECIFIED) {
      finding.set_scope(v1::FINDING_SCOPE_SERVICE);
    }
  }
  return visit;
}

AuthorityRecord RecordOf(std::string_view authority_id, const std::vector<std::string>& texts) {
  AuthorityRecord record;
  record.authority = Reference().FindAuthority(authority_id);
  EXPECT_NE(record.authority, nullptr) << authority_id;
  for (const std::string& text : texts) record.visits.push_back(VisitOf(authority_id, text));
  return record;
}

AuthorityRecord Inheriting(AuthorityRecord record, std::string_view predecessor,
                           const std::vector<std::string>& texts) {
  for (const std::string& text : texts) record.inherited.push_back(VisitOf(predecessor, text));
  return record;
}

History HistoryOf(const std::vector<std::string>& texts) {
  return History(Reference(), RecordOf("leicester", texts));
}

std::string ShortName(std::string_view name) {
  return std::string(name.substr(name.rfind('/') + 1));
}

std::vector<std::string> ShortNames(const std::vector<const DatedVisit*>& visits) {
  std::vector<std::string> names;
  names.reserve(visits.size());
  for (const DatedVisit* visit : visits) names.push_back(ShortName(visit->visit.name()));
  return names;
}

std::string Brief(const v1::DataNote& note) {
  const std::string reason = v1::NoteReason_Name(note.reason());
  std::string brief = reason.substr(std::string_view("NOTE_REASON_").size());
  for (const std::string& name : note.names()) absl::StrAppend(&brief, " ", ShortName(name));
  return brief;
}

}  // namespace waymark::query
