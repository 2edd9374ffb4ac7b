// How fast a query service takes in a log from nothing: see tests/README.md.
//
//   rebuild DIRECTORY VISITS
//
// Makes what the feed would send of a world of so many visits, in memory, and then has a replica in
// the empty DIRECTORY take it in until it answers. With WAYMARK_VISITS_PER_AUTHORITY other than 60.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "waymark/internal/v1/change_feed.pb.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "common/chain/change_chain.h"
#include "common/model/resource_name.h"
#include "common/status/status_macros.h"
#include "query-service/replica/replica.h"
#include "tests/bench/visits.h"
#include "tests/bench/world.h"

namespace waymark::bench {
namespace {

using internal::v1::StreamChangesResponse;

constexpr char kShippedReference[] = "common/reference/data";
constexpr char kLogId[] = "made-up";
constexpr std::int64_t kFirstCommitMicros = 1'700'000'000'000'000;
constexpr std::size_t kMessageBytes = std::size_t{1} << 20;

// The feed of a world: the first visits of all authorities, then the second, and so on.
class MadeUpFeed {
 public:
  MadeUpFeed(const WorldShape& shape, const reference::ReferenceData& reference)
      : hash_(chain::GenesisHash(kLogId)) {
    for (std::uint64_t i = 0; i < shape.visits(); ++i) {
      Add(MakeVisit(shape, reference, i % shape.authorities, i / shape.authorities), i + 1);
    }
    for (StreamChangesResponse& message : messages_) message.set_head_sequence(shape.visits());
    NewMessage().set_head_sequence(shape.visits());
  }

  // As they come over the wire, the last without changes: it is then at the head.
  [[nodiscard]] std::vector<std::string> Serialized() const {
    std::vector<std::string> serialized;
    for (const StreamChangesResponse& message : messages_) {
      serialized.push_back(message.SerializeAsString());
    }
    return serialized;
  }

 private:
  StreamChangesResponse& NewMessage() {
    bytes_ = 0;
    StreamChangesResponse& message = messages_.emplace_back();
    message.set_log_id(kLogId);
    return message;
  }

  void Add(v1::Visit visit, std::uint64_t sequence) {
    const auto name = model::VisitName::Parse(visit.name());
    internal::v1::StoredRevision revision;
    revision.set_salt("0123456789abcdef");
    *revision.mutable_visit() = std::move(visit);
    internal::v1::Change change;
    change.set_revision(revision.SerializeAsString());
    internal::v1::ChangeRecord record;
    record.set_format(1);
    record.set_sequence(sequence);
    record.set_commit_time_micros(kFirstCommitMicros + static_cast<std::int64_t>(sequence));
    record.set_submitter("spiffe://example.org/council");
    record.set_kind(internal::v1::CHANGE_KIND_REVISION);
    record.set_authority_id(name->authority_id);
    record.set_visit_id(name->visit_id);
    record.set_revision(1);
    record.set_revision_digest(chain::RevisionDigest(change.revision()));
    change.set_record(record.SerializeAsString());
    hash_ = chain::NextHash(hash_, change.record());
    change.set_hash(hash_);
    if (messages_.empty() || bytes_ > kMessageBytes) NewMessage();
    bytes_ += change.ByteSizeLong();
    *messages_.back().add_changes() = std::move(change);
  }

  std::string hash_;
  std::size_t bytes_ = 0;
  std::vector<StreamChangesResponse> messages_;
};

std::uint64_t VisitsPerAuthority() {
  const char* const asked = std::getenv("WAYMARK_VISITS_PER_AUTHORITY");
  std::uint64_t visits = 0;
  return asked != nullptr && absl::SimpleAtoi(asked, &visits) && visits > 0 ? visits : 60;
}

absl::Duration CpuTime() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return absl::DurationFromTimespec(time);
}

absl::Status Run(const std::filesystem::path& directory, std::uint64_t visits) {
  const WorldShape shape = ShapeOf(visits, VisitsPerAuthority());
  WAYMARK_RETURN_IF_ERROR(WriteReference(shape, kShippedReference, directory / "reference"));
  WAYMARK_ASSIGN_OR_RETURN(const auto reference,
                           reference::ReferenceData::Load(directory / "reference"));
  std::error_code error;
  std::filesystem::create_directories(directory / "replica", error);
  const std::vector<std::string> messages = MadeUpFeed(shape, reference).Serialized();
  WAYMARK_ASSIGN_OR_RETURN(const auto replica,
                           query::Replica::Open(directory / "replica", reference.digest()));
  replica->Observe({.on_applied = [](std::uint64_t) {},
                    .on_closed = [](std::int64_t) {},
                    .on_start_anew = [] {},
                    .on_answers = [](bool) {}});
  std::size_t bytes = 0;
  const absl::Time start = absl::Now();
  const absl::Duration cpu_start = CpuTime();
  for (const std::string& message : messages) {
    StreamChangesResponse response;
    if (!response.ParseFromString(message)) return absl::InternalError("no message");
    bytes += message.size();
    WAYMARK_RETURN_IF_ERROR(replica->Apply(response));
  }
  const double seconds = absl::ToDoubleSeconds(absl::Now() - start);
  const double cpu_seconds = absl::ToDoubleSeconds(CpuTime() - cpu_start);
  WAYMARK_RETURN_IF_ERROR(replica->CurrentView().status());
  const auto count = static_cast<double>(shape.visits());
  absl::PrintF("%d visits of %.0f bytes in %.2f s: %.0f a second, %.1f us of the processor each\n",
               shape.visits(), static_cast<double>(bytes) / count, seconds, count / seconds,
               cpu_seconds / count * 1e6);
  return absl::OkStatus();
}

int Main(const std::vector<std::string>& arguments) {
  std::uint64_t visits = 0;
  if (arguments.size() != 2 || !absl::SimpleAtoi(arguments[1], &visits) || visits == 0) {
    absl::FPrintF(stderr, "usage: rebuild DIRECTORY VISITS\n");
    return 2;
  }
  const absl::Status run = Run(arguments[0], visits);
  if (run.ok()) return 0;
  absl::FPrintF(stderr, "rebuild: %s\n", run.ToString());
  return 1;
}

}  // namespace
}  // namespace waymark::bench

int main(int argc, char** argv) { return waymark::bench::Main({argv + 1, argv + argc}); }
