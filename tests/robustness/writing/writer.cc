#include "tests/robustness/writing/writer.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "grpcpp/client_context.h"

#include "common/status/errors.h"
#include "common/status/grpc_status.h"
#include "tests/support/calls.h"

namespace waymark::robustness {
namespace {

constexpr std::size_t kImportedTogether = 8;
constexpr std::size_t kImportedInBulk = 64;
// Texts of up to so many sentences more, so that a group of writes takes many pages of a disk.
constexpr int kMostSentences = 40;
constexpr char kSentence[] = " Supervision was regular and its records were of use.";
// So many answers in a row of a service that goes on and cannot do what it is asked.
constexpr int kMostTries = 3;

// What writers do that make single calls, of a hundred; the rest are updates.
struct Chances {
  std::uint64_t create;
  std::uint64_t remove;
  std::uint64_t erase;
};

Chances ChancesOf(Writer::Way way) {
  switch (way) {
    case Writer::Way::kCallsAndErasures:
      return {.create = 50, .remove = 5, .erase = 5};
    case Writer::Way::kCorrections:
      return {.create = 15, .remove = 10, .erase = 10};
    case Writer::Way::kErasures:
      return {.create = 10, .remove = 2, .erase = 44};
    default:
      return {.create = 50, .remove = 10, .erase = 0};
  }
}

// Of another kind of failure than these nothing may come of a fault of the disk, or of the process.
bool IsOfAFault(const absl::Status& status) {
  switch (errors::ReasonOf(status)) {
    case v1::ERROR_REASON_WRITE_OUTCOME_UNKNOWN:
    case v1::ERROR_REASON_SHUTTING_DOWN:
      return true;
    case v1::ERROR_REASON_UNSPECIFIED:
      return absl::IsUnavailable(status) || absl::IsInternal(status) || absl::IsDataLoss(status) ||
             absl::IsCancelled(status);
    default:
      return absl::IsInternal(status) || absl::IsDataLoss(status);
  }
}

v1::CreateVisitRequest CreateRequest(const SentWrite& write) {
  v1::CreateVisitRequest request;
  request.set_parent(kAuthority);
  request.set_visit_id(write.visit_id);
  *request.mutable_visit() = VisitSaying(write.text);
  request.set_request_id(write.request_id);
  request.set_allow_probable_duplicate(true);
  return request;
}

v1::UpdateVisitRequest UpdateRequest(const SentWrite& write) {
  v1::UpdateVisitRequest request;
  *request.mutable_visit()->mutable_findings() = VisitSaying(write.text).findings();
  request.mutable_visit()->set_name(VisitName(write.visit_id));
  request.mutable_visit()->set_etag(write.etag);
  request.set_request_id(write.request_id);
  return request;
}

v1::DeleteVisitRequest DeleteRequest(const SentWrite& write) {
  v1::DeleteVisitRequest request;
  request.set_name(VisitName(write.visit_id));
  request.set_etag(write.etag);
  request.set_reason(write.text);
  request.set_request_id(write.request_id);
  return request;
}

v1::EraseRevisionRequest EraseRequest(const SentWrite& write) {
  v1::EraseRevisionRequest request;
  request.set_name(VisitName(write.visit_id));
  request.set_revision(write.erased_revision);
  request.set_reason(write.text);
  return request;
}

v1::ImportVisitsRequest ImportRequest(const SentWrite& write) {
  v1::ImportVisitsRequest request;
  request.set_parent(kAuthority);
  request.set_visit_id(write.visit_id);
  *request.mutable_visit() = VisitSaying(write.text);
  request.set_request_id(write.request_id);
  request.set_on_existing(v1::EXISTING_VISIT_REPLACE);
  request.set_allow_probable_duplicate(true);
  return request;
}

template <typename Response>
absl::StatusOr<SentWrite> AnswerTo(SentWrite write, const absl::StatusOr<Response>& response) {
  if (!response.ok()) return response.status();
  write.revision = response->visit().revision();
  write.new_etag = response->visit().etag();
  return write;
}

}  // namespace

Writer::Writer(int number, Way way, unsigned seed, Ledger& ledger, Patience patience)
    : number_(number),
      way_(way),
      patience_(patience),
      random_(seed * 1000U + static_cast<unsigned>(number)),
      ledger_(ledger) {}

std::string Writer::NewRequestId() {
  const std::uint64_t high = random_();
  const std::uint64_t low = random_();
  return absl::StrFormat("%08x-%04x-%04x-%04x-%012x", high >> 32U, high >> 16U & 0xffffU,
                         high & 0xffffU, low >> 48U, low & 0xffffffffffffU);
}

std::string Writer::NewText() {
  std::string text = absl::StrCat("Writer ", number_, ", number ", ++texts_, ".");
  for (std::uint64_t i = random_() % kMostSentences; i > 0; --i) text += kSentence;
  return text;
}

SentWrite Writer::Draw() {
  SentWrite write = imports() ? DrawImport() : DrawCall();
  write.request_id = NewRequestId();
  write.writer = number_;
  write.turn = ++turns_;
  return write;
}

SentWrite Writer::DrawCall() {
  using Kind = SentWrite::Kind;
  const Chances chances = ChancesOf(way_);
  const std::uint64_t chance = random_() % 100;
  if (visits_.empty() || chance < chances.create) {
    return {.kind = Kind::kCreate,
            .visit_id = absl::StrCat("w", number_, "-", ++visits_made_),
            .text = NewText()};
  }
  const Visit& visit = visits_[random_() % visits_.size()];
  if (chance >= 100 - chances.erase && visit.revision > visit.erased + 1) {
    return {.kind = Kind::kErase,
            .visit_id = visit.id,
            .text = "It was told to be erased.",
            .erased_revision = visit.erased + 1};
  }
  if (chance < chances.create + chances.remove) {
    return {.kind = Kind::kDelete,
            .visit_id = visit.id,
            .text = absl::StrCat("Writer ", number_, ", number ", ++texts_, ", was a mistake."),
            .etag = visit.etag};
  }
  return {.kind = Kind::kUpdate, .visit_id = visit.id, .text = NewText(), .etag = visit.etag};
}

SentWrite Writer::DrawImport() {
  const bool replaces = random_() % 4 == 0;
  const std::string id = replaces ? "again" : absl::StrCat(++visits_made_);
  return {.kind = SentWrite::Kind::kImport,
          .visit_id = absl::StrCat("w", number_, "-", id),
          .text = NewText()};
}

absl::StatusOr<SentWrite> Writer::Call(const IngestStubs& ingest, const SentWrite& write) {
  using Stub = v1::IngestService::Stub;
  switch (write.kind) {
    case SentWrite::Kind::kCreate:
      return AnswerTo(write, waymark::Call(*ingest.ingest, &Stub::CreateVisit, CreateRequest(write),
                                           patience_.of_a_call));
    case SentWrite::Kind::kUpdate:
      return AnswerTo(write, waymark::Call(*ingest.ingest, &Stub::UpdateVisit, UpdateRequest(write),
                                           patience_.of_a_call));
    case SentWrite::Kind::kDelete:
      return AnswerTo(write, waymark::Call(*ingest.ingest, &Stub::DeleteVisit, DeleteRequest(write),
                                           patience_.of_a_call));
    case SentWrite::Kind::kErase: {
      const auto erased = waymark::Call(*ingest.admin, &v1::AdminService::Stub::EraseRevision,
                                        EraseRequest(write), patience_.of_a_call);
      if (!erased.ok()) return erased.status();
      return write;
    }
    case SentWrite::Kind::kImport:
      break;
  }
  return absl::InternalError("an import is no call");
}

void Writer::Write(const IngestStubs& ingest, const std::atomic<bool>& stopping, int most) {
  for (int tries = 0; !stopping && most > 0 && tries < kMostTries && surprise_.ok();) {
    const std::size_t before = acknowledged_.size();
    const bool goes_on = imports() ? ImportSome(ingest) : CallOnce(ingest);
    if (!goes_on) return;
    if (patience_.between_calls > absl::ZeroDuration()) absl::SleepFor(patience_.between_calls);
    const std::size_t done = acknowledged_.size() - before;
    tries = done > 0 || patience_.goes_on ? 0 : tries + 1;
    most -= static_cast<int>(std::max<std::size_t>(done, 1));
  }
}

bool Writer::CallOnce(const IngestStubs& ingest) {
  if (in_doubt_.empty()) in_doubt_.push_back(Draw());
  const SentWrite write = in_doubt_.front();
  ledger_.Sent(write);
  const absl::Time begun = absl::Now();
  const auto answer = Call(ingest, write);
  answered_.push_back({.begun = begun, .ended = absl::Now(), .status = answer.status()});
  if (!answer.ok()) return Fail(answer.status());
  in_doubt_.pop_front();
  Acknowledge(*answer);
  return true;
}

// A stream of its own for a few records at once, all of which are sent before any is answered.
bool Writer::ImportSome(const IngestStubs& ingest) {
  const auto together = way_ == Way::kBulkImports ? kImportedInBulk : kImportedTogether;
  while (in_doubt_.size() < together) in_doubt_.push_back(Draw());
  const absl::Time begun = absl::Now();
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(begun + patience_.of_a_call));
  const auto stream = ingest.ingest->ImportVisits(&context);
  for (const SentWrite& write : in_doubt_) {
    ledger_.Sent(write);
    if (!stream->Write(ImportRequest(write))) break;
  }
  stream->WritesDone();
  absl::Status rejected;
  v1::ImportVisitsResponse response;
  while (!in_doubt_.empty() && rejected.ok() && stream->Read(&response)) {
    SentWrite write = in_doubt_.front();
    if (response.outcome() == v1::IMPORT_OUTCOME_REJECTED) {
      rejected = FromRpcStatus(response.error());
      continue;
    }
    in_doubt_.pop_front();
    write.revision = response.revision();
    Acknowledge(write);
  }
  // What comes after a rejected record is sent again, though it may be done.
  if (!rejected.ok()) {
    context.TryCancel();
    ForgetTurns();
  }
  const absl::Status ended = FromGrpcStatus(stream->Finish());
  const absl::Status status = rejected.ok() ? ended : rejected;
  answered_.push_back({.begun = begun, .ended = absl::Now(), .status = status});
  return status.ok() || Fail(status);
}

void Writer::ForgetTurns() {
  for (SentWrite& write : in_doubt_) {
    write.turn = 0;
    ledger_.ForgetTurn(write.request_id);
  }
}

void Writer::Acknowledge(const SentWrite& write) {
  surprise_.Update(ledger_.Acknowledged(write));
  acknowledged_.push_back(write);
  if (write.kind != SentWrite::Kind::kImport) Note(write);
}

// What is there to be corrected. Nobody else writes to it, so that its revisions have no gap.
void Writer::Note(const SentWrite& write) {
  const auto known = std::find_if(visits_.begin(), visits_.end(),
                                  [&](const Visit& one) { return one.id == write.visit_id; });
  const std::int64_t before = known == visits_.end() ? 0 : known->revision;
  if (write.kind != SentWrite::Kind::kErase && write.revision != before + 1) {
    surprise_.Update(absl::DataLossError(
        absl::StrCat("revision ", write.revision, " of ", write.visit_id, " came after ", before)));
  }
  switch (write.kind) {
    case SentWrite::Kind::kDelete:
      visits_.erase(known);
      break;
    case SentWrite::Kind::kErase:
      known->erased = write.erased_revision;
      break;
    case SentWrite::Kind::kUpdate:
      known->etag = write.new_etag;
      known->revision = write.revision;
      break;
    default:
      visits_.push_back({.id = write.visit_id, .etag = write.new_etag, .revision = write.revision});
  }
}

bool Writer::Fail(const absl::Status& status) {
  const bool full = errors::ReasonOf(status) == v1::ERROR_REASON_OVERLOADED;
  if (patience_.goes_on && (absl::IsDeadlineExceeded(status) || full)) return true;
  if (!IsOfAFault(status)) {
    surprise_.Update(status);
    return false;
  }
  return !absl::IsUnavailable(status);
}

absl::Status Writer::WriteAgain(const IngestStubs& ingest, int most) {
  absl::Status wrong;
  // Of what is erased no digest is left to know it again by.
  const int calls = way_ == Way::kCalls && !acknowledged_.empty() ? most : 0;
  for (int i = 0; i < calls && wrong.ok(); ++i) {
    const SentWrite& write = acknowledged_[random_() % acknowledged_.size()];
    const auto answer = Call(ingest, write);
    wrong = answer.ok() ? ledger_.Acknowledged(*answer) : answer.status();
  }
  if (!wrong.ok() && !IsOfAFault(wrong)) surprise_.Update(wrong);
  return wrong;
}

}  // namespace waymark::robustness
