#include "tests/bench/visits.h"

#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"

#include "common/model/resource_name.h"
#include "tests/bench/random.h"
#include "tests/bench/words.h"

namespace waymark::bench {
namespace {

constexpr std::string_view kServiceAreas[] = {"leadership", "help-and-protection",
                                              "children-in-care", "care-leavers"};
constexpr std::string_view kAreas[] = {"overall-effectiveness", "impact-of-leaders",
                                       "help-and-protection", "children-in-care", "care-leavers"};
constexpr std::uint64_t kLocalWordEvery = 6;

std::string NameOf(std::uint64_t authority, std::uint64_t visit) {
  return model::VisitName{.authority_id = AuthorityId(authority), .visit_id = VisitId(visit)}
      .ToString();
}

// Makes one visit, part by part.
class VisitMaker {
 public:
  VisitMaker(const WorldShape& shape, const reference::ReferenceData& reference,
             std::uint64_t authority, std::uint64_t visit)
      : shape_(shape),
        reference_(reference),
        authority_(authority),
        number_(visit),
        random_(shape.seed, authority, visit) {}

  v1::Visit Make() {
    AddBasics();
    const bool is_inspection = number_ % kVisitsPerInspection == 0;
    if (is_inspection) {
      AddInspection();
    } else {
      AddMonitoring();
    }
    AddObservations(is_inspection ? 1 : random_.Between(2, 4));
    AddFindings(is_inspection ? 4 : random_.Between(8, 14));
    AddNotes();
    return std::move(visit_);
  }

  v1::Visit MakeShort() {
    AddBasics();
    if (number_ % kVisitsPerInspection == 0) {
      AddInspection();
    } else {
      AddBaseline();
    }
    AddObservations(2);
    for (int i = 1; i <= kShortFindings; ++i) AddShortFinding(i);
    return std::move(visit_);
  }

 private:
  std::string AServiceArea() {
    return model::FormatSingle(model::kServiceAreas,
                               std::string(kServiceAreas[random_.Below(std::size(kServiceAreas))]));
  }

  std::string ATheme() {
    return model::FormatSingle(model::kThemes, reference_.themes()[random_.Rank(kThemesInUse)].id);
  }

  void AddBasics() {
    visit_.set_name(NameOf(authority_, number_));
    visit_.set_status(v1::VISIT_STATUS_HELD);
    visit_.set_publication_status(v1::PUBLICATION_STATUS_PUBLISHED);
    visit_.set_framework(v1::FRAMEWORK_ILACS_2023);
    AddDates();
    AddSources();
  }

  void AddDates() {
    const Days days = DaysOf(authority_);
    const auto span = static_cast<std::uint64_t>(days.last - days.first);
    const absl::CivilDay start =
        days.first + static_cast<std::int64_t>(span * number_ / shape_.visits_per_authority);
    day_ = start + random_.Between(0, 10);
    visit_.set_start_date(absl::FormatCivilTime(day_));
    visit_.set_end_date(absl::FormatCivilTime(day_ + 1));
    visit_.set_published_date(absl::FormatCivilTime(day_ + random_.Between(20, 40)));
  }

  void AddSources() {
    v1::Source& source = *visit_.add_sources();
    source.set_id("s1");
    source.set_type(v1::SOURCE_TYPE_LETTER);
    source.set_title(Sentence(random_, 8));
    source.set_publisher(Sentence(random_, 2));
    source.set_uri(absl::StrCat("https://example.org/", AuthorityId(authority_), "/", number_));
    source.set_published_date(visit_.published_date());
  }

  void AddInspection() {
    visit_.set_type(number_ == 0 ? v1::VISIT_TYPE_INSPECTION : v1::VISIT_TYPE_REINSPECTION);
    visit_.set_monitoring_follows(true);
    for (const std::string_view area : kAreas) {
      v1::Judgement& judgement = *visit_.add_judgements();
      judgement.set_area(std::string(area));
      judgement.set_grade(static_cast<v1::Grade>(random_.Between(1, 4)));
      judgement.add_source_ids("s1");
    }
    for (int i = 1; i <= 6; ++i) {
      v1::Recommendation& recommendation = *visit_.add_recommendations();
      recommendation.set_id(absl::StrCat("r", i));
      recommendation.set_text(Sentence(random_, 14));
      recommendation.add_themes(ATheme());
    }
  }

  // A monitoring visit since the last inspection.
  void AddBaseline() {
    visit_.set_type(v1::VISIT_TYPE_MONITORING_VISIT);
    visit_.set_baseline(NameOf(authority_, number_ - number_ % kVisitsPerInspection));
  }

  void AddMonitoring() {
    AddBaseline();
    const std::uint64_t since = number_ % kVisitsPerInspection;
    v1::StatedNumber& stated = *visit_.add_stated_numbers();
    stated.set_number(static_cast<int>(since));
    stated.set_counted_from(v1::COUNTED_FROM_BASELINE);
    stated.add_source_ids("s1");
    v1::Focus& focus = *visit_.add_focus();
    focus.set_service_area(AServiceArea());
    focus.add_source_ids("s1");
    v1::OverallProgress& overall = *visit_.add_overall_progress();
    overall.set_rating(static_cast<v1::ProgressRating>(random_.Between(1, 6)));
    overall.set_phrase(Sentence(random_, 2));
    overall.set_service_area(focus.service_area());
    overall.set_speaker(v1::SPEAKER_INSPECTORATE);
    overall.add_source_ids("s1");
    for (int i = 0; i < 4; ++i) {
      v1::Evidence& evidence = *visit_.add_evidence();
      evidence.set_type(static_cast<v1::EvidenceType>(random_.Between(1, 10)));
      evidence.set_description(Sentence(random_, 4));
    }
    v1::RecommendationUpdate& update = *visit_.add_recommendation_updates();
    update.set_recommendation("r1");
    update.set_coverage(v1::COVERAGE_ONE);
    update.set_status(v1::RECOMMENDATION_STATUS_PROGRESSED);
    update.set_speaker(v1::SPEAKER_INSPECTORATE);
    update.add_source_ids("s1");
  }

  void AddObservations(int count) {
    for (int i = 1; i <= count; ++i) {
      const reference::Measure& measure = reference_.measures()[random_.Rank(kMeasuresInUse)];
      v1::Observation& observation = *visit_.add_observations();
      observation.set_id(absl::StrCat("o", i));
      observation.set_measure(model::FormatSingle(model::kMeasures, measure.id));
      observation.set_value(random_.Between(1, 99));
      observation.set_qualifier(v1::QUALIFIER_EXACT);
      observation.set_wording(Sentence(random_, 6));
      observation.set_as_of_date(absl::FormatCivilTime(day_ - random_.Between(0, 60)));
      observation.set_kind(v1::OBSERVATION_KIND_ACTUAL);
      observation.set_basis(v1::SERIES_BASIS_LETTER);
      observation.set_speaker(v1::SPEAKER_INSPECTORATE);
      observation.add_source_ids("s1");
    }
  }

  void AddFindings(int count) {
    for (int i = 1; i <= count; ++i) {
      v1::Finding& finding = *visit_.add_findings();
      finding.set_id(absl::StrCat("f", i));
      finding.add_themes(ATheme());
      if (std::string second = ATheme(); random_.Once(3) && second != finding.themes(0)) {
        finding.add_themes(std::move(second));
      }
      finding.set_statement(Sentence(random_, random_.Between(8, 18)));
      finding.set_standing(static_cast<v1::Standing>(random_.Between(0, 4)));
      finding.set_direction(static_cast<v1::Direction>(random_.Between(0, 4)));
      finding.set_speaker(v1::SPEAKER_INSPECTORATE);
      finding.set_scope(v1::FINDING_SCOPE_SERVICE);
      finding.set_service_area(AServiceArea());
      finding.add_source_ids("s1");
    }
    if (number_ % kLocalWordEvery == 1) {
      absl::StrAppend(visit_.mutable_findings(0)->mutable_statement(), " ", LocalWord(authority_),
                      ".");
    }
  }

  void AddShortFinding(int number) {
    v1::Finding& finding = *visit_.add_findings();
    finding.set_id(absl::StrCat("f", number));
    finding.add_themes(ATheme());
    finding.set_statement(Sentence(random_, 4));
    finding.set_standing(static_cast<v1::Standing>(random_.Between(0, 4)));
    finding.set_direction(static_cast<v1::Direction>(random_.Between(0, 4)));
    finding.set_speaker(v1::SPEAKER_INSPECTORATE);
    finding.set_scope(v1::FINDING_SCOPE_SERVICE);
    finding.add_source_ids("s1");
  }

  void AddNotes() {
    for (int i = 0; i < 2; ++i) {
      v1::Note& note = *visit_.add_notes();
      note.set_text(Sentence(random_, 12));
      note.add_source_ids("s1");
    }
  }

  const WorldShape& shape_;
  const reference::ReferenceData& reference_;
  const std::uint64_t authority_;
  const std::uint64_t number_;
  Random random_;
  absl::CivilDay day_;
  v1::Visit visit_;
};

}  // namespace

std::string VisitId(std::uint64_t visit) { return absl::StrFormat("v%03d", visit); }

v1::Visit MakeVisit(const WorldShape& shape, const reference::ReferenceData& reference,
                    std::uint64_t authority, std::uint64_t visit) {
  return VisitMaker(shape, reference, authority, visit).Make();
}

v1::Visit MakeShortVisit(const WorldShape& shape, const reference::ReferenceData& reference,
                         std::uint64_t authority, std::uint64_t visit) {
  return VisitMaker(shape, reference, authority, visit).MakeShort();
}

}  // namespace waymark::bench
