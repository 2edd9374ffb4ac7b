#include "common/chain/change_chain.h"

#include <array>
#include <cstdlib>
#include <initializer_list>
#include <memory>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include "absl/strings/escaping.h"

namespace waymark::chain {
namespace {

// Looked up once: to find it among OpenSSL's providers costs more than to hash a record.
const EVP_MD* Sha256Method() {
  static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return method;
}

std::string Sha256(std::initializer_list<std::string_view> parts) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        EVP_MD_CTX_free);
  std::string hash(kHashBytes, '\0');
  bool ok = context != nullptr && EVP_DigestInit_ex(context.get(), Sha256Method(), nullptr) == 1;
  for (const std::string_view part : parts) {
    ok = ok && EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1;
  }
  ok = ok && EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(hash.data()),
                                nullptr) == 1;
  // Without SHA-256 or memory nothing here can be promised.
  if (!ok) std::abort();
  return hash;
}

std::string RandomBytes(int count) {
  std::string bytes(static_cast<std::size_t>(count), '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), count) != 1) std::abort();
  return bytes;
}

}  // namespace

std::string GenesisHash(std::string_view chain_id) { return Sha256({"waymark log ", chain_id}); }

std::string NextHash(std::string_view previous_hash, std::string_view record) {
  return Sha256({previous_hash, record});
}

std::string RevisionDigest(std::string_view stored_revision) { return Sha256({stored_revision}); }

std::string RequestDigest(std::string_view method, std::string_view content) {
  // The names are few and none begins another with a space.
  return Sha256({method, " ", content});
}

std::string NoteDigest(std::string_view note) { return Sha256({note}); }

// A thread takes some in advance: a draw of few bytes costs as much as one of many.
std::string NewSalt() {
  constexpr std::size_t kSaltBytes = 16;
  constexpr int kTakenAtOnce = 64 * kSaltBytes;
  thread_local std::string drawn;
  if (drawn.empty()) drawn = RandomBytes(kTakenAtOnce);
  std::string salt = drawn.substr(drawn.size() - kSaltBytes);
  // Whoever erases a revision erases its salt: none is to be had here.
  OPENSSL_cleanse(drawn.data() + drawn.size() - kSaltBytes, kSaltBytes);
  drawn.resize(drawn.size() - kSaltBytes);
  return salt;
}

std::string NewLogId() { return absl::BytesToHexString(RandomBytes(16)); }

std::string Etag(std::string_view revision_digest) {
  const std::string_view head = revision_digest.substr(0, 12);
  return absl::BytesToHexString(absl::string_view(head.data(), head.size()));
}

}  // namespace waymark::chain
