#include "query-service/handlers/comparison_page.h"

#include <cstdint>
#include <utility>

#include "common/rpc/limits.h"
#include "common/wire/field_writing.h"

namespace waymark::query {
namespace {

// Room for the notes and the token.
constexpr std::size_t kComparisonPageBytes = rpc::kMaxResponseBytes - (std::size_t{512} << 10);

// What the group adds to a row. As a message's fields may come in any order, and those that are
// repeated go on where they come again, these are the row's when they stand after its own.
std::string AddedTo(const PlacedRow& placed) {
  v1::ComparisonRow added;
  if (placed.ranking.has_value()) {
    added.set_rank(placed.ranking->rank);
    added.set_percentile(placed.ranking->percentile);
  }
  if (placed.note.has_value()) *added.add_notes() = *placed.note;
  return added.SerializeAsString();
}

}  // namespace

ComparisonPage::ComparisonPage(const Comparison& comparison, std::size_t begin,
                               std::size_t max_pieces)
    : all_(comparison.rows.size() + comparison.excluded.size()), end_(begin) {
  std::size_t bytes = 0;
  for (; end_ < all_ && end_ < begin + max_pieces; ++end_) {
    Piece piece = PieceOf(comparison, end_);
    bytes += piece.size();
    if (bytes > kComparisonPageBytes && end_ > begin) return;
    pieces_.push_back(std::move(piece));
  }
}

ComparisonPage::Piece ComparisonPage::PieceOf(const Comparison& comparison, std::size_t number) {
  using Response = v1::CompareAuthoritiesResponse;
  if (number < comparison.rows.size()) {
    const PlacedRow& placed = comparison.rows[number];
    return {.field = Response::kRowsFieldNumber, .bytes = placed.bytes, .added = AddedTo(placed)};
  }
  const ComparedMember* excluded = comparison.excluded[number - comparison.rows.size()];
  return {.field = Response::kExcludedFieldNumber, .bytes = excluded->bytes, .added = ""};
}

KeptAnswer ComparisonPage::Write(const v1::CompareAuthoritiesResponse& rest) const {
  const std::string others = rest.SerializeAsString();
  std::size_t size = others.size();
  for (const Piece& piece : pieces_) size += wire::ContentFieldSize(piece.field, piece.size());
  KeptAnswer answer(size);
  // Nobody else has it yet.
  auto* to = const_cast<std::uint8_t*>(answer.begin());
  for (const Piece& piece : pieces_) {
    to = wire::WriteContentHead(piece.field, piece.size(), to);
    to = wire::WriteBytes(piece.added, wire::WriteBytes(piece.bytes, to));
  }
  wire::WriteBytes(others, to);
  return answer;
}

}  // namespace waymark::query
