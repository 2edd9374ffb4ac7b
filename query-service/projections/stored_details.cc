#include "query-service/projections/stored_details.h"

#include <cstddef>

#include "waymark/v1/visit.pb.h"

#include "common/wire/wire_fields.h"
#include "query-service/projections/keys.h"

namespace waymark::query {
namespace {

constexpr std::size_t kNumberSize = 4;

void AppendNumber(std::size_t number, std::string& to) {
  to.append(keys::Number(static_cast<std::uint32_t>(number)));
}

// Whether a finding names an observation or doubts a measure.
bool RestsOnFigures(std::string_view finding) {
  wire::WireFields fields(finding);
  while (fields.Next()) {
    if (fields.number() == v1::Finding::kObservationIdsFieldNumber ||
        fields.number() == v1::Finding::kDoubtsMeasuresFieldNumber) {
      return true;
    }
  }
  return false;
}

// Takes numbers and bytes from the front; once something is missing it has nothing more.
class Front {
 public:
  explicit Front(std::string_view bytes) : rest_(bytes) {}

  std::optional<std::size_t> TakeNumber() {
    if (rest_.size() < kNumberSize) return std::nullopt;
    const auto number = keys::NumberOf(rest_.substr(0, kNumberSize));
    rest_.remove_prefix(kNumberSize);
    return number;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace

void DetailsWriter::Add(std::uint32_t number, std::string_view bytes, std::string_view content) {
  if (number == v1::Visit::kObservationsFieldNumber) {
    observations_.append(bytes);
    return;
  }
  others_.append(bytes);
  if (number == v1::Visit::kFindingsFieldNumber && RestsOnFigures(content)) {
    on_figures_.emplace_back(others_.size() - content.size(), content.size());
  }
}

std::string DetailsWriter::Stored() const {
  std::string stored;
  stored.reserve((2 + 2 * on_figures_.size()) * kNumberSize + observations_.size() +
                 others_.size());
  AppendNumber(observations_.size(), stored);
  AppendNumber(on_figures_.size(), stored);
  for (const auto& [begin, size] : on_figures_) {
    AppendNumber(observations_.size() + begin, stored);
    AppendNumber(size, stored);
  }
  stored.append(observations_).append(others_);
  return stored;
}

std::optional<StoredDetails> ReadStoredDetails(std::string_view stored) {
  Front front(stored);
  const auto observations_size = front.TakeNumber();
  const auto count = front.TakeNumber();
  if (!observations_size.has_value() || !count.has_value()) return std::nullopt;
  if (*count > front.rest().size() / (2 * kNumberSize)) return std::nullopt;
  StoredDetails details;
  details.fields = front.rest().substr(*count * 2 * kNumberSize);
  if (*observations_size > details.fields.size()) return std::nullopt;
  details.observations = details.fields.substr(0, *observations_size);
  for (std::size_t i = 0; i < *count; ++i) {
    const auto begin = front.TakeNumber();
    const auto size = front.TakeNumber();
    if (*begin < *observations_size || *begin > details.fields.size() ||
        *size > details.fields.size() - *begin) {
      return std::nullopt;
    }
    details.on_figures.push_back(details.fields.substr(*begin, *size));
  }
  return details;
}

}  // namespace waymark::query
