#include "tests/robustness/writing/writers.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "absl/time/clock.h"

#include "common/status/status_macros.h"

namespace waymark::robustness {
namespace {

constexpr absl::Duration kBeforeTheNextTry = absl::Milliseconds(20);

}  // namespace

void Writers::Add(Writer::Way way, int count) {
  for (int i = 0; i < count; ++i) {
    const int number = static_cast<int>(all_.size());
    all_.push_back({way, std::make_unique<Writer>(number, way, seed_, ledger_, patience_)});
  }
}

void Writers::Start(const IngestStubs& ingest, const std::vector<Writer::Way>& ways) {
  stopping_ = false;
  for (const One& one : all_) {
    if (std::find(ways.begin(), ways.end(), one.way) == ways.end()) continue;
    threads_.emplace_back([this, ingest, writer = one.writer.get()] {
      writer->Write(ingest, stopping_, std::numeric_limits<int>::max());
      while (patience_.goes_on && !stopping_ && writer->surprise().ok()) {
        absl::SleepFor(kBeforeTheNextTry);
        writer->Write(ingest, stopping_, std::numeric_limits<int>::max());
      }
    });
  }
}

void Writers::Stop() {
  stopping_ = true;
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void Writers::WriteSome(const IngestStubs& ingest, int most) {
  const std::atomic<bool> never = false;
  std::vector<std::thread> threads;
  threads.reserve(all_.size());
  for (const One& one : all_) {
    threads.emplace_back([&, writer = one.writer.get()] { writer->Write(ingest, never, most); });
  }
  for (std::thread& thread : threads) thread.join();
}

absl::Status Writers::WriteAgain(const IngestStubs& ingest, int most) {
  for (const One& one : all_) WAYMARK_RETURN_IF_ERROR(one.writer->WriteAgain(ingest, most));
  return absl::OkStatus();
}

std::vector<Answered> Writers::TakeAnswered() {
  std::vector<Answered> all;
  for (const One& one : all_) {
    std::vector<Answered> some = one.writer->TakeAnswered();
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

absl::Status Writers::surprise() const {
  for (const One& one : all_) WAYMARK_RETURN_IF_ERROR(one.writer->surprise());
  return absl::OkStatus();
}

}  // namespace waymark::robustness
