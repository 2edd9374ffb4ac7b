#include "tests/fuzz/field_texts.h"

#include <cstddef>
#include <string_view>

#include "absl/strings/str_cat.h"

#include "common/model/resource_name.h"
#include "ingest-service/rules/limits.h"

namespace waymark::fuzz {
namespace {

using ingest::FieldKind;
using Texts = std::vector<std::string>;

constexpr std::size_t kMaxDictionaryBytes = 60;

template <typename Entry>
Texts NamesOf(std::string_view collection, const std::vector<Entry>& entries) {
  Texts names = {absl::StrCat(std::string(collection), "/no-such-entry"),
                 absl::StrCat(std::string(collection), "/")};
  for (const Entry& entry : entries) {
    names.push_back(model::FormatSingle(collection, entry.id));
  }
  names.push_back(entries.front().id);
  return names;
}

Texts Cohorts(const reference::ReferenceData& reference) {
  Texts names = NamesOf(model::kCohorts, reference.cohorts());
  for (const char* ages : {"age:16-17", "age:17", "age:25", "age:26", "age:17-16", "age:0-0",
                           "age:017", "age:", "age:16-", "cohorts/age:17"}) {
    names.emplace_back(ages);
  }
  return names;
}

Texts Dates() {
  return {"2016-06-27",
          "2016-06",
          "2016",
          "2011-03-14/2011-03-20",
          "../2011-03-20",
          "2011-03/..",
          "2016/2016",
          "2024-02-29",
          "2023-02-29",
          "1900",
          "1899-12-31",
          "2199-12-31",
          "2200",
          "2016-13",
          "2016-6",
          "../..",
          "2017/2016",
          "/2016",
          "2016-06-31",
          "2016-00-10",
          "2016-06-",
          "2016-06-27/",
          "today",
          "2026-01-15",
          "2016-06-27T00:00"};
}

Texts Phrases() {
  Texts texts = {"Supervision is held each month.",
                 "x",
                 "   ",
                 "\xC2\xA0\xE3\x80\x80\xE2\x80\x8B",
                 "a\nb\tc",
                 "\xC3\xA9t\xC3\xA9 \xE2\x80\x93 \xF0\x9F\x99\x82",
                 "carriage\rreturn",
                 std::string("nul\0inside", 10),
                 "del\x7F",
                 "c1\xC2\x85",
                 "write to someone@example.org",
                 "call 01632 960123",
                 "born on 1 February 2003"};
  for (const std::size_t limit : {ingest::kMaxStatementBytes, ingest::kMaxPhraseBytes,
                                  ingest::kMaxUnitBytes, ingest::kMaxLabelValueBytes}) {
    texts.emplace_back(limit, 'a');
    texts.emplace_back(limit + 1, 'b');
  }
  return texts;
}

Texts FieldPaths() {
  return {"start_date",
          "findings",
          "findings[f1]",
          "findings[f1].id",
          "findings[943-476-5919].id",
          "findings[none].x",
          "findings[f1].standing",
          "sources[s1].note",
          "labels",
          "labels[a]",
          "judgements[care-leavers].grade",
          "observations[o1].value",
          "recommendations[r1].themes",
          "findings[f1].themes[t].x",
          "findings[",
          "findings[]",
          "].",
          ".",
          "..",
          "start_date.year",
          "create_time.seconds"};
}

Texts VisitNames(const reference::ReferenceData& reference) {
  Texts names = {"2016-05",
                 "2016-13",
                 "..",
                 "../2016",
                 "authorities/sunderland/visits/2016-06-monitoring-visit",
                 "authorities/sunderland/visits/-",
                 "authorities//visits/a",
                 "authorities/no-such-place/visits/a",
                 "authorities/sunderland/visits/a/b",
                 "authorities/sunderland/visits/943-476-5919"};
  for (const reference::Authority& authority : reference.authorities()) {
    names.push_back(model::VisitName{authority.id, "2016-06-inspection"}.ToString());
    for (const reference::AuthorityCode& code : reference.CodesOf(authority.id)) {
      names.push_back(model::VisitName{code.code, "monitoring-visit-1"}.ToString());
    }
  }
  return names;
}

Texts Parents(const reference::ReferenceData& reference) {
  Texts names = NamesOf(model::kAuthorities, reference.authorities());
  for (const reference::Authority& authority : reference.authorities()) {
    for (const reference::AuthorityCode& code : reference.CodesOf(authority.id)) {
      names.push_back(model::FormatSingle(model::kAuthorities, code.code));
    }
  }
  return names;
}

Texts Areas(const reference::ReferenceData& reference) {
  Texts areas = {"no-such-area", "Not A Slug", "nhs-943-476-5919"};
  for (const reference::JudgementArea& area : reference.judgement_areas()) {
    areas.push_back(area.id);
  }
  return areas;
}

Texts LocalIds(char letter) {
  const std::string first(1, letter);
  return {first + "1",
          first + "2",
          first + "3",
          first + "10",
          "f1",
          "o1",
          "s1",
          "r1",
          "_",
          std::string(32, 'i'),
          std::string(33, 'i'),
          "two words",
          "943-476-5919",
          "AB_12_34_56_C"};
}

}  // namespace

FieldTexts::FieldTexts(const reference::ReferenceData& reference)
    : by_kind_({{FieldKind::kText, Phrases()},
                {FieldKind::kLocalId, LocalIds('f')},
                {FieldKind::kSlug,
                 {"definition", "a-1", "Upper", std::string(64, 's'), "nhs-943-476-5919"}},
                {FieldKind::kUri,
                 {"https://example.org/letter.pdf", "HTTP://example.org", "http://", "ftp://a",
                  "https://[::1]/", "https://a b", "https://a/%zz", std::string(2001, 'u'),
                  "https://a/943%20476%205919", "https://a/?b=c%40d.org"}},
                {FieldKind::kFieldPath, FieldPaths()},
                {FieldKind::kDate, Dates()},
                {FieldKind::kTheme, NamesOf(model::kThemes, reference.themes())},
                {FieldKind::kMeasure, NamesOf(model::kMeasures, reference.measures())},
                {FieldKind::kServiceArea, NamesOf(model::kServiceAreas, reference.service_areas())},
                {FieldKind::kCohort, Cohorts(reference)},
                {FieldKind::kSubject, NamesOf(model::kSubjects, reference.subjects())},
                {FieldKind::kSourceId, LocalIds('s')},
                {FieldKind::kObservationId, LocalIds('o')}}),
      by_name_(
          {{"parent", Parents(reference)},
           {"visit_id",
            {"a", "2016-06-monitoring-visit", "-a", "a-", std::string(64, 'v'), "943-476-5919"}},
           {"name", VisitNames(reference)},
           {"baseline", VisitNames(reference)},
           {"joint_with", VisitNames(reference)},
           {"also_covers", VisitNames(reference)},
           {"area", Areas(reference)},
           {"key", {"case-system", "k_1", "Upper", "", std::string(64, 'k')}}}),
      strange_({"", " ", "'", "\"", "\\", "%s%n", "\x01", "\xEF\xBB\xBF", "\xE2\x80\xAE",
                std::string(60, 'p'), std::string(61, 'p'), std::string(129, 'p')}) {}

const FieldTexts::Texts& FieldTexts::For(const google::protobuf::FieldDescriptor& field) const {
  const auto named = by_name_.find(field.name());
  const FieldKind kind = ingest::RuleOf(field).kind;
  const bool is_elsewhere = kind == FieldKind::kElsewhere || kind == FieldKind::kPlain;
  if (is_elsewhere && named != by_name_.end()) return named->second;
  const auto found = by_kind_.find(kind);
  return found == by_kind_.end() ? by_kind_.at(FieldKind::kText) : found->second;
}

std::string FieldTexts::Pick(const google::protobuf::FieldDescriptor& field, Random& random) const {
  const Texts* texts = &For(field);
  const int lot = Below(16, random);
  if (lot == 0) texts = &strange_;
  if (lot == 1)
    texts = &std::next(by_kind_.begin(), Below(static_cast<int>(by_kind_.size()), random))->second;
  return (*texts)[static_cast<std::size_t>(Below(static_cast<int>(texts->size()), random))];
}

std::vector<std::string> FieldTexts::All() const {
  Texts all;
  const auto add = [&all](const Texts& texts) {
    for (const std::string& text : texts) {
      if (!text.empty() && text.size() <= kMaxDictionaryBytes) all.push_back(text);
    }
  };
  for (const auto& [kind, texts] : by_kind_) add(texts);
  for (const auto& [name, texts] : by_name_) add(texts);
  add(strange_);
  return all;
}

}  // namespace waymark::fuzz
