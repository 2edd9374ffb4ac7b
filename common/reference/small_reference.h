#ifndef WAYMARK_COMMON_REFERENCE_SMALL_REFERENCE_H_
#define WAYMARK_COMMON_REFERENCE_SMALL_REFERENCE_H_

#include <fstream>
#include <map>
#include <string>

#include "absl/status/statusor.h"

#include "common/reference/reference_data.h"
#include "tests/support/temporary_directory.h"

// For tests: a set of reference data small enough to be told in a screen, and sets that differ from
// it.
namespace waymark::reference {

// Texts by the names of their files.
using Files = std::map<std::string, std::string>;

inline const std::string kAuthorityColumns =
    "authority_id,name,council_type,region,valid_from,valid_to\n";
inline const std::string kCodeColumns = "authority_id,scheme,code,valid_from,valid_to\n";
inline const std::string kMeasureColumns =
    "measure_id,label,unit,better,population,age_groups,date_basis,defined_by,complement,"
    "comparable\n";

// A small set without a fault: a county, the unitary that replaced it, and a neighbour.
inline Files GoodFiles() {
  return {
      {"authorities.csv", kAuthorityColumns + "old,Shire,county,South West,,2019-03-31\n"
                                              "new,Shire,unitary,South West,2019-04-01,\n"
                                              "town,Town,unitary,London,,\n"},
      {"authority_codes.csv", kCodeColumns + "old,dfe,835,,\nnew,dfe,835,,\n"
                                             "town,gss,E06000001,,2025-03-31\n"
                                             "town,gss,E06000002,2025-04-01,\n"},
      {"authority_successions.csv",
       "predecessor_id,successor_id,effective_date,kind\nold,new,2019-04-01,restructure\n"},
      {"statistical_neighbours.csv",
       "model,authority_id,rank,neighbour_id,closeness\n2025,town,1,new,close\n"
       "2025,town,2,old,not-close\n"},
      {"themes.csv",
       "theme_id,group,label\ncaseloads,leadership,Caseloads\n"
       "supervision,leadership,Supervision\n"},
      {"judgement_areas.csv",
       "framework,judgement_area_id,equivalent_to,label\nSIF,overall,overall,Overall\n"
       "SIF,leaders,leadership,Leaders\n"},
      {"service_areas.csv",
       "service_area_id,parent_id,label\nleadership,,Leadership\nfront-door,leadership,Door\n"},
      {"cohorts.csv", "cohort_id,label\nparents,Parents\n"},
      {"subjects.csv", "subject_id,label\npolice,Police\n"},
      {"measures.csv", kMeasureColumns +
                           "in,In touch,percent,higher,,17;18+,a date,letters,out,yes\n"
                           "out,Out of touch,percent,lower,,any,a date,letters,in,yes\n"},
  };
}

inline absl::StatusOr<ReferenceData> LoadFiles(const Files& files) {
  const TemporaryDirectory directory;
  for (const auto& [name, text] : files) {
    std::ofstream(directory.path() / name, std::ios::binary) << text;
  }
  return ReferenceData::Load(directory.path());
}

// The small set but for one file.
inline absl::StatusOr<ReferenceData> LoadWith(const std::string& file, const std::string& text) {
  Files files = GoodFiles();
  files[file] = text;
  return LoadFiles(files);
}

}  // namespace waymark::reference

#endif  // WAYMARK_COMMON_REFERENCE_SMALL_REFERENCE_H_
