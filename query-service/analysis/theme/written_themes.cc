#include "query-service/analysis/theme/written_themes.h"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "absl/container/node_hash_map.h"

#include "common/wire/field_writing.h"
#include "query-service/analysis/theme/theme_point.h"

namespace waymark::query {
namespace {

using wire::ContentFieldSize;
using wire::WriteBytes;
using wire::WriteContentHead;

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

using WrittenVisits = absl::node_hash_map<const DatedVisit*, WrittenVisit>;

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

// A field with a ThemePoint.
class PointField {
 public:
  // `scratch`: any message, so that each point need not make one.
  PointField(const DatedThemePoint& point, WrittenVisit& visit, v1::ThemePoint& scratch)
      : visit_(visit.point()) {
    scratch.Clear();
    SetConclusions(point, scratch);
    conclusions_ = scratch.SerializeAsString();
    content_size_ = visit_.size() + conclusions_.size();
    findings_.reserve(point.findings.size() + point.other_findings.size());
    Add(v1::ThemePoint::kFindingsFieldNumber, point.findings, visit);
    Add(v1::ThemePoint::kOtherFindingsFieldNumber, point.other_findings, visit);
  }

  [[nodiscard]] std::size_t size() const { return ContentFieldSize(kNumber, content_size_); }

  std::uint8_t* Write(std::uint8_t* to) const {
    to = WriteContentHead(kNumber, content_size_, to);
    to = WriteBytes(conclusions_, WriteBytes(visit_, to));
    for (const FindingField& finding : findings_) to = finding.Write(to);
    return to;
  }

 private:
  static constexpr std::uint32_t kNumber = v1::ThemeTrajectory::kPointsFieldNumber;

  void Add(std::uint32_t number, const PointedFindings& findings, WrittenVisit& visit) {
    for (const FindingView* finding : findings) {
      findings_.emplace_back(number, *finding, visit.SourcesOf(finding->source_ids()));
      content_size_ += findings_.back().size();
    }
  }

  const std::string& visit_;
  std::string conclusions_;
  absl::InlinedVector<FindingField, 2> findings_;
  std::size_t content_size_ = 0;
};

// A field with a ThemeTrajectory, its points after what it says itself.
class ThemeField {
 public:
  ThemeField(std::uint32_t number, const ShownTheme& theme, WrittenVisits& visits,
             v1::ThemePoint& scratch)
      : number_(number), state_(theme.state), content_size_(theme.state.ByteSizeLong()) {
    points_.reserve(theme.points.size());
    for (const DatedThemePoint& point : theme.points) {
      WrittenVisit& visit = visits.try_emplace(point.visit, point.visit->visit).first->second;
      points_.emplace_back(point, visit, scratch);
      content_size_ += points_.back().size();
    }
  }

  [[nodiscard]] std::size_t size() const { return ContentFieldSize(number_, content_size_); }

  std::uint8_t* Write(std::uint8_t* to) const {
    to = WriteContentHead(number_, content_size_, to);
    to = state_.SerializeWithCachedSizesToArray(to);
    for (const PointField& point : points_) to = point.Write(to);
    return to;
  }

 private:
  std::uint32_t number_;
  const v1::ThemeTrajectory& state_;
  std::vector<PointField> points_;
  std::size_t content_size_;
};

}  // namespace

std::optional<std::string> WriteThemes(std::uint32_t number, const std::vector<ShownTheme>& themes,
                                       std::size_t max_bytes) {
  WrittenVisits visits;
  v1::ThemePoint scratch;
  std::vector<ThemeField> fields;
  fields.reserve(themes.size());
  std::size_t size = 0;
  for (const ShownTheme& theme : themes) {
    fields.emplace_back(number, theme, visits, scratch);
    size += fields.back().size();
    if (size > max_bytes) return std::nullopt;
  }
  std::string written(size, '\0');
  auto* to = reinterpret_cast<std::uint8_t*>(written.data());
  for (const ThemeField& field : fields) to = field.Write(to);
  return written;
}

}  // namespace waymark::query
