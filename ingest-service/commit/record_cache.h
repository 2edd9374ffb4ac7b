#ifndef WAYMARK_INGEST_SERVICE_COMMIT_RECORD_CACHE_H_
#define WAYMARK_INGEST_SERVICE_COMMIT_RECORD_CACHE_H_

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/status/statusor.h"

#include "ingest-service/log/log_store.h"
#include "ingest-service/rules/record/authority_record.h"

namespace waymark::ingest {

// What is recorded of the authorities that are being written to, so that each write need not read
// it again. Right because its one user, the committer, is the only one who changes the record.
class RecordCache {
 public:
  using Head = internal::v1::Head;

  // Takes about so much memory. `store` outlives it.
  RecordCache(const LogStore& store, std::size_t max_bytes)
      : store_(store), max_bytes_(max_bytes) {}

  // What is recorded of the authority, as the changes noted so far leave it. Good until Trim.
  absl::StatusOr<const AuthorityRecord*> Of(const std::string& authority_id);

  // The visit's head; nothing where it was never written. That of a deleted visit has no identity.
  absl::StatusOr<std::optional<Head>> FindHead(const model::VisitName& name);

  // The figures of a visit that is recorded. Read where they are not known yet; null where they
  // cannot be. Good as long as the visit stays as it is, until Trim.
  const VisitFigures* FiguresOf(const model::VisitName& name);

  // Notes a change of a visit, which has this head from now on. `identity` and `figures` are of
  // the revision that makes it so. Errors: those of Of.
  absl::Status Note(const model::VisitName& name, const Head& head, DatedIdentity identity,
                    VisitFigures figures);

  // Lets go of figures that will hardly be asked for, and of authorities where it has become too
  // much. Between groups only: what a group has noted here is not in the store yet.
  void Trim();

 private:
  struct Cached {
    AuthorityRecord record;
    // Of every visit that was ever written, by its id; without identities, which the record has.
    std::map<std::string, Head, std::less<>> heads = {};
    std::size_t head_bytes = 0;
    std::size_t counted = 0;  // Of its bytes, in bytes_.
  };

  absl::StatusOr<Cached*> Find(const std::string& authority_id);
  static void PutHead(const std::string& visit_id, Head head, Cached& cached);
  void Recount(Cached& cached);
  // Any of them. Were it the one that was asked for longest ago, whoever goes through more of them
  // than fit, again and again, would find none.
  void ForgetOne();

  const LogStore& store_;
  const std::size_t max_bytes_;
  std::unordered_map<std::string, Cached> records_;
  std::size_t bytes_ = 0;
  std::size_t next_forgotten_ = 0;  // Where among the buckets of records_ ForgetOne goes on.
  // Those asked for since the last Trim: only they may have grown. To add up all of thousands for
  // each group would cost more than a lone write does.
  std::vector<Cached*> asked_for_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMIT_RECORD_CACHE_H_
