// What reads cost in worlds of several sizes: see tests/README.md.
//
//   read_cost DIRECTORY VISITS...
//
// Makes in DIRECTORY a world of each number of visits, or takes the one that is there, and prints
// of every call what it read and how long it took, each as a ratio to the first world's. With
// WAYMARK_CALLS only of calls whose name has that in it; with WAYMARK_VISITS_PER_AUTHORITY other
// than 60.

#include "common/storage/read_cost.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

#include "common/status/status_macros.h"
#include "common/storage/database.h"
#include "query-service/projections/keys.h"
#include "tests/bench/calls.h"
#include "tests/bench/store.h"

namespace waymark::bench {
namespace {

constexpr std::uint64_t kTurns = 20;
constexpr absl::Duration kLongEnough = absl::Seconds(10);
constexpr absl::Duration kRest = absl::Seconds(10);

// Of one call: what its turns read on average, and the time of the middle one, on the clock and of
// the processor, which says more on a machine that has other work.
struct Measured {
  double seeks = 0;
  double steps = 0;
  double gets = 0;
  double bytes = 0;
  double blocks = 0;
  double disk_blocks = 0;
  absl::Duration time = {};
  absl::Duration cpu_time = {};
  std::string refused = {};
};

struct Turn {
  storage::ReadCost cost;
  absl::Duration time;
  absl::Duration cpu_time;
};

absl::Duration ThreadCpuTime() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return absl::DurationFromTimespec(time);
}

absl::StatusOr<Turn> MakeTurn(const MeasuredCall& call, const WorldStore& world,
                              std::uint64_t turn) {
  const storage::ReadCost before = world.Reads();
  const absl::Time start = absl::Now();
  const absl::Duration cpu_start = ThreadCpuTime();
  WAYMARK_RETURN_IF_ERROR(call.make(world, turn).status());
  const absl::Duration cpu_time = ThreadCpuTime() - cpu_start;
  const absl::Duration time = absl::Now() - start;
  return Turn{.cost = world.Reads() - before, .time = time, .cpu_time = cpu_time};
}

absl::Duration MiddleOf(std::vector<absl::Duration> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

Measured SumUp(const std::vector<Turn>& turns) {
  Measured measured;
  std::vector<absl::Duration> times;
  std::vector<absl::Duration> cpu_times;
  const auto count = static_cast<double>(turns.size());
  for (const Turn& turn : turns) {
    measured.seeks += static_cast<double>(turn.cost.seeks) / count;
    measured.steps += static_cast<double>(turn.cost.steps) / count;
    measured.gets += static_cast<double>(turn.cost.gets) / count;
    measured.bytes += static_cast<double>(turn.cost.bytes) / count;
    measured.blocks += static_cast<double>(turn.cost.blocks) / count;
    measured.disk_blocks += static_cast<double>(turn.cost.disk_blocks) / count;
    times.push_back(turn.time);
    cpu_times.push_back(turn.cpu_time);
  }
  measured.time = MiddleOf(std::move(times));
  measured.cpu_time = MiddleOf(std::move(cpu_times));
  return measured;
}

// The same turns twice, so that the second time what they read is as warm as the cache holds it.
Measured Measure(const MeasuredCall& call, const WorldStore& world) {
  std::vector<Turn> turns;
  for (const bool counts : {false, true}) {
    const absl::Time start = absl::Now();
    for (std::uint64_t i = 0; i < kTurns && absl::Now() - start < kLongEnough; ++i) {
      const auto turn = MakeTurn(call, world, i);
      if (!turn.ok()) return {.refused = std::string(turn.status().message())};
      if (counts) turns.push_back(*turn);
    }
  }
  return SumUp(turns);
}

std::string Ratio(double value, double first) {
  return first > 0 ? absl::StrFormat("%.2f", value / first) : "-";
}

void Print(const MeasuredCall& call, const Measured& measured, const Measured& first) {
  if (!measured.refused.empty()) {
    absl::PrintF("%-46s refused: %s\n", call.name, measured.refused);
    return;
  }
  absl::PrintF(
      "%-46s %7.0f %8.0f %6.0f %9.1f %7.0f %6.0f %9.2f %9.2f | %6s %6s %6s\n", call.name,
      measured.seeks, measured.steps, measured.gets, measured.bytes / 1024, measured.blocks,
      measured.disk_blocks, absl::ToDoubleMilliseconds(measured.time),
      absl::ToDoubleMilliseconds(measured.cpu_time),
      Ratio(measured.seeks + measured.steps + measured.gets,
            first.seeks + first.steps + first.gets),
      Ratio(measured.bytes, first.bytes),
      Ratio(absl::ToDoubleSeconds(measured.cpu_time), absl::ToDoubleSeconds(first.cpu_time)));
  std::fflush(stdout);
}

std::uint64_t VisitsPerAuthority() {
  const char* const asked = std::getenv("WAYMARK_VISITS_PER_AUTHORITY");
  std::uint64_t visits = 0;
  return asked != nullptr && absl::SimpleAtoi(asked, &visits) && visits > 0 ? visits : 60;
}

// Waits until the store moves nothing in the background any more, which would take the processor
// and leave cold what is read.
absl::Status LetRest(const std::filesystem::path& store) {
  WAYMARK_ASSIGN_OR_RETURN(
      const auto database,
      storage::Database::Open({.directory = store, .families = query::keys::Families()}));
  std::vector<std::string> before;
  while (true) {
    std::vector<std::string> tables;
    for (const storage::TableFile& table : database->Tables()) tables.push_back(table.name);
    if (tables == before) return absl::OkStatus();
    before = std::move(tables);
    absl::SleepFor(kRest);
  }
}

absl::StatusOr<std::unique_ptr<WorldStore>> Make(const std::filesystem::path& directory,
                                                 std::uint64_t visits) {
  const absl::Time start = absl::Now();
  std::uint64_t filled = 0;
  const auto open = [&] {
    return WorldStore::Open(ShapeOf(visits, VisitsPerAuthority()),
                            directory / std::to_string(visits), [&](std::uint64_t in) {
                              filled = in;
                              absl::FPrintF(stderr, "%d visits, %.0f s\n", in,
                                            absl::ToDoubleSeconds(absl::Now() - start));
                            });
  };
  auto world = open();
  WAYMARK_RETURN_IF_ERROR(world.status());
  if (filled > 0) {
    const double seconds = absl::ToDoubleSeconds(absl::Now() - start);
    absl::PrintF("made in %.0f s, %.0f visits a second\n", seconds,
                 static_cast<double>(filled) / seconds);
  }
  world->reset();
  WAYMARK_RETURN_IF_ERROR(LetRest(directory / std::to_string(visits) / "store"));
  return open();
}

std::vector<MeasuredCall> CallsAskedFor() {
  std::vector<MeasuredCall> calls = AllCalls();
  const char* const part = std::getenv("WAYMARK_CALLS");
  if (part == nullptr) return calls;
  std::erase_if(calls, [part](const MeasuredCall& call) {
    return call.name.find(part) == std::string::npos;
  });
  return calls;
}

absl::Status Run(const std::filesystem::path& directory, const std::vector<std::uint64_t>& sizes) {
  const std::vector<MeasuredCall> calls = CallsAskedFor();
  std::vector<Measured> first;
  for (const std::uint64_t visits : sizes) {
    absl::PrintF("\n%d visits\n", visits);
    WAYMARK_ASSIGN_OR_RETURN(const auto world, Make(directory, visits));
    absl::PrintF("%-46s %7s %8s %6s %9s %7s %6s %9s %9s | %6s %6s %6s\n", "call", "seeks", "steps",
                 "gets", "KiB", "blocks", "disk", "ms", "cpu ms", "x keys", "x KiB", "x cpu");
    for (std::size_t i = 0; i < calls.size(); ++i) {
      Measured measured = Measure(calls[i], *world);
      if (first.size() <= i) first.push_back(measured);
      Print(calls[i], measured, first[i]);
    }
  }
  return absl::OkStatus();
}

int Main(const std::vector<std::string>& arguments) {
  std::vector<std::uint64_t> sizes;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    std::uint64_t visits = 0;
    if (absl::SimpleAtoi(arguments[i], &visits) && visits > 0) sizes.push_back(visits);
  }
  if (sizes.empty() || sizes.size() + 1 != arguments.size()) {
    absl::FPrintF(stderr, "usage: read_cost DIRECTORY VISITS...\n");
    return 2;
  }
  const absl::Status run = Run(arguments[0], sizes);
  if (run.ok()) return 0;
  absl::FPrintF(stderr, "read_cost: %s\n", run.ToString());
  return 1;
}

}  // namespace
}  // namespace waymark::bench

int main(int argc, char** argv) { return waymark::bench::Main({argv + 1, argv + argc}); }
