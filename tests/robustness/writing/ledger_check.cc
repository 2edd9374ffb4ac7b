#include "tests/robustness/writing/ledger_check.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"

#include "common/chain/change_chain.h"
#include "common/status/status_macros.h"
#include "ingest-service/log/inspection/chain_check.h"
#include "ingest-service/log/inspection/log_reader.h"

namespace waymark::robustness {
namespace {

using internal::v1::Change;
using internal::v1::ChangeRecord;

absl::Status Compare(const SentWrite& sent, const ChangeRecord& record,
                     const std::string& revision) {
  if (record.visit_id() != sent.visit_id) return Wrong(record, "it was sent for another visit");
  if (sent.acknowledged && record.revision() != sent.revision) {
    return Wrong(record, absl::StrCat("it was acknowledged as revision ", sent.revision));
  }
  if (!sent.new_etag.empty() && chain::Etag(record.revision_digest()) != sent.new_etag) {
    return Wrong(record, "it was acknowledged with another etag");
  }
  if (revision.empty()) return absl::OkStatus();  // Erased, or the chain's check will tell.
  internal::v1::StoredRevision stored;
  if (!stored.ParseFromString(revision) || TextOf(stored.visit()) != sent.text) {
    return Wrong(record, "it is not as it was sent");
  }
  return absl::OkStatus();
}

class CheckingReader : public ingest::LogReader {
 public:
  explicit CheckingReader(const Ledger& ledger) : check_(ledger) {}

  void Begin(const std::string& log_id, std::uint64_t /*last_sequence*/) override {
    chain_.emplace(log_id);
  }

  absl::Status Take(const Change& change) override {
    WAYMARK_RETURN_IF_ERROR(chain_->Next(change));
    ChangeRecord record;
    record.ParseFromString(change.record());
    return check_.Take(record, change.revision());
  }

  [[nodiscard]] absl::Status Finish() const {
    WAYMARK_RETURN_IF_ERROR(chain_->Finish());
    return check_.Finish();
  }

 private:
  LedgerCheck check_;
  std::optional<ingest::ChainCheck> chain_;
};

}  // namespace

absl::Status LedgerCheck::Take(const ChangeRecord& record, const std::string& revision) {
  if (record.kind() == internal::v1::CHANGE_KIND_ERASURE) return TakeErasure(record);
  const auto sent = ledger_.Find(record.request_id());
  if (!sent.has_value()) return Wrong(record, "it was never sent");
  if (!seen_.insert(record.request_id()).second) return Wrong(record, "it was done twice");
  std::int64_t& last_turn = turns_[sent->writer];
  if (sent->turn != 0 && sent->turn <= last_turn) {
    return Wrong(record, "it comes after what its writer sent later");
  }
  last_turn = std::max(last_turn, sent->turn);
  return Compare(*sent, record, revision);
}

absl::Status LedgerCheck::TakeErasure(const ChangeRecord& record) {
  if (!ledger_.WasToBeErased(record.visit_id(), record.revision())) {
    return Wrong(record, "it was never to be erased");
  }
  if (!erased_.emplace(record.visit_id(), record.revision()).second) {
    return Wrong(record, "it was erased twice");
  }
  return absl::OkStatus();
}

absl::Status LedgerCheck::Finish() const {
  const auto lost = ledger_.FindIf([this](const SentWrite& write) {
    if (!write.acknowledged) return false;
    return write.kind == SentWrite::Kind::kErase
               ? !erased_.contains({write.visit_id, write.erased_revision})
               : !seen_.contains(write.request_id);
  });
  if (!lost.has_value()) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat("revision ", lost->revision, " of ", lost->visit_id,
                                          ", request ", lost->request_id, ": it was acknowledged"));
}

absl::Status CheckLog(const Ledger& ledger, const ingest::StoredLog& log) {
  CheckingReader reader(ledger);
  WAYMARK_RETURN_IF_ERROR(log.ReadTo(reader));
  return reader.Finish();
}

absl::Status Wrong(const ChangeRecord& record, std::string_view what) {
  return absl::DataLossError(
      absl::StrCat("change ", record.sequence(), ", revision ", record.revision(), " of ",
                   record.visit_id(), ", request ", record.request_id(), ": ", std::string(what)));
}

std::string TextOf(const v1::Visit& visit) {
  if (visit.deleted()) return visit.delete_reason();
  return visit.findings_size() == 1 ? visit.findings(0).statement() : "";
}

}  // namespace waymark::robustness
