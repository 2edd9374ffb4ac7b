#include "ingest-service/commit/prepared_write.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "common/chain/change_chain.h"
#include "common/wire/field_writing.h"
#include "ingest-service/rules/record/visit_identity.h"

namespace waymark::ingest {
namespace {

using internal::v1::StoredRevision;

std::size_t BytesOf(const PreparedWrite& prepared) {
  const SerializedRevision& revision = prepared.revision;
  // The bytes twice: gRPC keeps the request until it is answered.
  std::size_t bytes = sizeof(PreparedWrite) + 2 * revision.bytes.size() +
                      RoughBytes(revision.identity.identity) + revision.figures.bytes();
  for (const v1::Warning& warning : prepared.write.warnings) bytes += warning.SpaceUsedLong();
  return bytes;
}

// A StoredRevision, serialized, of a visit that is so already.
std::string BytesOfRevision(const std::string& salt, std::string_view visit) {
  StoredRevision salted;
  salted.set_salt(salt);
  const std::size_t before = salted.ByteSizeLong();
  std::string bytes(
      before + wire::ContentFieldSize(StoredRevision::kVisitFieldNumber, visit.size()), '\0');
  auto* to = reinterpret_cast<std::uint8_t*>(bytes.data());
  to = salted.SerializeWithCachedSizesToArray(to);
  to = wire::WriteContentHead(StoredRevision::kVisitFieldNumber, visit.size(), to);
  wire::WriteBytes(visit, to);
  return bytes;
}

}  // namespace

std::unique_ptr<PreparedWrite> PrepareWrite(VisitWrite write) {
  const v1::Visit visit = std::move(write.visit);
  std::string visit_bytes = std::move(write.visit_bytes);
  if (visit_bytes.empty()) visit_bytes = visit.SerializeAsString();
  auto prepared = std::make_unique<PreparedWrite>();
  SerializedRevision& revision = prepared->revision;
  revision.bytes = BytesOfRevision(chain::NewSalt(), visit_bytes);
  revision.digest = chain::RevisionDigest(revision.bytes);
  revision.identity = ReadIdentity(IdentityOf(visit));
  revision.figures = std::move(write.figures);
  prepared->write = std::move(write);
  prepared->bytes = BytesOf(*prepared);
  return prepared;
}

}  // namespace waymark::ingest
