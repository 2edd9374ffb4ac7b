#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_WRITTEN_THEMES_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_WRITTEN_THEMES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query-service/analysis/theme/theme_trajectory.h"

namespace waymark::query {

// Themes as they will stand in a serialized message that has them in a field of some number: the
// same as BuildThemeTrajectories has them, without a message for each finding. Findings with their
// sources are most of an answer about progress, and are written straight from the visits, once all
// else of it is there.
class SizedThemes {
 public:
  // `themes` stay as they are while this is there. Nothing where they would take more than
  // `max_bytes`, at most INT32_MAX: each of hundreds of findings may stand under twenty themes and
  // cite all that its visit cites.
  static std::optional<SizedThemes> Of(std::uint32_t number, const std::vector<ShownTheme>& themes,
                                       std::size_t max_bytes);
  ~SizedThemes();
  SizedThemes(SizedThemes&&) noexcept;
  SizedThemes& operator=(SizedThemes&&) = delete;

  // In bytes.
  [[nodiscard]] std::size_t size() const { return size_; }
  void AppendTo(std::string& to) const;

 private:
  class Fields;

  SizedThemes(std::unique_ptr<const Fields> fields, std::size_t size);

  std::unique_ptr<const Fields> fields_;
  std::size_t size_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_WRITTEN_THEMES_H_
