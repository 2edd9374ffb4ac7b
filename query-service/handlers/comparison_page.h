#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_COMPARISON_PAGE_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_COMPARISON_PAGE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/v1/comparison.pb.h"

#include "query-service/analysis/comparison/comparison.h"
#include "query-service/cache/kept_answer.h"

namespace waymark::query {

// One page of a comparison, put together of what its members are in wire form: rows first,
// exclusions after. A piece that alone is larger than a page stands on a page of its own. The
// comparison outlives it.
class ComparisonPage {
 public:
  // The pieces from number `begin` on, at most `max_pieces`.
  ComparisonPage(const Comparison& comparison, std::size_t begin, std::size_t max_pieces);

  // The number of the piece after the last.
  [[nodiscard]] std::size_t end() const { return end_; }
  [[nodiscard]] bool has_next() const { return end_ < all_; }

  // The whole answer; `rest` is all of it but rows and exclusions.
  [[nodiscard]] KeptAnswer Write(const v1::CompareAuthoritiesResponse& rest) const;

 private:
  // A row, or an exclusion: its bytes are those of the member, and what was added in this group.
  struct Piece {
    std::uint32_t field = 0;
    std::string_view bytes;
    std::string added;

    [[nodiscard]] std::size_t size() const { return bytes.size() + added.size(); }
  };
  static Piece PieceOf(const Comparison& comparison, std::size_t number);

  const std::size_t all_;
  std::size_t end_;
  std::vector<Piece> pieces_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_COMPARISON_PAGE_H_
