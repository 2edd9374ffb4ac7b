#include "common/rpc/listening/overload_guard.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "common/rpc/limits.h"

namespace waymark::rpc {
namespace {

// Of waste half is counted still after so long.
constexpr absl::Duration kHalfLife = absl::Seconds(1);
// What a call takes that is reset before it has sent anything, in gRPC and here.
constexpr double kMemoryOfCall = 8 << 10;
// Less than this is never cut: a message of the largest size may be on its way.
constexpr double kLeastWaste = 1280 << 10;
// While a message comes gRPC says every now and then that there is room for more; of headers
// without end this much already takes it a tenth of a second.
constexpr double kLeastUnansweredWaste = 80 << 10;
// Where memory has grown to twice what is normal, and less has come to something than not, a
// message that is on its way is no excuse any more: streams that are opened and never go on are a
// hundred bytes each and take twenty thousand.
constexpr double kLeastWasteInDistress = 80 << 10;
// Of a network that was barred a moment ago, this is enough, and nobody need be in need.
constexpr double kLeastWasteOfBarred = 8 << 10;
// Those that waste at least so much of what the worst does are cut with it.
constexpr double kAsBad = 0.25;
// How long bytes wait to be read where nothing holds gRPC's threads up: below a millisecond.
constexpr absl::Duration kLongestUnread = absl::Milliseconds(150);
constexpr absl::Duration kBarred = absl::Seconds(10);
// One cut may be bad luck: a message on its way while somebody else is the cause.
constexpr absl::Duration kBetweenCuts = absl::Minutes(1);
// By so much within so long: twenty mebibytes a second, however often one looks.
constexpr std::uint64_t kRising = 1 << 20;
constexpr absl::Duration kRisingWithin = absl::Milliseconds(50);
// Processors in use, where bytes wait because of what was sent here. Where this process has less,
// it is others on the machine that it waits for.
constexpr double kBusy = 0.5;
// What was used so long ago counts half.
constexpr absl::Duration kBusyHalfLife = absl::Milliseconds(100);

// What is left after so long of what halves in `half_life`.
double Fading(absl::Duration passed, absl::Duration half_life) {
  return std::exp2(-absl::FDivDuration(std::max(passed, absl::ZeroDuration()), half_life));
}

// By how much a count has risen, which is then the highest so far. The system is asked for received
// and waiting bytes one after the other, so what comes in between makes what was read fall back for
// a look.
double TakeRise(std::uint64_t now, std::uint64_t& highest) {
  if (now <= highest) return 0;
  return static_cast<double>(now - std::exchange(highest, now));
}

}  // namespace

std::vector<OverloadGuard::Cut> OverloadGuard::Look(
    const std::vector<ConnectionSample>& connections, const ProcessUse& use, absl::Time now) {
  Update(connections, now);
  UpdateBusy(use.cpu_time, now);
  std::vector<Cut> cuts;
  CutWasteful(connections, NeedOf(connections, use, now), now, cuts);
  CutUnread(connections, now, cuts);
  return cuts;
}

bool OverloadGuard::IsBarred(const std::string& network, absl::Time now) const {
  const auto found = barred_until_.find(network);
  return found != barred_until_.end() && now < found->second;
}

void OverloadGuard::Update(const std::vector<ConnectionSample>& connections, absl::Time now) {
  const double fading =
      last_look_ == absl::InfinitePast() ? 1 : Fading(now - last_look_, kHalfLife);
  std::map<int, State> states;
  for (const ConnectionSample& connection : connections) {
    const auto known = states_.find(connection.id);
    State state = known == states_.end() ? State{.last_read = now} : known->second;
    if (connection.read > state.read || connection.waiting == 0) state.last_read = now;
    const double bytes =
        TakeRise(connection.read, state.read) - TakeRise(connection.delivered, state.delivered);
    const double calls = TakeRise(connection.reset, state.reset) * kMemoryOfCall;
    state.waste = std::max(0.0, state.waste * fading + bytes + calls);
    state.unanswered_waste = std::max(0.0, state.unanswered_waste * fading + bytes);
    if (connection.written != state.written) state.unanswered_waste = 0;
    state.written = connection.written;
    states.emplace(connection.id, state);
  }
  states_ = std::move(states);
  std::erase_if(barred_until_, [now](const auto& barred) { return now >= barred.second; });
  std::erase_if(last_cut_, [now](const auto& cut) { return now >= cut.second + kBetweenCuts; });
}

void OverloadGuard::UpdateBusy(absl::Duration cpu_time, absl::Time now) {
  if (now > last_look_ && last_look_ != absl::InfinitePast()) {
    const double used = absl::FDivDuration(cpu_time - last_cpu_time_, now - last_look_);
    const double fading = Fading(now - last_look_, kBusyHalfLife);
    busy_ = busy_ * fading + used * (1 - fading);
  }
  last_cpu_time_ = cpu_time;
  last_look_ = now;
}

OverloadGuard::Need OverloadGuard::NeedOf(const std::vector<ConnectionSample>& connections,
                                          const ProcessUse& use, absl::Time now) {
  const bool memory_is_short = MemoryIsShort(use.resident_bytes, now);
  if (memory_is_short && use.resident_bytes > 2 * kNormalMemoryBytes) return Need::kDistress;
  const bool held_up = busy_ >= kBusy && SomeoneWaits(connections, now);
  return memory_is_short || held_up ? Need::kSome : Need::kNone;
}

// Memory that was given back to the allocator stays with the process, so being large is no need by
// itself.
bool OverloadGuard::MemoryIsShort(std::uint64_t resident_bytes, absl::Time now) {
  const bool rises = resident_bytes > resident_before_ + kRising;
  if (now - resident_at_ >= kRisingWithin) {
    resident_before_ = resident_bytes;
    resident_at_ = now;
  }
  return rises && resident_bytes > kNormalMemoryBytes;
}

bool OverloadGuard::SomeoneWaits(const std::vector<ConnectionSample>& connections,
                                 absl::Time now) const {
  return std::any_of(connections.begin(), connections.end(), [&](const auto& connection) {
    return now - states_.at(connection.id).last_read >= kLongestUnread;
  });
}

void OverloadGuard::CutWasteful(const std::vector<ConnectionSample>& connections, Need need,
                                absl::Time now, std::vector<Cut>& cuts) {
  double most = 0;
  double most_unanswered = 0;
  for (const auto& [id, state] : states_) {
    most = std::max(most, state.waste);
    most_unanswered = std::max(most_unanswered, state.unanswered_waste);
  }
  const double unanswered_bound = std::max(kLeastUnansweredWaste, most_unanswered * kAsBad);
  const auto deserves = [&](const ConnectionSample& connection) {
    const State& state = states_.at(connection.id);
    const bool no_excuse =
        need == Need::kDistress && static_cast<double>(connection.delivered) < state.waste;
    const double least = no_excuse ? kLeastWasteInDistress : kLeastWaste;
    if (need != Need::kNone && state.waste >= std::max(least, most * kAsBad)) return true;
    if (need != Need::kNone && state.unanswered_waste >= unanswered_bound) return true;
    return state.waste >= kLeastWasteOfBarred && IsBarred(connection.network, now);
  };
  for (const ConnectionSample& connection : connections) {
    if (deserves(connection)) CutOne(connection, "sent much that came to nothing", now, cuts);
  }
}

void OverloadGuard::CutOne(const ConnectionSample& connection, const char* reason, absl::Time now,
                           std::vector<Cut>& cuts) {
  cuts.push_back({.id = connection.id, .reason = reason});
  if (!last_cut_.insert_or_assign(connection.network, now).second) {
    barred_until_[connection.network] = now + kBarred;
  }
}

void OverloadGuard::CutUnread(const std::vector<ConnectionSample>& connections, absl::Time now,
                              std::vector<Cut>& cuts) {
  std::uint64_t total = 0;
  std::uint64_t most = 0;
  for (const ConnectionSample& connection : connections) {
    total += connection.unsent;
    most = std::max(most, connection.unsent);
  }
  if (total <= kMaxUnsentBytes) return;
  for (const ConnectionSample& connection : connections) {
    if (static_cast<double>(connection.unsent) < static_cast<double>(most) * kAsBad) continue;
    CutOne(connection, "does not take its answers", now, cuts);
  }
}

}  // namespace waymark::rpc
