#include "ingest-service/commands/import_report.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"

#include "common/rpc/client/call_failure.h"
#include "common/rpc/client/message_json.h"
#include "common/status/grpc_status.h"
#include "ingest-service/rules/violations.h"

namespace waymark::ingest {
namespace {

constexpr absl::Duration kProgressInterval = absl::Milliseconds(200);

// "created" for IMPORT_OUTCOME_CREATED.
std::string OutcomeWord(v1::ImportOutcome outcome) {
  return absl::AsciiStrToLower(
      v1::ImportOutcome_Name(outcome).substr(sizeof("IMPORT_OUTCOME_") - 1));
}

// An answer is printed in any case: without details of types that are not known here.
std::string AnswerJson(v1::ImportVisitsResponse response) {
  auto json = rpc::MessageJson(response, rpc::JsonLayout::kOneLine);
  if (json.ok()) return *json;
  response.mutable_error()->clear_details();
  json = rpc::MessageJson(response, rpc::JsonLayout::kOneLine);
  return json.ok() ? *json : "{}";
}

// "[#####---------------]  25 % "; nothing where the whole is not known.
std::string Bar(std::int64_t done, std::int64_t total) {
  constexpr int kWidth = 20;
  if (total <= 0) return "";
  // White space between records is nobody's: the last is told to be all.
  const std::int64_t percent = std::min<std::int64_t>(100, done * 100 / total);
  const auto filled = static_cast<std::size_t>(percent * kWidth / 100);
  return absl::StrFormat("[%s%s] %3d %% ", std::string(filled, '#'),
                         std::string(kWidth - filled, '-'), percent);
}

}  // namespace

std::string RecordPlace::ToString() const { return absl::StrCat(file, ":", line); }

void ImportReport::Answered(const RecordPlace& place, const std::string& parent,
                            const v1::ImportVisitsResponse& response) {
  ++answered_;
  Count(response.outcome());
  if (!response.consistency_token().empty()) state_ = response.consistency_token();
  if (response.outcome() == v1::IMPORT_OUTCOME_REJECTED) {
    // The parent is as the record has it, and may be anything.
    const std::string shown = IsShowable(parent) ? parent : "";
    const std::string& name = response.name().empty() ? shown : response.name();
    PrintFault(place, absl::StrCat(name, name.empty() ? "" : ": ",
                                   rpc::DescribeError(FromRpcStatus(response.error()))));
    KeepReject(place);
  }
  PrintWarnings(place, response);
  if (options_.answers != nullptr) {
    ClearProgress();
    *options_.answers << AnswerJson(response) << "\n";
  }
  ShowProgress(place);
}

void ImportReport::Unsendable(const RecordPlace& place, const absl::Status& status) {
  Count(v1::IMPORT_OUTCOME_REJECTED);
  PrintFault(place, std::string(status.message()));
  KeepReject(place);
  ShowProgress(place);
}

void ImportReport::FileEnded(const RecordPlace& place, const std::string& fault) {
  ++unfinished_files_;
  PrintFault(place, absl::StrCat(fault, "; the rest of this file was not read"));
}

bool ImportReport::all_fine() const {
  return unfinished_files_ == 0 && counts_[v1::IMPORT_OUTCOME_REJECTED] == 0;
}

std::string ImportReport::Summary(absl::Duration took) const {
  std::vector<std::string> parts;
  for (int i = v1::IMPORT_OUTCOME_CREATED; i < v1::ImportOutcome_ARRAYSIZE; ++i) {
    const auto outcome = static_cast<v1::ImportOutcome>(i);
    const std::int64_t count = counts_[static_cast<std::size_t>(i)];
    const bool always =
        outcome == v1::IMPORT_OUTCOME_CREATED || outcome == v1::IMPORT_OUTCOME_REJECTED;
    if (count > 0 || always) parts.push_back(absl::StrCat(count, " ", OutcomeWord(outcome)));
  }
  std::string text =
      absl::StrFormat("%d record%s: %s in %.1f s", records_, records_ == 1 ? "" : "s",
                      absl::StrJoin(parts, ", "), absl::ToDoubleSeconds(took));
  if (unfinished_files_ > 0) {
    absl::StrAppend(&text, "; ", unfinished_files_, unfinished_files_ == 1 ? " file" : " files",
                    " not read to the end");
  }
  absl::StrAppend(&text, "\n");
  if (warnings_ > 0) {
    absl::StrAppend(&text, warnings_, warnings_ == 1 ? " warning" : " warnings",
                    ": recorded all the same, and worth a look\n");
  }
  if (!state_.empty()) absl::StrAppend(&text, "state: ", state_, "\n");
  return text;
}

void ImportReport::ClearProgress() {
  if (options_.progress != nullptr) *options_.progress << "\r\033[K" << std::flush;
}

void ImportReport::Count(v1::ImportOutcome outcome) {
  ++records_;
  // An outcome this version does not know is among the records and under no heading.
  if (v1::ImportOutcome_IsValid(outcome)) ++counts_[static_cast<std::size_t>(outcome)];
}

void ImportReport::PrintFault(const RecordPlace& place, const std::string& text) {
  ClearProgress();
  *options_.faults << place.ToString() << ": " << text << "\n" << std::flush;
}

void ImportReport::PrintWarnings(const RecordPlace& place,
                                 const v1::ImportVisitsResponse& response) {
  for (const v1::Warning& warning : response.warnings()) {
    ++warnings_;
    PrintFault(place, absl::StrCat(response.name(), ": warning: ", warning.field(), ": ",
                                   warning.description()));
  }
}

void ImportReport::KeepReject(const RecordPlace& place) {
  // A record that was too large to be read whole cannot be kept whole either.
  if (options_.rejects == nullptr || place.text.empty()) return;
  *options_.rejects << place.text << "\n" << std::flush;
}

void ImportReport::ShowProgress(const RecordPlace& place) {
  bytes_ += place.bytes;
  if (options_.progress == nullptr) return;
  const absl::Time now = absl::Now();
  if (now - progress_shown_ < kProgressInterval) return;
  progress_shown_ = now;
  const double seconds = absl::ToDoubleSeconds(now - started_);
  *options_.progress << "\r" << Bar(bytes_, options_.total_bytes) << records_ << " records, "
                     << counts_[v1::IMPORT_OUTCOME_REJECTED] << " rejected, "
                     << absl::StrFormat("%.0f a second", static_cast<double>(records_) / seconds)
                     << std::flush;
}

}  // namespace waymark::ingest
