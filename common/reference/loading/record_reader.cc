#include "common/reference/loading/record_reader.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <set>
#include <span>
#include <utility>

#include "absl/strings/str_split.h"

#include "common/reference/loading/table.h"

namespace waymark::reference {
namespace {

using Columns = std::initializer_list<std::string_view>;

constexpr EnumWord<CodeScheme> kCodeSchemes[] = {{"gss", CodeScheme::kGss},
                                                 {"dfe", CodeScheme::kDfe},
                                                 {"ofsted-urn", CodeScheme::kOfstedUrn},
                                                 {"alias", CodeScheme::kAlias}};

constexpr EnumWord<SuccessionKind> kSuccessionKinds[] = {
    {"merge", SuccessionKind::kMerge},
    {"split", SuccessionKind::kSplit},
    {"restructure", SuccessionKind::kRestructure},
    {"part-transfer", SuccessionKind::kPartTransfer}};

constexpr EnumWord<Closeness> kClosenesses[] = {{"extremely-close", Closeness::kExtremelyClose},
                                                {"very-close", Closeness::kVeryClose},
                                                {"close", Closeness::kClose},
                                                {"somewhat-close", Closeness::kSomewhatClose},
                                                {"not-close", Closeness::kNotClose}};

constexpr EnumWord<MeasureUnit> kUnits[] = {{"percent", MeasureUnit::kPercent},
                                            {"count", MeasureUnit::kCount},
                                            {"fte", MeasureUnit::kFte},
                                            {"ratio", MeasureUnit::kRatio}};

constexpr EnumWord<Better> kBetters[] = {
    {"higher", Better::kHigher}, {"lower", Better::kLower}, {"none", Better::kNone}};

constexpr EnumWord<bool> kYesNo[] = {{"yes", true}, {"no", false}};

template <typename Enum, size_t N>
std::span<const EnumWord<Enum>> Words(const EnumWord<Enum> (&words)[N]) {
  return words;
}

// "A00000000" -> a letter and eight digits; "000" -> three digits.
bool HasShape(std::string_view text, std::string_view shape) {
  return std::equal(text.begin(), text.end(), shape.begin(), shape.end(), [](char c, char want) {
    return want == 'A' ? (c >= 'A' && c <= 'Z') : (c >= '0' && c <= '9');
  });
}

bool IsCodeOf(CodeScheme scheme, std::string_view code) {
  switch (scheme) {
    case CodeScheme::kGss:
      return HasShape(code, "A00000000");
    case CodeScheme::kDfe:
      return HasShape(code, "000");
    case CodeScheme::kOfstedUrn:
      return HasShape(code, "00000") || HasShape(code, "000000") || HasShape(code, "0000000");
    case CodeScheme::kAlias:
      return true;
  }
  return false;
}

// Reads the validity of any record that has one.
template <typename Record>
void ReadValidity(const Row& row, Record& record) {
  record.valid_from = row.Day("valid_from");
  record.valid_to = row.Day("valid_to");
  if (record.valid_from && record.valid_to && *record.valid_from > *record.valid_to) {
    row.Fault("valid_from is after valid_to");
  }
}

template <typename Entry>
void ReadRetirement(const Row& row, Entry& entry) {
  entry.valid_to = row.Day("valid_to");
  entry.replaced_by = row.Slug("replaced_by");
  if (!entry.replaced_by.empty() && row.Text("valid_to").empty()) {
    row.Fault("replaced_by without valid_to");
  }
}

Authority ReadAuthority(const Row& row) {
  Authority authority{.id = row.RequiredSlug("authority_id"),
                      .name = row.RequiredText("name"),
                      .council_type = row.OneOf("council_type", CouncilTypes()),
                      .region = row.OneOf("region", Regions())};
  ReadValidity(row, authority);
  return authority;
}

AuthorityCode ReadCode(const Row& row) {
  AuthorityCode code{.authority = row.RequiredSlug("authority_id"),
                     .scheme = row.Word("scheme", Words(kCodeSchemes), CodeScheme::kAlias),
                     .code = row.RequiredText("code")};
  if (!code.code.empty() && !IsCodeOf(code.scheme, code.code)) {
    row.Fault("code '" + code.code + "' does not have the form of its scheme");
  }
  ReadValidity(row, code);
  return code;
}

Succession ReadSuccession(const Row& row) {
  return {.predecessor = row.RequiredSlug("predecessor_id"),
          .successor = row.RequiredSlug("successor_id"),
          .effective_date = row.RequiredDay("effective_date"),
          .kind = row.Word("kind", Words(kSuccessionKinds), SuccessionKind::kPartTransfer)};
}

Neighbour ReadNeighbour(const Row& row) {
  return {.model = row.RequiredSlug("model"),
          .authority = row.RequiredSlug("authority_id"),
          .rank = row.RequiredPositive("rank"),
          .neighbour = row.RequiredSlug("neighbour_id"),
          .closeness = row.Word("closeness", Words(kClosenesses), Closeness::kClose)};
}

Theme ReadTheme(const Row& row) {
  Theme theme{.id = row.RequiredSlug("theme_id"),
              .group = row.RequiredSlug("group"),
              .label = row.RequiredText("label")};
  ReadRetirement(row, theme);
  return theme;
}

bool IsAgeGroup(const std::string& word) {
  static const auto* const kIds = [] {
    auto* ids = new std::set<std::string>;
    for (const Cohort& cohort : AgeCohorts()) ids->insert(cohort.id);
    return ids;
  }();
  return word == "any" || kIds->contains("age:" + word);
}

std::vector<std::string> ReadAgeGroups(const Row& row) {
  const std::string text = row.Text("age_groups");
  if (text.empty()) return {};
  std::vector<std::string> groups = absl::StrSplit(text, ';');
  for (const std::string& group : groups) {
    if (!IsAgeGroup(group)) {
      row.Fault("age group '" + group + "' is none of: any, 17, 16-17, 18+ (years from 0 to 25)");
    }
  }
  return groups;
}

Measure ReadMeasure(const Row& row) {
  Measure measure{.id = row.RequiredSlug("measure_id"),
                  .label = row.RequiredText("label"),
                  .unit = row.Word("unit", Words(kUnits), MeasureUnit::kCount),
                  .better = row.Word("better", Words(kBetters), Better::kNone),
                  .population = row.Text("population"),
                  .age_groups = ReadAgeGroups(row),
                  .date_basis = row.RequiredText("date_basis"),
                  .defined_by = row.RequiredText("defined_by"),
                  .complement = row.Slug("complement"),
                  .comparable = row.Word("comparable", Words(kYesNo), false)};
  ReadRetirement(row, measure);
  return measure;
}

JudgementArea ReadJudgementArea(const Row& row) {
  return {.framework = row.OneOf("framework", Frameworks()),
          .id = row.RequiredSlug("judgement_area_id"),
          .equivalent_to = row.RequiredSlug("equivalent_to"),
          .label = row.RequiredText("label")};
}

ServiceArea ReadServiceArea(const Row& row) {
  ServiceArea area{.id = row.RequiredSlug("service_area_id"),
                   .parent = row.Slug("parent_id"),
                   .label = row.RequiredText("label")};
  ReadRetirement(row, area);
  return area;
}

Cohort ReadCohort(const Row& row) {
  Cohort cohort{.id = row.RequiredSlug("cohort_id"), .label = row.RequiredText("label")};
  ReadRetirement(row, cohort);
  return cohort;
}

Subject ReadSubject(const Row& row) {
  Subject subject{.id = row.RequiredSlug("subject_id"), .label = row.RequiredText("label")};
  ReadRetirement(row, subject);
  return subject;
}

class RecordReader {
 public:
  RecordReader(const FileTexts& texts, Faults& faults) : texts_(texts), faults_(faults) {}

  bool complete() const { return complete_; }

  // The records of `file`, whose columns are all required but valid_to and replaced_by where
  // `retirable`. A file that is not there was reported by who read the directory.
  template <typename Record>
  LinedRecords<Record> Read(std::string_view file, Columns required, Record (*read)(const Row&),
                            bool retirable = false) {
    static constexpr std::string_view kRetirement[] = {"valid_to", "replaced_by"};
    LinedRecords<Record> records;
    const auto text = texts_.find(file);
    if (text == texts_.end()) {
      complete_ = false;
      return records;
    }
    const Table table(std::string(file), text->second, std::span(required.begin(), required.size()),
                      std::span(kRetirement).first(retirable ? std::size(kRetirement) : 0),
                      faults_);
    complete_ = complete_ && table.complete();
    for (const Row& row : table.Rows()) records.push_back({read(row), row.line()});
    return records;
  }

 private:
  const FileTexts& texts_;
  Faults& faults_;
  bool complete_ = true;
};

}  // namespace

Records ReadRecords(const FileTexts& texts, Faults& faults) {
  constexpr bool kRetirable = true;
  RecordReader reader(texts, faults);
  Records records;
  records.authorities = reader.Read(
      kAuthoritiesFile,
      {"authority_id", "name", "council_type", "region", "valid_from", "valid_to"}, ReadAuthority);
  records.codes = reader.Read(
      kCodesFile, {"authority_id", "scheme", "code", "valid_from", "valid_to"}, ReadCode);
  records.successions =
      reader.Read(kSuccessionsFile, {"predecessor_id", "successor_id", "effective_date", "kind"},
                  ReadSuccession);
  records.neighbours =
      reader.Read(kNeighboursFile, {"model", "authority_id", "rank", "neighbour_id", "closeness"},
                  ReadNeighbour);
  records.themes = reader.Read(kThemesFile, {"theme_id", "group", "label"}, ReadTheme, kRetirable);
  records.measures =
      reader.Read(kMeasuresFile,
                  {"measure_id", "label", "unit", "better", "population", "age_groups",
                   "date_basis", "defined_by", "complement", "comparable"},
                  ReadMeasure, kRetirable);
  records.judgement_areas =
      reader.Read(kJudgementAreasFile, {"framework", "judgement_area_id", "equivalent_to", "label"},
                  ReadJudgementArea);
  records.service_areas = reader.Read(kServiceAreasFile, {"service_area_id", "parent_id", "label"},
                                      ReadServiceArea, kRetirable);
  records.cohorts = reader.Read(kCohortsFile, {"cohort_id", "label"}, ReadCohort, kRetirable);
  records.subjects = reader.Read(kSubjectsFile, {"subject_id", "label"}, ReadSubject, kRetirable);
  records.complete = reader.complete();
  return records;
}

}  // namespace waymark::reference
