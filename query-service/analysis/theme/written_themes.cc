#include "query-service/analysis/theme/written_themes.h"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <utility>

#include "absl/container/node_hash_map.h"

#include "common/wire/field_writing.h"
#include "query-service/analysis/theme/theme_point.h"

namespace waymark::query {
namespace {

using wire::AppendContentField;
using wire::AppendNumberField;
using wire::ContentFieldSize;
using wire::WriteBytes;
using wire::WriteContentHead;

// As many bytes as most points take.
constexpr std::size_t kUsualConclusions = 16;

void AppendKnown(std::uint32_t number, int value, std::string& fields) {
  if (value != 0) AppendNumberField(number, static_cast<std::uint64_t>(value), fields);
}

// Adds what a point concludes from its findings alone, fields of a ThemePoint. It has standings and
// directions that are known, so none is negative.
void AppendConclusions(const DatedThemePoint& point, std::string& fields) {
  AppendKnown(v1::ThemePoint::kStandingFieldNumber, point.standing, fields);
  const StandingCounts counts = CountStandings(point);
  for (std::size_t standing = 0; standing < counts.size(); ++standing) {
    if (counts[standing] == 0) continue;
    std::string count;
    AppendKnown(v1::StandingCount::kStandingFieldNumber, static_cast<int>(standing), count);
    AppendKnown(v1::StandingCount::kCountFieldNumber, counts[standing], count);
    AppendContentField(v1::ThemePoint::kStandingCountsFieldNumber, count, fields);
  }
  AppendKnown(v1::ThemePoint::kDirectionFieldNumber, point.direction, fields);
}

}  // namespace

// What they are made of lies in a few lists, in the order it is written in: to allocate for each
// point takes longer than to write it.
class SizedThemes::Fields {
  // What stands in every point and with every finding of a visit, written once.
  class WrittenVisit {
   public:
    explicit WrittenVisit(const v1::Visit& visit) : visit_(visit) {
      v1::ThemePoint point;
      *point.mutable_visit() = SummaryOf(visit);
      point_ = point.SerializeAsString();
    }

    // Of a ThemePoint.
    [[nodiscard]] const std::string& point() const { return point_; }

    // Of a ReportedFinding that cites these sources. Good as long as this and the ids are there.
    const std::string& SourcesOf(const FindingView::Names& cited) {
      for (const auto& [ids, sources] : sources_) {
        if (std::equal(ids->begin(), ids->end(), cited.begin(), cited.end())) return sources;
      }
      return sources_.emplace_back(&cited, ReportSources(visit_, cited).SerializeAsString()).second;
    }

   private:
    const v1::Visit& visit_;
    std::string point_;
    std::deque<std::pair<const FindingView::Names*, std::string>> sources_;
  };

  // A field with a ReportedFinding.
  class FindingField {
   public:
    FindingField(std::uint32_t number, const FindingView& finding, const std::string& sources)
        : number_(number),
          finding_(finding),
          finding_size_(finding.Size()),
          sources_(sources),
          content_size_(ContentFieldSize(v1::ReportedFinding::kFindingFieldNumber, finding_size_) +
                        sources.size()) {}

    [[nodiscard]] std::size_t size() const { return ContentFieldSize(number_, content_size_); }

    std::uint8_t* Write(std::uint8_t* to) const {
      to = WriteContentHead(number_, content_size_, to);
      to = WriteContentHead(v1::ReportedFinding::kFindingFieldNumber, finding_size_, to);
      return WriteBytes(sources_, finding_.Write(to));
    }

   private:
    std::uint32_t number_;
    const FindingView& finding_;
    std::size_t finding_size_;
    const std::string& sources_;
    std::size_t content_size_;
  };

 public:
  Fields(std::uint32_t number, const std::vector<ShownTheme>& themes) : number_(number) {
    std::size_t points = 0;
    for (const ShownTheme& theme : themes) points += theme.points.size();
    themes_.reserve(themes.size());
    points_.reserve(points);
    findings_.reserve(2 * points);
    conclusions_.reserve(kUsualConclusions * points);
  }

  // Adds a theme, which outlives this; returns the size of its field.
  std::size_t Add(const ShownTheme& theme) {
    std::size_t content_size = theme.state.ByteSizeLong();
    for (const DatedThemePoint& point : theme.points) {
      WrittenVisit& visit = visits_.try_emplace(point.visit, point.visit->visit).first->second;
      content_size += ContentFieldSize(kPoints, AddPoint(point, visit));
    }
    themes_.push_back({&theme, content_size});
    return ContentFieldSize(number_, content_size);
  }

  // All of them, once, into room of their sizes.
  void Write(std::uint8_t* to) const {
    auto point = points_.begin();
    auto finding = findings_.begin();
    std::string_view conclusions = conclusions_;
    for (const Theme& theme : themes_) {
      to = WriteContentHead(number_, theme.content_size, to);
      to = theme.shown->state.SerializeWithCachedSizesToArray(to);
      for (const auto end = point + SizeOf(theme.shown->points); point != end; ++point) {
        to = WriteContentHead(kPoints, point->content_size, to);
        to = WriteBytes(point->visit->point(), to);
        to = WriteBytes(conclusions.substr(0, point->conclusions_size), to);
        conclusions.remove_prefix(point->conclusions_size);
        const auto last = finding + static_cast<std::ptrdiff_t>(point->findings);
        for (; finding != last; ++finding) to = finding->Write(to);
      }
    }
  }

 private:
  static constexpr std::uint32_t kPoints = v1::ThemeTrajectory::kPointsFieldNumber;

  struct Theme {
    const ShownTheme* shown;
    std::size_t content_size;
  };
  struct Point {
    const WrittenVisit* visit;
    std::size_t conclusions_size;
    std::size_t findings;
    std::size_t content_size;
  };

  static std::ptrdiff_t SizeOf(const std::vector<DatedThemePoint>& points) {
    return static_cast<std::ptrdiff_t>(points.size());
  }

  std::size_t AddPoint(const DatedThemePoint& point, WrittenVisit& visit) {
    const std::size_t begin = conclusions_.size();
    AppendConclusions(point, conclusions_);
    const std::size_t conclusions_size = conclusions_.size() - begin;
    const std::size_t content_size =
        visit.point().size() + conclusions_size +
        AddFindings(v1::ThemePoint::kFindingsFieldNumber, point.findings, visit) +
        AddFindings(v1::ThemePoint::kOtherFindingsFieldNumber, point.other_findings, visit);
    points_.push_back({&visit, conclusions_size,
                       point.findings.size() + point.other_findings.size(), content_size});
    return content_size;
  }

  std::size_t AddFindings(std::uint32_t number, const PointedFindings& findings,
                          WrittenVisit& visit) {
    std::size_t size = 0;
    for (const FindingView* finding : findings) {
      findings_.emplace_back(number, *finding, visit.SourcesOf(finding->source_ids()));
      size += findings_.back().size();
    }
    return size;
  }

  std::uint32_t number_;
  absl::node_hash_map<const DatedVisit*, WrittenVisit> visits_;
  std::vector<Theme> themes_;
  std::vector<Point> points_;
  std::vector<FindingField> findings_;
  std::string conclusions_;
};

SizedThemes::SizedThemes(std::unique_ptr<const Fields> fields, std::size_t size)
    : fields_(std::move(fields)), size_(size) {}
SizedThemes::~SizedThemes() = default;
SizedThemes::SizedThemes(SizedThemes&&) noexcept = default;

std::optional<SizedThemes> SizedThemes::Of(std::uint32_t number,
                                           const std::vector<ShownTheme>& themes,
                                           std::size_t max_bytes) {
  auto fields = std::make_unique<Fields>(number, themes);
  std::size_t size = 0;
  for (const ShownTheme& theme : themes) {
    size += fields->Add(theme);
    if (size > max_bytes) return std::nullopt;
  }
  return SizedThemes(std::move(fields), size);
}

void SizedThemes::AppendTo(std::string& to) const {
  const std::size_t begin = to.size();
  to.resize(begin + size_);
  fields_->Write(reinterpret_cast<std::uint8_t*>(to.data()) + begin);
}

}  // namespace waymark::query
