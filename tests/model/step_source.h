#ifndef WAYMARK_TESTS_MODEL_STEP_SOURCE_H_
#define WAYMARK_TESTS_MODEL_STEP_SOURCE_H_

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "tests/model/step.h"
#include "tests/model/visit_model.h"
#include "tests/personal_data/random.h"

namespace waymark::ingest::trial {

// Random groups of steps. Few visits and few dates, so that much of a group meets at one visit;
// what a step rests on is taken from the model, and is mostly right.
class StepSource {
 public:
  // Both outlive it.
  StepSource(corpus::Random& random, const VisitModel& model) : random_(random), model_(model) {}

  // At most `most` steps, and at least one.
  std::vector<Step> Group(int most);

 private:
  Step Next(const std::vector<Step>& group);
  Step Fresh();
  Step Again(const std::vector<Step>& group);
  Step WithIdOfErased();

  Step Create();
  Step Update();
  Step Delete();
  Step Import();
  Step Erase();
  void Vary(Step& step);
  void VaryIntention(Step& step);

  model::VisitName AnyName();
  // The revisions of the visit; null where it was never written.
  const std::vector<Revision>* RevisionsOf(const model::VisitName& name) const;
  std::string AnyEtag(const model::VisitName& name);
  Content AnyContent();
  std::string AnyDate();
  std::string AnyStatement();
  std::string NewRequestId();
  std::string AnySubmitter() { return random_.OneIn(4) ? "south" : "north"; }

  corpus::Random& random_;
  const VisitModel& model_;
  std::vector<model::VisitName> favourites_;  // Of the group that is being made.
  std::deque<Step> with_request_id_;          // Of groups before, the latest last.
};

}  // namespace waymark::ingest::trial

#endif  // WAYMARK_TESTS_MODEL_STEP_SOURCE_H_
