#include "tests/robustness/stalls/punctuality.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace waymark::robustness {
namespace {

constexpr absl::Duration kTick = absl::Milliseconds(2);
constexpr absl::Duration kWorthTelling = absl::Milliseconds(3);

std::string Millis(absl::Duration duration) {
  return absl::StrCat(absl::ToInt64Milliseconds(duration), " ms");
}

}  // namespace

OwnDelay::OwnDelay() : thread_([this] { Run(); }) {}

OwnDelay::~OwnDelay() {
  stopping_ = true;
  thread_.join();
}

void OwnDelay::Run() {
  while (!stopping_) {
    const absl::Time due = absl::Now() + kTick;
    absl::SleepFor(kTick);
    const absl::Time woken = absl::Now();
    if (woken - due < kWorthTelling) continue;
    const absl::MutexLock lock(&mutex_);
    delays_.push_back({due, woken});
  }
}

absl::Duration OwnDelay::Longest(absl::Time from, absl::Time to) const {
  const absl::MutexLock lock(&mutex_);
  absl::Duration longest;
  for (const Delay& delay : delays_) {
    const absl::Duration within = std::min(delay.woken, to) - std::max(delay.due, from);
    longest = std::max(longest, within);
  }
  return longest;
}

void Punctuality::Note(std::string_view call, absl::Time deadline, absl::Time ended) {
  const absl::MutexLock lock(&mutex_);
  noted_.push_back({std::string(call), deadline, ended});
}

std::vector<Punctuality::Late> Punctuality::FindLate() const {
  const absl::MutexLock lock(&mutex_);
  std::vector<Late> late;
  for (const Noted& one : noted_) {
    if (one.ended <= one.deadline) continue;
    late.push_back(
        {one.call, one.ended - one.deadline, own_delay_.Longest(one.deadline, one.ended)});
  }
  std::sort(late.begin(), late.end(),
            [](const Late& a, const Late& b) { return a.beyond_own() > b.beyond_own(); });
  return late;
}

absl::Status Punctuality::Check() const {
  const std::vector<Late> late = FindLate();
  if (late.empty() || late.front().beyond_own() <= kMostLate) return absl::OkStatus();
  return absl::DeadlineExceededError(
      absl::StrCat(late.front().call, " ended ", Millis(late.front().in_all),
                   " after its deadline, ", Millis(late.front().own), " of them our own"));
}

std::string Punctuality::Summary() const {
  const std::vector<Late> late = FindLate();
  absl::Duration most;
  int excused = 0;
  for (const Late& one : late) {
    most = std::max(most, one.in_all);
    if (one.in_all > kMostLate && one.beyond_own() <= kMostLate) ++excused;
  }
  const absl::Duration beyond = late.empty() ? absl::ZeroDuration() : late.front().beyond_own();
  const absl::MutexLock lock(&mutex_);
  return absl::StrCat(noted_.size(), " calls, ", late.size(), " to their deadline, the latest by ",
                      Millis(most), ", ", Millis(beyond), " without our own delay; ", excused,
                      " excused by it");
}

}  // namespace waymark::robustness
