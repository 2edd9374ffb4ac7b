#include "ingest-service/log/prepared_write.h"

#include <utility>

#include "common/chain/change_chain.h"
#include "ingest-service/rules/record/visit_identity.h"

namespace waymark::ingest {
namespace {

std::size_t BytesOf(const PreparedWrite& prepared) {
  const SerializedRevision& revision = prepared.revision;
  // The bytes twice: gRPC keeps the request until it is answered.
  std::size_t bytes = sizeof(PreparedWrite) + 2 * revision.bytes.size() +
                      RoughBytes(revision.identity.identity) + revision.figures.bytes();
  for (const v1::Warning& warning : prepared.write.warnings) bytes += warning.SpaceUsedLong();
  return bytes;
}

}  // namespace

std::unique_ptr<PreparedWrite> PrepareWrite(VisitWrite write) {
  internal::v1::StoredRevision stored;
  stored.set_salt(chain::NewSalt());
  stored.mutable_visit()->Swap(&write.visit);
  auto prepared = std::make_unique<PreparedWrite>();
  SerializedRevision& revision = prepared->revision;
  revision.bytes = stored.SerializeAsString();
  revision.digest = chain::RevisionDigest(revision.bytes);
  revision.identity = ReadIdentity(IdentityOf(stored.visit()));
  revision.figures = std::move(write.figures);
  prepared->write = std::move(write);
  prepared->bytes = BytesOf(*prepared);
  return prepared;
}

}  // namespace waymark::ingest
