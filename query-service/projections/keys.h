#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_KEYS_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_KEYS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/functional/function_ref.h"

#include "common/storage/database.h"

// Where everything lies in the query service's store. Stored: a change of any of this needs a new
// kFormat, which rebuilds the store.
//
//   meta
//     "build"                                  -> ReplicaBuild
//     "position"                               -> ReplicaPosition
//     "purge"                                  -> nothing: erased bytes may still be in the files
//     "said"                                   -> sequence (8, big-endian): what is said up to it
//                                                 is in sayers; of what later changes say, some
//                                                 may be, and all is in words
//   changes
//     sequence (8, big-endian)                 -> AppliedChange
//   changes_of
//     authority \0 sequence (8, big-endian)    -> nothing: the change is of a visit of it
//   times
//     2^64 - 1 - commit time (8, big-endian)   -> sequence of the last change committed then (8,
//                                                 big-endian): the first key at or after that of a
//                                                 time is of the state then
//   visits
//     authority \0 visit \0 since              -> until VisitLocation
//   timeline
//     authority \0 day \0 visit \0 since       -> until Visit, without what details hold
//   details
//     authority \0 day \0 visit \0 since       -> until, findings, observations and the like: see
//                                                 stored_details.h
//   words
//     authority \0 day \0 visit \0 since       -> until Terms: what the visit says and has findings
//                                                 of. None where it has no term
//   sayers
//     term (4, big-endian)                     -> numbers (number_set.h) of the authorities that
//                                                 have it in a revision, of whatever state, at
//                                                 least as far as "said" goes
//   authorities
//     authority                                -> its number (4, big-endian): from 0, in the order
//                                                 in which their first visits came
//
// since, until: sequences, 8 bytes big-endian. An entry is part of every state from since on and
// before until; until of an entry that still holds is kForever. Any earlier state can be read, for
// only the pieces of an erased revision are ever deleted: of it just the entry in visits is left. A
// revision that withdraws its visit is a revision like others, with deleted set in VisitLocation
// and Visit. A visit's pieces share its since, and its day: YYYY-MM-DD, or kUndated, which sorts
// last. Ids hold no \0. A term is a hash: RocksDB's list of files names keys in the clear, and a
// word that was erased must not be readable there.
namespace waymark::query::keys {

inline constexpr storage::Family kMeta = 0;
inline constexpr storage::Family kVisits = 1;
inline constexpr storage::Family kTimeline = 2;
inline constexpr storage::Family kDetails = 3;
inline constexpr storage::Family kChanges = 4;
inline constexpr storage::Family kTimes = 5;
inline constexpr storage::Family kWords = 6;
inline constexpr storage::Family kChangesOf = 7;
inline constexpr storage::Family kSayers = 8;
inline constexpr storage::Family kAuthorities = 9;

// In the order of the constants above.
inline std::vector<std::string> Families() {
  return {"meta",  "visits", "timeline",   "details", "changes",
          "times", "words",  "changes_of", "sayers",  "authorities"};
}

inline constexpr std::uint32_t kFormat = 8;
inline constexpr std::string_view kBuildKey = "build";
inline constexpr std::string_view kPositionKey = "position";
inline constexpr std::string_view kPurgeKey = "purge";
inline constexpr std::string_view kSaidKey = "said";
inline constexpr std::string_view kUndated = "~";
inline constexpr std::uint64_t kForever = ~std::uint64_t{0};

// For changes.
std::string Sequence(std::uint64_t sequence);
std::optional<std::uint64_t> SequenceOf(std::string_view bytes);
// For changes_of.
std::string ChangeOf(std::string_view authority, std::uint64_t sequence);

// For times: of a commit time in microseconds since 1970, not before.
std::string CommitTime(std::int64_t micros);

// "a" "\0" "b" "\0": each part ended, so that no prefix of an id is taken for it.
std::string Prefix(std::string_view a);
std::string Prefix(std::string_view a, std::string_view b);
std::string Prefix(std::string_view a, std::string_view b, std::string_view c);

// The term of a folded word or of a name. Two may share one, by chance or because somebody has
// looked for such: who searches by terms reads what he finds.
std::uint32_t Term(std::string_view text);
// For sayers.
std::string TermKey(std::uint32_t term);
// For authorities.
std::string Number(std::uint32_t number);
std::optional<std::uint32_t> NumberOf(std::string_view bytes);

// For words: terms in order, each once.
std::string Terms(const std::vector<std::uint32_t>& terms);
void ForEachTerm(std::string_view bytes, absl::FunctionRef<void(std::uint32_t term)> take);
// Whether the bytes, as above, have one of these terms, which are in order.
bool HasOneOf(std::string_view bytes, const std::vector<std::uint32_t>& terms);

// The whole key from its prefix.
std::string WithSince(std::string prefix, std::uint64_t since);

// A key's parts: what stood between the \0s, and the since. Nothing for bytes of another form.
struct Parts {
  absl::InlinedVector<std::string_view, 4> ids;  // Mostly three: no memory is taken for these.
  std::uint64_t since = 0;
};
std::optional<Parts> Split(std::string_view key);

// A value with its until.
std::string WithUntil(std::uint64_t until, std::string_view value);

// Gives it another one; false for bytes that are no value.
bool SetUntil(std::uint64_t until, std::string& value);

struct Value {
  std::uint64_t until = 0;
  std::string_view bytes;
};
std::optional<Value> SplitValue(std::string_view stored);

}  // namespace waymark::query::keys

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_KEYS_H_
