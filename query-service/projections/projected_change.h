#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_PROJECTED_CHANGE_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_PROJECTED_CHANGE_H_

#include <cstdint>
#include <string>
#include <variant>

#include "common/model/resource_name.h"
#include "query-service/projections/visit_pieces.h"

namespace waymark::query {

// What is left of a revision that was erased before this service heard of it.
struct ErasedRevision {
  std::int64_t revision = 0;
  std::string submitter;
  std::string etag;
  bool deleted = false;  // Whether it withdrew the visit.
};

// Says that an earlier revision's bytes must go.
struct Erasure {
  std::int64_t revision = 0;
  std::uint64_t sequence = 0;  // Of the change that wrote it.
};

// A change on its way into the store.
struct ProjectedChange {
  std::uint64_t sequence = 0;
  model::VisitName name;
  std::string hash_head;  // Of the chain's hash there; empty: not kept.
  std::int64_t commit_time_micros = 0;
  // What it did. Pieces: it wrote this revision, which withdraws the visit where it is deleted;
  // with every output field but create_time, which the store knows.
  std::variant<VisitPieces, ErasedRevision, Erasure> did;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_PROJECTED_CHANGE_H_
