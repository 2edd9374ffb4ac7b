#ifndef WAYMARK_TESTS_MODEL_TRIAL_H_
#define WAYMARK_TESTS_MODEL_TRIAL_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/time/time.h"

#include "tests/model/answer.h"
#include "tests/model/step.h"
#include "tests/model/step_source.h"
#include "tests/model/visit_model.h"
#include "tests/model/write_side.h"
#include "tests/personal_data/random.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest::trial {

// How often what happened: "UpdateVisit ETAG_STALE".
using Tally = std::map<std::string, int>;

// Where a log is kept for a trial: in memory where there is room, for what syncing to a disk costs
// is nothing that is looked at.
std::filesystem::path PlaceForLogs();

// One log from its beginning, and the model beside it. Nothing but the seed decides what happens.
class Trial {
 public:
  Trial(std::uint64_t seed, Tally& tally) : random_(seed), tally_(tally) {}

  // False, with the test failed, once anything differs.
  bool Run(std::uint64_t steps);

 private:
  struct FirstAnswer {
    Method method = Method::kCreate;
    std::string bytes = {};
  };

  void PassTime();
  void RunGroup(const std::vector<Step>& group);
  void NoteForgotten(const Step& step);
  std::string DifferenceFromFirst(const Step& step, const Answer& want, const Answer& told);
  void Restart();
  void Count(const Step& step, const Answer& want);

  const TemporaryDirectory directory_{PlaceForLogs()};
  corpus::Random random_;
  Tally& tally_;
  absl::Time now_ = absl::FromUnixSeconds(1'600'000'000);
  WriteSide write_side_{directory_.path()};
  VisitModel model_{
      {.etag_at = [this](std::uint64_t at) { return write_side_.EtagAt(at); },
       .token_at = [this](std::uint64_t at) { return write_side_.TokenAt(at); },
       .commit_micros_at = [this](std::uint64_t at) { return write_side_.CommitMicrosAt(at); }}};
  StepSource source_{random_, model_};
  std::map<std::string, FirstAnswer> first_answers_;  // By submitter and request id.
};

}  // namespace waymark::ingest::trial

#endif  // WAYMARK_TESTS_MODEL_TRIAL_H_
