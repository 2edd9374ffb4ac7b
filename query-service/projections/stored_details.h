#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_STORED_DETAILS_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_STORED_DETAILS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// How details are stored: what says something of measures is found without a look at the rest,
// which is most of them. Stored: a change of it needs a new kFormat.
//
//   size of the observations' fields (4, big-endian)
//   how many findings rest on figures (4)
//   of each of these: where it begins among the fields (4), its size (4); in their order
//   the fields, as a Visit has them: observations, and then the others in their order
namespace waymark::query {

// Puts details together.
class DetailsWriter {
 public:
  // One field of a visit: its number, its bytes with the tag, and its content; see WireFields.
  void Add(std::uint32_t number, std::string_view bytes, std::string_view content);
  // What was added, as it is stored.
  [[nodiscard]] std::string Stored() const;

 private:
  std::string observations_;
  std::string others_;
  // Of findings that rest on figures: where their contents lie in others_, and their sizes.
  std::vector<std::pair<std::size_t, std::size_t>> on_figures_;
};

// Views of stored details.
struct StoredDetails {
  std::string_view fields;        // All of them.
  std::string_view observations;  // Those of the observations.
  // The contents of the findings that name an observation or doubt a measure, in their order.
  std::vector<std::string_view> on_figures;
};

// Nothing for bytes of another form; whether the fields are some is not looked at.
std::optional<StoredDetails> ReadStoredDetails(std::string_view stored);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_STORED_DETAILS_H_
