#ifndef WAYMARK_COMMON_REFERENCE_LOADING_RECORD_READER_H_
#define WAYMARK_COMMON_REFERENCE_LOADING_RECORD_READER_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/reference/loading/faults.h"
#include "common/reference/records.h"

// Turns the texts of the reference files into records, each with the line it stands on.
namespace waymark::reference {

inline constexpr std::string_view kAuthoritiesFile = "authorities.csv";
inline constexpr std::string_view kCodesFile = "authority_codes.csv";
inline constexpr std::string_view kSuccessionsFile = "authority_successions.csv";
inline constexpr std::string_view kNeighboursFile = "statistical_neighbours.csv";
inline constexpr std::string_view kThemesFile = "themes.csv";
inline constexpr std::string_view kMeasuresFile = "measures.csv";
inline constexpr std::string_view kJudgementAreasFile = "judgement_areas.csv";
inline constexpr std::string_view kServiceAreasFile = "service_areas.csv";
inline constexpr std::string_view kCohortsFile = "cohorts.csv";
inline constexpr std::string_view kSubjectsFile = "subjects.csv";

// All of them, in the order of the digest. Stored: the digest stands in stores, do not reorder.
inline constexpr std::string_view kFiles[] = {
    kAuthoritiesFile,    kCodesFile,        kSuccessionsFile, kNeighboursFile, kThemesFile,
    kJudgementAreasFile, kServiceAreasFile, kCohortsFile,     kSubjectsFile,   kMeasuresFile};

// File name -> content.
using FileTexts = std::map<std::string_view, std::string>;

template <typename Record>
struct Lined {
  Record record;
  int line = 0;
};

template <typename Record>
using LinedRecords = std::vector<Lined<Record>>;

struct Records {
  LinedRecords<Authority> authorities;
  LinedRecords<AuthorityCode> codes;
  LinedRecords<Succession> successions;
  LinedRecords<Neighbour> neighbours;
  LinedRecords<Theme> themes;
  LinedRecords<Measure> measures;
  LinedRecords<JudgementArea> judgement_areas;
  LinedRecords<ServiceArea> service_areas;
  LinedRecords<Cohort> cohorts;
  LinedRecords<Subject> subjects;
  bool complete = true;  // false where a file is missing or rows of one could not be read
};

// Reports to `faults` what is wrong with a row taken by itself; the row is kept, so that what
// refers to it is not reported too.
Records ReadRecords(const FileTexts& texts, Faults& faults);

}  // namespace waymark::reference

#endif  // WAYMARK_COMMON_REFERENCE_LOADING_RECORD_READER_H_
