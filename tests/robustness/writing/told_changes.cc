#include "tests/robustness/writing/told_changes.h"

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/client_context.h"

#include "common/chain/change_chain.h"
#include "common/status/grpc_status.h"
#include "common/status/status_macros.h"

namespace waymark::robustness {
namespace {

using internal::v1::Change;
using internal::v1::ChangeRecord;
using internal::v1::StreamChangesRequest;
using internal::v1::StreamChangesResponse;

// What a stream may take to tell all; on a busy machine too.
constexpr absl::Duration kLongestStream = absl::Seconds(60);

void SetDeadline(grpc::ClientContext& context) {
  context.set_deadline(absl::ToChronoTime(absl::Now() + kLongestStream));
}

std::int64_t Micros(const google::protobuf::Timestamp& time) {
  return time.seconds() * 1'000'000 + time.nanos() / 1'000;
}

// Why a stream ended that had more to say.
absl::Status TooEarly(const absl::Status& status) {
  return status.ok() ? absl::DataLossError("the stream ended before all was told") : status;
}

}  // namespace

std::string ToldChanges::TokenOf(std::uint64_t sequence, const std::string& hash) const {
  return EncodeConsistencyToken(
      {.log_id = log_id_, .sequence = sequence, .hash_head = HashHead(hash)});
}

std::string ToldChanges::TokenNeverReached() const {
  return TokenOf(std::uint64_t{1} << 40U, end_.hash);
}

absl::Status ToldChanges::ReadLog(internal::v1::ChangeFeedService::Stub& feed) {
  StreamChangesRequest position;
  position.set_log_id(log_id_);
  position.set_applied_sequence(end_.sequence);
  position.set_chain_hash(end_.hash);
  grpc::ClientContext context;
  SetDeadline(context);
  const auto stream = feed.StreamChanges(&context, position);
  StreamChangesResponse response;
  if (!stream->Read(&response)) return TooEarly(FromGrpcStatus(stream->Finish()));
  if (log_id_.empty()) {
    log_id_ = response.log_id();
    end_.hash = chain::GenesisHash(log_id_);
  }
  if (response.log_id() != log_id_) return absl::DataLossError("it is another log");
  const std::uint64_t last = response.head_sequence();
  if (last < end_.sequence) return absl::DataLossError("the log has become shorter");
  before_ = TokenOf(end_.sequence, end_.hash);
  fresh_.clear();
  while (true) {
    for (const Change& change : response.changes()) WAYMARK_RETURN_IF_ERROR(Take(change));
    if (end_.sequence >= last) break;
    if (!stream->Read(&response)) return TooEarly(FromGrpcStatus(stream->Finish()));
  }
  context.TryCancel();
  (void)stream->Finish();
  return check_.Finish();
}

absl::Status ToldChanges::Take(const Change& change) {
  ChangeRecord record;
  if (!record.ParseFromString(change.record())) return absl::DataLossError("no record");
  if (record.sequence() != end_.sequence + 1) return Wrong(record, "it is not the next");
  if (chain::NextHash(end_.hash, change.record()) != change.hash()) {
    return Wrong(record, "the chain breaks");
  }
  if (record.commit_time_micros() < end_.commit_time_micros) {
    return Wrong(record, "its commit time goes back");
  }
  if (!change.revision().empty() &&
      chain::RevisionDigest(change.revision()) != record.revision_digest()) {
    return Wrong(record, "its revision is not what its digest says");
  }
  WAYMARK_RETURN_IF_ERROR(check_.Take(record, change.revision()));
  end_ = {.sequence = record.sequence(),
          .hash = change.hash(),
          .commit_time_micros = record.commit_time_micros()};
  if (record.kind() == internal::v1::CHANGE_KIND_ERASURE) {
    erased_.emplace(record.visit_id(), record.revision());
  } else {
    current_[record.visit_id()] = record;
  }
  fresh_.push_back({std::move(record), change.hash()});
  return absl::OkStatus();
}

absl::Status ToldChanges::CompareChanges(v1::QueryService::Stub& query) const {
  v1::WatchVisitsRequest request;
  request.set_after(before_);
  grpc::ClientContext context;
  SetDeadline(context);
  const auto stream = query.WatchVisits(&context, request);
  v1::WatchVisitsResponse response;
  for (const Read& read : fresh_) {
    do {
      if (!stream->Read(&response)) return TooEarly(FromGrpcStatus(stream->Finish()));
    } while (response.change_case() == v1::WatchVisitsResponse::CHANGE_NOT_SET);
    WAYMARK_RETURN_IF_ERROR(Compare(read, response));
  }
  context.TryCancel();
  (void)stream->Finish();
  return absl::OkStatus();
}

absl::Status ToldChanges::Compare(const Read& read, const v1::WatchVisitsResponse& told) const {
  const ChangeRecord& record = read.record;
  if (told.consistency_token() != TokenOf(record.sequence(), read.hash)) {
    return Wrong(record, "the query service tells of another state");
  }
  const std::string name = VisitName(record.visit_id());
  if (record.kind() == internal::v1::CHANGE_KIND_ERASURE) {
    const bool same = told.has_erasure() && told.erasure().visit() == name &&
                      told.erasure().revision() == record.revision();
    return same ? absl::OkStatus() : Wrong(record, "the query service does not tell the erasure");
  }
  if (!told.has_erased_revision()) return CompareVisit(record, told.visit());
  const bool same = told.erased_revision().visit() == name &&
                    told.erased_revision().revision() == record.revision() &&
                    erased_.contains({record.visit_id(), record.revision()});
  return same ? absl::OkStatus() : Wrong(record, "the query service has it erased");
}

absl::Status ToldChanges::CompareVisit(const ChangeRecord& record, const v1::Visit& visit) const {
  const auto sent = ledger_.Find(record.request_id());
  const bool deleted = record.kind() == internal::v1::CHANGE_KIND_DELETION;
  if (visit.name() != VisitName(record.visit_id()) || visit.revision() != record.revision() ||
      visit.etag() != chain::Etag(record.revision_digest()) || visit.deleted() != deleted ||
      Micros(visit.update_time()) != record.commit_time_micros() || !sent.has_value() ||
      TextOf(visit) != sent->text) {
    return Wrong(record,
                 absl::StrCat("the query service tells instead ", visit.ShortDebugString()));
  }
  return absl::OkStatus();
}

absl::Status ToldChanges::CompareVisits(v1::QueryService::Stub& query) const {
  const std::string here = token();
  v1::ExportVisitsRequest request;
  request.set_show_deleted(true);
  request.mutable_read()->set_at_least_as_fresh(here);
  grpc::ClientContext context;
  SetDeadline(context);
  const auto stream = query.ExportVisits(&context, request);
  std::set<std::string> told;
  v1::ExportVisitsResponse response;
  while (stream->Read(&response)) {
    for (const v1::ExportedVisit& one : response.visits()) {
      const std::string& name = one.visit().name();
      const auto current = current_.find(name.substr(name.rfind('/') + 1));
      if (current == current_.end() || !told.insert(name).second) {
        return absl::DataLossError(absl::StrCat("the query service makes up ", name));
      }
      WAYMARK_RETURN_IF_ERROR(CompareVisit(current->second, one.visit()));
    }
  }
  WAYMARK_RETURN_IF_ERROR(FromGrpcStatus(stream->Finish()));
  if (response.consistency_token() != here) return TooEarly(absl::OkStatus());
  if (told.size() == current_.size()) return absl::OkStatus();
  return absl::DataLossError(
      absl::StrCat("the query service has ", told.size(), " visits of ", current_.size()));
}

}  // namespace waymark::robustness
