#ifndef WAYMARK_COMMON_CHAIN_CHANGE_CHAIN_H_
#define WAYMARK_COMMON_CHAIN_CHANGE_CHAIN_H_

#include <string>
#include <string_view>

// The hash chain over the log, which the ingest service makes and every follower checks.
//
//   genesis    = SHA-256("waymark log " chain_id)
//   hash[1]    = SHA-256(genesis    record[1])
//   hash[n]    = SHA-256(hash[n-1]  record[n])
//
// A record holds the salted digest of its revision, not the revision: erasing the revision leaves
// the chain whole. The chain's id is the id of the log it began in, and stays where a log is
// restored from a copy and goes on under another id. Stored: do not change.
namespace waymark::chain {

// Number of bytes in a hash.
inline constexpr int kHashBytes = 32;

// 32 bytes.
std::string GenesisHash(std::string_view chain_id);
std::string NextHash(std::string_view previous_hash, std::string_view record);

// SHA-256 of a serialized StoredRevision: ChangeRecord.revision_digest.
std::string RevisionDigest(std::string_view stored_revision);

// SHA-256 of a method's name and the content of a request to it: StoredRequest.digest.
std::string RequestDigest(std::string_view method, std::string_view content);

// SHA-256 of a serialized BackupNote: StoredBackupNote.digest.
std::string NoteDigest(std::string_view note);

// 16 random bytes for a StoredRevision.
std::string NewSalt();

// A new log's id: 32 lower-case hexadecimal digits, random.
std::string NewLogId();

// The etag of the revision with this digest: new with every revision, since the digest is salted.
std::string Etag(std::string_view revision_digest);

}  // namespace waymark::chain

#endif  // WAYMARK_COMMON_CHAIN_CHANGE_CHAIN_H_
