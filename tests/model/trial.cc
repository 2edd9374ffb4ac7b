#include "tests/model/trial.h"

#include <algorithm>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

#include "tests/model/store_check.h"

namespace waymark::ingest::trial {
namespace {

constexpr int kMostInGroup = 60;
constexpr char kMemory[] = "/dev/shm";
// Ten times what one log takes, with what RocksDB allots in advance.
constexpr std::uintmax_t kRoomBytes = std::uintmax_t{256} << 20;

std::string RequestOf(const Step& step) {
  return absl::StrCat(step.submitter, " ", absl::AsciiStrToLower(step.request_id));
}

void Report(const std::vector<Step>& group, const std::vector<Answer>& told, std::size_t failed,
            const std::string& difference) {
  std::string steps;
  for (std::size_t i = 0; i < group.size(); ++i) {
    absl::StrAppend(&steps, i == failed ? "> " : "  ", Describe(group[i]), " -> ", Outcome(told[i]),
                    "\n");
  }
  ADD_FAILURE() << "step " << failed + 1 << " of its group:\n"
                << difference << "the group:\n"
                << steps;
}

}  // namespace

std::filesystem::path PlaceForLogs() {
  std::error_code error;
  const std::filesystem::space_info memory = std::filesystem::space(kMemory, error);
  if (!error && memory.available >= kRoomBytes) return kMemory;
  return std::filesystem::temp_directory_path();
}

bool Trial::Run(std::uint64_t steps) {
  while (steps > 0) {
    const auto most = static_cast<int>(std::min<std::uint64_t>(steps, kMostInGroup));
    const std::vector<Step> group = source_.Group(most);
    steps -= group.size();
    PassTime();
    RunGroup(group);
    if (random_.OneIn(12)) Restart();
    if (testing::Test::HasFailure()) return false;
  }
  Restart();
  return !testing::Test::HasFailure();
}

// Mostly less than a second; now and then none, hours back, or days.
void Trial::PassTime() {
  if (!random_.OneIn(10)) now_ += absl::Microseconds(random_.Between(0, 1'000'000));
  if (random_.OneIn(20)) now_ -= absl::Hours(random_.Between(1, 30));
  if (random_.OneIn(25)) now_ += absl::Hours(random_.Between(24, 80));
  if (random_.OneIn(100)) now_ += absl::Hours(8 * 24);
  write_side_.SetTime(now_);
}

void Trial::RunGroup(const std::vector<Step>& group) {
  for (const Step& step : group) NoteForgotten(step);

  const std::vector<Answer> told = write_side_.Run(group);
  const std::vector<Answer> want = model_.Answers(group, absl::ToUnixMicros(now_));

  for (std::size_t i = 0; i < group.size(); ++i) {
    const std::string difference =
        absl::StrCat(Difference(want[i], told[i]), DifferenceFromFirst(group[i], want[i], told[i]));
    Count(group[i], want[i]);
    if (!difference.empty()) return Report(group, told, i, difference);
  }
}

// Seven days are the least: after them the service decides when it forgets, and is asked.
void Trial::NoteForgotten(const Step& step) {
  if (!model_.MayBeForgotten(step)) return;
  const auto known =
      write_side_.store().FindRequest(step.submitter, absl::AsciiStrToLower(step.request_id));
  const bool forgotten = known.ok() && !known->has_value();
  ++tally_[forgotten ? "request forgotten" : "request old and not forgotten"];
  if (forgotten) model_.Forget(step);
}

// What a request id was answered with first comes again byte for byte.
std::string Trial::DifferenceFromFirst(const Step& step, const Answer& want, const Answer& told) {
  if (step.request_id.empty() || !want.status.ok()) return "";
  if (step.validate_only && !want.recalled) return "";
  FirstAnswer& first = first_answers_[RequestOf(step)];
  if (!want.recalled) first = {.method = step.method, .bytes = told.bytes};
  if (first.method != step.method || first.bytes == told.bytes) return "";
  return "  not the bytes of the first answer\n";
}

void Trial::Restart() {
  const bool rebuild = random_.OneIn(3);
  write_side_.Restart([&](LogStore& store) {
    if (rebuild) ExpectRebuildChangesNothing(store, model_);
  });
  model_.Restart();
  ExpectHolds(write_side_.store(), model_);
  ++tally_["restart"];
}

void Trial::Count(const Step& step, const Answer& want) {
  ++tally_[absl::StrCat(MethodName(step.method), " ", Outcome(want),
                        want.warnings.empty() ? "" : " warned", want.recalled ? " again" : "",
                        step.validate_only ? " validate_only" : "")];
}

}  // namespace waymark::ingest::trial
