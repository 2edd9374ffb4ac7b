#include "tests/fuzz/visit_oracles.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "absl/strings/cord.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

#include "common/rpc/unknown_fields.h"
#include "common/status/error_details.h"
#include "common/status/errors.h"
#include "ingest-service/rules/fields/field_walk.h"
#include "ingest-service/rules/limits.h"
#include "tests/fuzz/disguise.h"
#include "tests/fuzz/expect.h"
#include "tests/fuzz/shipped_reference.h"

namespace waymark::fuzz {
namespace {

using google::protobuf::Message;

// A day like any other: what was retired by then is part of the data, not of chance.
constexpr absl::CivilDay kToday(2026, 1, 15);
// With base64 and the message again beside it, well within the 8 KiB that headers may have.
constexpr std::size_t kMaxDetailBytes = 4 * 1024;
constexpr std::size_t kMaxMessageBytes = 1024;

void Expect(bool holds, std::string_view what, const v1::CreateVisitRequest& request,
            std::string_view more = "") {
  if (holds) return;
  fuzz::Expect(false, what,
               absl::StrCat(std::string(more), "\nrequest: ", request.ShortDebugString()));
}

std::size_t DetailBytes(const absl::Status& status) {
  std::size_t bytes = 0;
  status.ForEachPayload([&bytes](absl::string_view url, const absl::Cord& payload) {
    bytes += url.size() + payload.size();
  });
  return bytes;
}

google::rpc::BadRequest BadRequestOf(const absl::Status& status) {
  google::rpc::BadRequest bad_request;
  const auto payload = status.GetPayload("type.googleapis.com/google.rpc.BadRequest");
  if (payload.has_value()) bad_request.ParseFromString(std::string(*payload));
  return bad_request;
}

// What the rule of personal data says, whatever it found. It alone reads texts; of ids, which every
// rule may read, it says the same.
bool IsPersonalDataFault(std::string_view description) {
  constexpr std::string_view kBegin = "PERSONAL_DATA: ";
  constexpr std::string_view kEnd = "; leave out what identifies a person";
  constexpr std::string_view kInSome = " seems to stand in ";
  constexpr std::string_view kOfLabels = " of the labels";  // at most 99
  if (!description.starts_with(kBegin) || !description.ends_with(kEnd)) return false;
  description.remove_prefix(kBegin.size());
  description.remove_suffix(kEnd.size());
  const std::size_t word = description.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
  if (word == std::string_view::npos) return false;
  const std::string_view rest = description.substr(word);
  return rest == " seems to stand in it" ||
         (rest.starts_with(kInSome) && rest.ends_with(kOfLabels) &&
          rest.size() <= kInSome.size() + 2 + kOfLabels.size());
}

// Whether texts may have a part in the refusal: a fault of personal data, or faults that are not
// described, which may be such.
bool MayDependOnTexts(const absl::Status& status) {
  const google::rpc::BadRequest bad_request = BadRequestOf(status);
  const auto& faults = bad_request.field_violations();
  return absl::StrContains(status.message(), " are described)") ||
         std::any_of(faults.begin(), faults.end(), [](const auto& fault) {
           return absl::StartsWith(fault.description(), "PERSONAL_DATA");
         });
}

}  // namespace

absl::StatusOr<ingest::PreparedVisit> Judged(const v1::CreateVisitRequest& request) {
  if (absl::Status known = rpc::RefuseUnknownFields(request); !known.ok()) return known;
  return ingest::PrepareVisit(ShippedReference(), kToday,
                              {.parent = request.parent(),
                               .visit_id = request.visit_id(),
                               .visit = request.visit(),
                               .request_id = request.request_id()});
}

void ExpectRoundTrip(const v1::CreateVisitRequest& request) {
  const std::string bytes = BytesOf(request);
  v1::CreateVisitRequest again;
  Expect(again.ParseFromString(bytes), "what was written can be parsed", request);
  Expect(BytesOf(again) == bytes, "what was written is parsed as it was", request);
}

void ExpectProperRefusal(const v1::CreateVisitRequest& request, const absl::Status& status) {
  const std::string words = status.ToString();
  const google::rpc::BadRequest bad_request = BadRequestOf(status);
  Expect(status.code() == absl::StatusCode::kInvalidArgument, "the code is INVALID_ARGUMENT",
         request, words);
  Expect(errors::ReasonOf(status) == v1::ERROR_REASON_INVALID_REQUEST,
         "ErrorInfo says INVALID_REQUEST", request, words);
  Expect(bad_request.field_violations_size() > 0, "BadRequest names a fault", request, words);
  Expect(DetailBytes(status) <= kMaxDetailBytes, "details have at most 4 KiB", request, words);
  Expect(status.message().size() <= kMaxMessageBytes, "the message has at most 1 KiB", request,
         words);
  Expect(IsPrintable({status.message().data(), status.message().size()}),
         "the message is printable ASCII", request, words);
  for (const auto& violation : bad_request.field_violations()) {
    Expect(IsPrintable(violation.field()) && IsPrintable(violation.description()),
           "a described fault is printable ASCII", request, words);
    Expect(!absl::StartsWith(violation.description(), "PERSONAL_DATA") ||
               IsPersonalDataFault(violation.description()),
           "a fault of personal data shows none", request, words);
  }
}

void ExpectSameInDisguise(const v1::CreateVisitRequest& request,
                          const absl::StatusOr<ingest::PreparedVisit>& judged) {
  v1::CreateVisitRequest disguised = request;
  Disguise(disguised);
  absl::StatusOr<ingest::PreparedVisit> again = Judged(disguised);
  if (MayDependOnTexts(judged.status()) || MayDependOnTexts(again.status())) return;
  Expect(again.status() == judged.status(), "no error depends on what a text says", request,
         judged.status().ToString() + "\nand " + again.status().ToString());
  if (!judged.ok()) return;
  Disguise(again->visit);
  Expect(again->name == judged->name && BytesOf(again->visit) == BytesOf(judged->visit),
         "nothing stored depends on what a text says", request,
         judged->visit.ShortDebugString() + "\nand " + again->visit.ShortDebugString());
}

void ExpectNothingPassedBy(const v1::CreateVisitRequest& request,
                           const ingest::PreparedVisit& prepared) {
  ingest::Violations violations;
  const ingest::VisitIds ids = ingest::CollectIds(prepared.visit, violations);
  ingest::WalkFields(ShippedReference(), kToday, ids, prepared.visit, violations);
  Expect(violations.empty(), "the walk finds nothing that the scan passed", request,
         violations.ToStatus().ToString());
  v1::Visit stored;
  Expect(stored.ParseFromString(prepared.bytes) && BytesOf(stored) == BytesOf(prepared.visit),
         "what is stored is what was judged", request);
}

void ExpectFixedPoint(const v1::CreateVisitRequest& request,
                      const ingest::PreparedVisit& prepared) {
  Expect(prepared.visit.ByteSizeLong() <= ingest::kMaxVisitBytes, "a stored visit keeps to 1 MiB",
         request);
  v1::CreateVisitRequest stored = request;
  *stored.mutable_visit() = prepared.visit;
  const absl::StatusOr<ingest::PreparedVisit> again = Judged(stored);
  Expect(again.ok(), "a stored visit is accepted", stored, again.status().ToString());
  Expect(again->name == prepared.name && BytesOf(again->visit) == BytesOf(prepared.visit),
         "a stored visit is stored again as it is", stored, again->visit.ShortDebugString());
}

}  // namespace waymark::fuzz
