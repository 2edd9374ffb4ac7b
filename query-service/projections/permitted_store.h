#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_PERMITTED_STORE_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_PERMITTED_STORE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/visit.pb.h"

#include "common/model/resource_name.h"
#include "query-service/findings/stored_findings.h"
#include "query-service/projections/projection_store.h"
#include "query-service/projections/read_trace.h"
#include "query-service/projections/visibility.h"

namespace waymark::query {

// A store as one caller may see it: whoever answers a call reads from this and from nothing else.
// What the caller may not see is as if it were not recorded: in lists, counts, positions, ranks and
// in what is not found.
//
// A revision of an authority that is not all seen is seen where it says itself that it is public,
// and where the visit's newest revision does too: what was withdrawn from the public is not shown
// in earlier states or revisions either. A deletion goes by the revision before it. Where a state
// has a visit's current revision that is not seen, none of the visit is seen in that state.
//
// The methods are those of ProjectionStore, each with its contract. Thread-safe, unless it notes in
// a trace what is read.
class PermittedStore {
 public:
  PermittedStore(std::shared_ptr<const ProjectionStore> store, Visibility visibility)
      : store_(std::move(store)), visibility_(std::move(visibility)) {}

  // When what is in the store changed last.
  [[nodiscard]] const std::shared_ptr<LastChanges>& changes() const { return store_->changes(); }
  // The same store for the same caller; notes in `trace`, which outlives it, whose visits are read.
  [[nodiscard]] PermittedStore NotingIn(ReadTrace& trace) const {
    PermittedStore noting(store_, visibility_);
    noting.trace_ = &trace;
    return noting;
  }
  // Notes reads that were made before, for what is kept of them and used now.
  void NoteReads(const ReadTrace& reads) const {
    if (trace_ != nullptr) trace_->Add(reads);
  }

  [[nodiscard]] const Visibility& visibility() const { return visibility_; }
  // The same store for another caller.
  [[nodiscard]] std::shared_ptr<const PermittedStore> For(Visibility visibility) const {
    return std::make_shared<const PermittedStore>(store_, std::move(visibility));
  }

  // States and times, which tell of no visit.
  [[nodiscard]] internal::v1::ReplicaPosition position() const { return store_->position(); }
  absl::StatusOr<std::optional<std::string>> FindHashHead(std::uint64_t sequence) const {
    return store_->FindHashHead(sequence);
  }
  absl::StatusOr<std::uint64_t> SequenceAt(std::int64_t time_micros) const {
    return store_->SequenceAt(time_micros);
  }

  // Every change, of whatever visit: what is told of one must be asked for with Tells.
  absl::Status WalkChanges(std::uint64_t sequence, std::uint64_t until,
                           const ProjectionStore::Look& look) const {
    NoteAll();
    return store_->WalkChanges(sequence, until, look);
  }
  absl::StatusOr<std::optional<std::uint64_t>> FindChangeOf(
      const std::set<std::string, std::less<>>& authorities, std::uint64_t sequence,
      std::uint64_t until) const {
    NoteAll();
    return store_->FindChangeOf(authorities, sequence, until);
  }
  // What a change may be told as.
  enum class Tells {
    kAll,      // As it is.
    kGone,     // The visit was public before it and is not any more: by its name alone.
    kNothing,  // Not at all.
  };
  absl::StatusOr<Tells> TellsOf(std::uint64_t sequence,
                                const internal::v1::AppliedChange& change) const;

  absl::StatusOr<std::vector<RevisionPlace>> FindRevisions(const model::VisitName& name,
                                                           std::uint64_t at) const;
  // The same of each of these visits.
  absl::StatusOr<std::vector<std::vector<RevisionPlace>>> FindRevisionsOfEach(
      const std::vector<model::VisitName>& names, std::uint64_t at) const;
  // Of a revision that FindRevisions gave, or that TellsOf tells all of.
  absl::StatusOr<HeldRevision> ReadRevision(const model::VisitName& name,
                                            std::uint64_t since) const {
    Note(name.authority_id);
    return store_->ReadRevision(name, since);
  }
  // The same of several.
  absl::Status ReadRevisions(const std::vector<WantedRevision>& wanted,
                             const TakeRevision& take) const {
    for (const WantedRevision& one : wanted) Note(one.name.authority_id);
    return store_->ReadRevisions(wanted, take);
  }

  // Whether the authority has a visit that is seen and not deleted. Reads up to the first.
  absl::StatusOr<bool> HasVisits(std::string_view authority, std::uint64_t at) const;
  absl::StatusOr<std::vector<v1::Visit>> Timeline(std::string_view authority,
                                                  std::uint64_t at) const;
  absl::StatusOr<std::vector<v1::Visit>> WholeVisits(std::string_view authority,
                                                     std::uint64_t at) const;
  // The same with what they find in `findings`, which may have findings of others that are not
  // seen: only those of the visits that are given are to be looked at.
  absl::StatusOr<std::vector<v1::Visit>> WholeVisits(std::string_view authority, std::uint64_t at,
                                                     StoredFindings& findings) const;
  absl::StatusOr<std::vector<v1::Visit>> VisitsWithThemes(std::string_view authority,
                                                          const std::vector<std::string>& themes,
                                                          std::uint64_t at) const;
  absl::StatusOr<std::vector<v1::Visit>> VisitsWithMeasures(
      std::string_view authority, const std::vector<std::string>& measures, std::uint64_t at) const;

  absl::Status Walk(std::string_view authority, const std::string& position, std::uint64_t at,
                    const ProjectionStore::Take& take) const;
  // Of a position that Walk gave.
  absl::StatusOr<std::optional<v1::Visit>> DetailsAt(const std::string& position,
                                                     std::uint64_t at) const {
    return store_->DetailsAt(position, at);
  }

  absl::Status WalkHolding(const SoughtTerms& sought, std::uint64_t at, std::size_t& steps_left,
                           const ProjectionStore::TakePlace& take) const;
  // Of places that WalkHolding gave.
  absl::StatusOr<std::optional<v1::Visit>> VisitAt(const VisitPlace& place) const {
    return store_->VisitAt(place);
  }
  absl::StatusOr<bool> AddDetails(const VisitPlace& place, v1::Visit& visit) const {
    return store_->AddDetails(place, visit);
  }

 private:
  // What the revisions of a visit say of being public, oldest first, with a deletion saying what
  // the one before it says; nothing for an erased one.
  struct RevisionStatus {
    RevisionPlace place;
    std::optional<bool> is_public;
  };
  absl::StatusOr<std::vector<RevisionStatus>> StatusesOf(const model::VisitName& name) const;
  // Whether the revision that `visit` is, which `at` is a state of, is seen.
  absl::StatusOr<bool> Sees(const v1::Visit& visit, std::uint64_t at) const;
  absl::StatusOr<std::vector<v1::Visit>> Seen(absl::StatusOr<std::vector<v1::Visit>> visits,
                                              std::string_view authority, std::uint64_t at) const;

  void Note(std::string_view authority) const {
    if (trace_ != nullptr) trace_->ReadAuthority(authority);
  }
  void NoteAll() const {
    if (trace_ != nullptr) trace_->ReadAll();
  }

  std::shared_ptr<const ProjectionStore> store_;
  Visibility visibility_;
  ReadTrace* trace_ = nullptr;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_PERMITTED_STORE_H_
