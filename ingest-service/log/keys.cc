#include "ingest-service/log/keys.h"

#include "common/storage/big_endian.h"

namespace waymark::ingest::keys {

std::string Sequence(std::uint64_t sequence) { return storage::EncodeBigEndian(sequence); }

std::string Visit(const model::VisitName& name) {
  std::string key = name.authority_id;
  key.push_back('\0');
  key.append(name.visit_id);
  return key;
}

}  // namespace waymark::ingest::keys
