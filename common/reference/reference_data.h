#ifndef WAYMARK_COMMON_REFERENCE_REFERENCE_DATA_H_
#define WAYMARK_COMMON_REFERENCE_REFERENCE_DATA_H_

#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

#include "common/reference/authority_index.h"
#include "common/reference/records.h"
#include "common/reference/vocabulary.h"

namespace waymark::reference {

struct Records;

// The authorities and the vocabularies, as the files of one directory give them. Immutable once
// loaded, so any thread may read. Pointers, spans and views it returns live as long as it does,
// and stay good when it is moved.
//
// FindX takes a bare id ("caseloads", not "themes/caseloads"), exactly as it is written, and
// returns null for an unknown one; NearestX then names the ids in use that may have been meant.
// Retired entries are found too: see IsRetired.
class ReferenceData {
 public:
  // Reads and checks every file. NOT_FOUND when `directory` is none; INVALID_ARGUMENT when a file
  // is missing or anything in one is wrong: the message has one line, "file:line: what is wrong",
  // for each of the first 20 faults. References between rows are checked once every row can be
  // read.
  static absl::StatusOr<ReferenceData> Load(const std::filesystem::path& directory);

  ReferenceData(ReferenceData&&) = default;
  ReferenceData& operator=(ReferenceData&&) = default;

  // SHA-256 over the files' names and bytes, in lower-case hex.
  const std::string& digest() const { return digest_; }

  const std::vector<Authority>& authorities() const { return authorities_; }  // by id
  // Those of a region, by id; none for a region that no authority is in.
  std::span<const Authority* const> AuthoritiesOfRegion(std::string_view region) const;
  const Authority* FindAuthority(std::string_view id) const { return index_.Find(id); }
  // See AuthorityIndex::Resolve.
  AuthorityMatch ResolveAuthority(std::string_view text, const DayInterval& event = {}) const {
    return index_.Resolve(text, event);
  }
  // All codes and aliases of an authority.
  std::span<const AuthorityCode> CodesOf(std::string_view authority) const;
  // By date, then by the other authority's id.
  std::vector<Succession> PredecessorsOf(std::string_view authority) const;
  std::vector<Succession> SuccessorsOf(std::string_view authority) const;

  const std::vector<std::string>& neighbour_models() const { return neighbour_models_; }  // sorted
  // Nearest first; empty for an unknown authority or model, and where the model leaves it out.
  std::span<const Neighbour> NeighboursOf(std::string_view authority, std::string_view model) const;

  // In the order of their files.
  const std::vector<Theme>& themes() const { return themes_.entries(); }
  const std::vector<Measure>& measures() const { return measures_.entries(); }
  const std::vector<ServiceArea>& service_areas() const { return service_areas_.entries(); }
  const std::vector<Cohort>& cohorts() const { return cohorts_.entries(); }  // without age groups
  const std::vector<Subject>& subjects() const { return subjects_.entries(); }
  const std::vector<JudgementArea>& judgement_areas() const { return judgement_areas_; }

  const Theme* FindTheme(std::string_view id) const { return themes_.Find(id); }
  const Measure* FindMeasure(std::string_view id) const { return measures_.Find(id); }
  const ServiceArea* FindServiceArea(std::string_view id) const { return service_areas_.Find(id); }
  // Listed ones and those of AgeCohorts().
  const Cohort* FindCohort(std::string_view id) const;
  const Subject* FindSubject(std::string_view id) const { return subjects_.Find(id); }
  const JudgementArea* FindJudgementArea(std::string_view framework, std::string_view id) const;
  // Whether any area of the framework is listed: those of PRE-SIF are not.
  bool ListsJudgementAreasOf(std::string_view framework) const;

  std::vector<std::string> NearestThemes(std::string_view id) const { return themes_.Nearest(id); }
  std::vector<std::string> NearestMeasures(std::string_view id) const {
    return measures_.Nearest(id);
  }
  std::vector<std::string> NearestServiceAreas(std::string_view id) const {
    return service_areas_.Nearest(id);
  }
  std::vector<std::string> NearestCohorts(std::string_view id) const {
    return cohorts_.Nearest(id);
  }
  std::vector<std::string> NearestSubjects(std::string_view id) const {
    return subjects_.Nearest(id);
  }
  std::vector<std::string> NearestJudgementAreas(std::string_view framework,
                                                 std::string_view id) const;

 private:
  ReferenceData() = default;
  // Each moves its part out of `records`.
  void TakeAuthorities(Records& records);
  void TakeVocabularies(Records& records);

  std::string digest_;
  std::vector<Authority> authorities_;
  // A group is of a region more often than not, and must not cost what all others are.
  std::map<std::string, std::vector<const Authority*>, std::less<>> by_region_;
  std::vector<AuthorityCode> codes_;        // by authority, then in file order
  std::vector<Succession> by_successor_;    // each in the order that PredecessorsOf gives
  std::vector<Succession> by_predecessor_;  // and SuccessorsOf
  std::vector<Neighbour> neighbours_;       // by model, authority, rank
  std::vector<std::string> neighbour_models_;
  std::vector<JudgementArea> judgement_areas_;
  AuthorityIndex index_;
  Vocabulary<Theme> themes_;
  Vocabulary<Measure> measures_;
  Vocabulary<ServiceArea> service_areas_;
  Vocabulary<Cohort> cohorts_;
  Vocabulary<Cohort> age_cohorts_;
  Vocabulary<Subject> subjects_;
};

}  // namespace waymark::reference

#endif  // WAYMARK_COMMON_REFERENCE_REFERENCE_DATA_H_
