#include "common/reference/reference_data.h"

#include <algorithm>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/reference/loading/checks.h"
#include "common/reference/loading/directory.h"
#include "common/reference/loading/faults.h"
#include "common/reference/loading/record_reader.h"

namespace waymark::reference {
namespace {

template <typename Record>
std::vector<Record> WithoutLines(LinedRecords<Record> rows) {
  std::vector<Record> records;
  records.reserve(rows.size());
  for (Lined<Record>& row : rows) records.push_back(std::move(row.record));
  return records;
}

// Those with `authority` as `member`, by which they are sorted.
std::vector<Succession> RunOf(const std::vector<Succession>& successions,
                              std::string Succession::*member, std::string_view authority) {
  const auto first = std::partition_point(
      successions.begin(), successions.end(),
      [&](const Succession& succession) { return succession.*member < authority; });
  const auto last = std::partition_point(
      first, successions.end(),
      [&](const Succession& succession) { return succession.*member == authority; });
  return {first, last};
}

std::tuple<std::string_view, std::string_view> PlaceOf(const Neighbour& neighbour) {
  return {neighbour.model, neighbour.authority};
}

}  // namespace

absl::StatusOr<ReferenceData> ReferenceData::Load(const std::filesystem::path& directory) {
  std::error_code error;
  if (!std::filesystem::is_directory(directory, error)) {
    return absl::NotFoundError(
        absl::StrCat("reference data: ", directory.string(), " is not a directory"));
  }
  Faults faults;
  const FileTexts texts = ReadFiles(directory, faults);
  Records records = ReadRecords(texts, faults);
  if (records.complete) CheckRecords(records, faults);
  if (!faults.empty()) return faults.ToStatus();
  absl::StatusOr<std::string> digest = DigestOf(texts);
  if (!digest.ok()) return digest.status();

  ReferenceData data;
  data.digest_ = *std::move(digest);
  data.TakeAuthorities(records);
  data.TakeVocabularies(records);
  return data;
}

void ReferenceData::TakeAuthorities(Records& records) {
  authorities_ = WithoutLines(std::move(records.authorities));
  std::sort(authorities_.begin(), authorities_.end(),
            [](const Authority& a, const Authority& b) { return a.id < b.id; });
  for (const Authority& authority : authorities_)
    by_region_[authority.region].push_back(&authority);
  codes_ = WithoutLines(std::move(records.codes));
  std::stable_sort(
      codes_.begin(), codes_.end(),
      [](const AuthorityCode& a, const AuthorityCode& b) { return a.authority < b.authority; });
  by_successor_ = WithoutLines(std::move(records.successions));
  by_predecessor_ = by_successor_;
  std::sort(by_successor_.begin(), by_successor_.end(),
            [](const Succession& a, const Succession& b) {
              return std::tie(a.successor, a.effective_date, a.predecessor) <
                     std::tie(b.successor, b.effective_date, b.predecessor);
            });
  std::sort(by_predecessor_.begin(), by_predecessor_.end(),
            [](const Succession& a, const Succession& b) {
              return std::tie(a.predecessor, a.effective_date, a.successor) <
                     std::tie(b.predecessor, b.effective_date, b.successor);
            });
  neighbours_ = WithoutLines(std::move(records.neighbours));
  // Stable, because ranks were checked to ascend as the file has them.
  std::stable_sort(neighbours_.begin(), neighbours_.end(),
                   [](const Neighbour& a, const Neighbour& b) { return PlaceOf(a) < PlaceOf(b); });
  std::set<std::string> models;
  for (const Neighbour& neighbour : neighbours_) models.insert(neighbour.model);
  neighbour_models_.assign(models.begin(), models.end());
  index_ = AuthorityIndex(authorities_, codes_);
}

void ReferenceData::TakeVocabularies(Records& records) {
  themes_ = Vocabulary(WithoutLines(std::move(records.themes)));
  measures_ = Vocabulary(WithoutLines(std::move(records.measures)));
  judgement_areas_ = WithoutLines(std::move(records.judgement_areas));
  service_areas_ = Vocabulary(WithoutLines(std::move(records.service_areas)));
  cohorts_ = Vocabulary(WithoutLines(std::move(records.cohorts)));
  age_cohorts_ = Vocabulary(AgeCohorts());
  subjects_ = Vocabulary(WithoutLines(std::move(records.subjects)));
}

std::span<const Authority* const> ReferenceData::AuthoritiesOfRegion(
    std::string_view region) const {
  const auto found = by_region_.find(region);
  if (found == by_region_.end()) return {};
  return found->second;
}

std::span<const AuthorityCode> ReferenceData::CodesOf(std::string_view authority) const {
  const auto first =
      std::partition_point(codes_.begin(), codes_.end(),
                           [&](const AuthorityCode& code) { return code.authority < authority; });
  const auto last = std::partition_point(
      first, codes_.end(), [&](const AuthorityCode& code) { return code.authority == authority; });
  return {first, last};
}

std::vector<Succession> ReferenceData::PredecessorsOf(std::string_view authority) const {
  return RunOf(by_successor_, &Succession::successor, authority);
}

std::vector<Succession> ReferenceData::SuccessorsOf(std::string_view authority) const {
  return RunOf(by_predecessor_, &Succession::predecessor, authority);
}

std::span<const Neighbour> ReferenceData::NeighboursOf(std::string_view authority,
                                                       std::string_view model) const {
  const std::tuple place(model, authority);
  const auto first =
      std::partition_point(neighbours_.begin(), neighbours_.end(),
                           [&](const Neighbour& other) { return PlaceOf(other) < place; });
  const auto last = std::partition_point(
      first, neighbours_.end(), [&](const Neighbour& other) { return PlaceOf(other) == place; });
  return {first, last};
}

const Cohort* ReferenceData::FindCohort(std::string_view id) const {
  const Cohort* cohort = cohorts_.Find(id);
  return cohort != nullptr ? cohort : age_cohorts_.Find(id);
}

const JudgementArea* ReferenceData::FindJudgementArea(std::string_view framework,
                                                      std::string_view id) const {
  for (const JudgementArea& area : judgement_areas_) {
    if (area.framework == framework && area.id == id) return &area;
  }
  return nullptr;
}

bool ReferenceData::ListsJudgementAreasOf(std::string_view framework) const {
  return std::any_of(judgement_areas_.begin(), judgement_areas_.end(),
                     [&](const JudgementArea& area) { return area.framework == framework; });
}

std::vector<std::string> ReferenceData::NearestJudgementAreas(std::string_view framework,
                                                              std::string_view id) const {
  std::vector<SuggestCandidate> candidates;
  for (const JudgementArea& area : judgement_areas_) {
    if (area.framework == framework) candidates.push_back({.id = area.id, .label = area.label});
  }
  return Suggest(id, candidates);
}

}  // namespace waymark::reference
