#include "tests/model/step_source.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace waymark::ingest::trial {
namespace {

constexpr std::string_view kAuthorities = "leicester|sunderland";
constexpr std::string_view kVisitIds = "a|b|c|d|e|f|g|h";
// Years apart, so that two visits can be the same one only where their dates are equal.
constexpr std::string_view kDates =
    "2011-03-14|2012-05-21|2013-09-02|2014-11-17|2016-06-27|2018-02-05|2020-10-12";
constexpr std::string_view kMasks =
    "*|start_date|findings|inspector_count|start_date,findings|findings,inspector_count";
constexpr std::size_t kMostKept = 2000;

std::vector<std::string> SplitMask(std::string_view mask) {
  std::vector<std::string> paths;
  while (!mask.empty()) {
    const std::size_t comma = mask.find(',');
    paths.emplace_back(mask.substr(0, comma));
    mask = comma == std::string_view::npos ? "" : mask.substr(comma + 1);
  }
  return paths;
}

}  // namespace

std::vector<Step> StepSource::Group(int most) {
  favourites_.clear();
  const int favourites = random_.Between(1, 3);
  for (int i = 0; i < favourites; ++i) favourites_.push_back(AnyName());
  std::vector<Step> group;
  const int size = random_.Between(1, most);
  for (int i = 0; i < size; ++i) group.push_back(Next(group));
  for (const Step& step : group) {
    if (!step.request_id.empty()) with_request_id_.push_back(step);
  }
  while (with_request_id_.size() > kMostKept) with_request_id_.pop_front();
  return group;
}

Step StepSource::Next(const std::vector<Step>& group) {
  if (random_.OneIn(5)) return Again(group);
  if (random_.OneIn(40)) return WithIdOfErased();
  Step step = Fresh();
  if (step.method != Method::kErase && !random_.OneIn(3)) step.request_id = NewRequestId();
  if (step.method != Method::kErase && random_.OneIn(60)) step.request_id = kNoRequestId;
  const bool can_validate = step.method != Method::kErase && step.method != Method::kImport;
  if (can_validate && random_.OneIn(10)) step.validate_only = true;
  return step;
}

Step StepSource::Fresh() {
  const int drawn = random_.Between(1, 200);
  Step step = drawn <= 25    ? Create()
              : drawn <= 95  ? Update()
              : drawn <= 125 ? Delete()
              : drawn <= 197 ? Import()
                             : Erase();
  step.submitter = AnySubmitter();
  return step;
}

// A step sent before: in this group, lately, or at any time; as it was or another with its id.
Step StepSource::Again(const std::vector<Step>& group) {
  Step step;
  if (!group.empty() && random_.OneIn(3)) {
    step = random_.Of(group);
  } else if (with_request_id_.empty()) {
    return Fresh();
  } else {
    const auto kept = with_request_id_.size();
    const auto back = random_.OneIn(2) && kept > 50 ? random_.Below(50) : random_.Below(kept);
    step = with_request_id_[kept - 1 - back];
  }
  if (step.method != Method::kErase && random_.OneIn(3)) Vary(step);
  return step;
}

// Any step with the request id that wrote what is erased now, where the visit has such a revision.
Step StepSource::WithIdOfErased() {
  Step step = random_.OneIn(2) ? Create() : Import();
  step.submitter = AnySubmitter();
  const std::vector<Revision>* revisions = RevisionsOf(step.name);
  if (revisions == nullptr) return step;
  for (const Revision& revision : *revisions) {
    if (revision.erased_by == 0 || revision.request_id.empty()) continue;
    step.submitter = revision.submitter;
    step.request_id = revision.request_id;
  }
  return step;
}

void StepSource::Vary(Step& step) {
  Step other;
  switch (random_.Between(1, 5)) {
    case 1:
      step.request_id = absl::AsciiStrToUpper(step.request_id);
      return;
    case 2:
      step.submitter = AnySubmitter();
      return;
    case 3:
      if (step.method == Method::kImport) {
        step.on_existing = v1::EXISTING_VISIT_REPLACE;
      } else {
        step.validate_only = !step.validate_only;
      }
      return;
    case 4:
      other = Fresh();
      if (other.method == Method::kErase) return;
      other.submitter = step.submitter;
      other.request_id = step.request_id;
      step = other;
      return;
    default:
      return VaryIntention(step);
  }
}

// One part of what is to be written.
void StepSource::VaryIntention(Step& step) {
  const bool is_update = step.method == Method::kUpdate;
  if (step.method == Method::kDelete && random_.OneIn(2)) {
    step.reason = "Another reason.";
  } else if (step.method == Method::kDelete || (is_update && random_.OneIn(3))) {
    step.etag = AnyEtag(step.name);
  } else if (is_update && random_.OneIn(2)) {
    // With "*" a date is needed, which not every update gives.
    step.mask = {"findings"};
  } else {
    step.content = AnyContent();
  }
}

Step StepSource::Create() {
  Step step{.method = Method::kCreate, .name = AnyName(), .content = AnyContent()};
  step.allow_probable_duplicate = random_.OneIn(2);
  return step;
}

Step StepSource::Update() {
  Step step{.method = Method::kUpdate, .name = AnyName(), .content = AnyContent()};
  step.etag = AnyEtag(step.name);
  if (random_.OneIn(2)) {
    step.mask = SplitMask(random_.Choice(kMasks));
    if (random_.OneIn(40)) step.mask.push_back(kNoField);
    return step;
  }
  // Without a mask only what is given is replaced.
  if (random_.OneIn(2)) step.content.start_date.clear();
  const std::vector<Revision>* revisions = RevisionsOf(step.name);
  if (revisions != nullptr && random_.OneIn(4)) step.content = revisions->back().content;
  return step;
}

Step StepSource::Delete() {
  Step step{.method = Method::kDelete, .name = AnyName(), .reason = "Recorded twice."};
  step.etag = AnyEtag(step.name);
  if (random_.OneIn(40)) step.reason.clear();
  return step;
}

Step StepSource::Import() {
  Step step{.method = Method::kImport, .name = AnyName(), .content = AnyContent()};
  step.on_existing = static_cast<v1::ExistingVisit>(random_.Between(0, 3));
  if (random_.OneIn(3)) step.on_existing = v1::EXISTING_VISIT_REPLACE;
  step.allow_probable_duplicate = random_.OneIn(2);
  const std::vector<Revision>* revisions = RevisionsOf(step.name);
  if (revisions != nullptr && random_.OneIn(4)) step.content = revisions->back().content;
  return step;
}

Step StepSource::Erase() {
  Step step{.method = Method::kErase, .name = AnyName(), .reason = "It named somebody."};
  const std::vector<Revision>* revisions = RevisionsOf(step.name);
  const int count = revisions == nullptr ? 1 : static_cast<int>(revisions->size());
  step.revision = random_.OneIn(10) ? 0 : random_.Between(1, count + 1);
  // What was written lately is what requests are remembered of.
  if (random_.OneIn(2)) step.revision = random_.Between(std::max(1, count - 4), count);
  if (random_.OneIn(20)) step.reason.clear();
  return step;
}

model::VisitName StepSource::AnyName() {
  if (!favourites_.empty() && random_.OneIn(2)) return random_.Of(favourites_);
  model::VisitName name;
  name.authority_id = random_.Choice(kAuthorities);
  name.visit_id = random_.Choice(kVisitIds);
  return name;
}

const std::vector<Revision>* StepSource::RevisionsOf(const model::VisitName& name) const {
  const auto found = model_.visits().find(name);
  return found == model_.visits().end() ? nullptr : &found->second;
}

std::string StepSource::AnyEtag(const model::VisitName& name) {
  const std::vector<Revision>* revisions = RevisionsOf(name);
  if (random_.OneIn(50)) return "";
  if (revisions == nullptr || random_.OneIn(30)) return "no-etag-of-ours";
  if (random_.OneIn(8)) return random_.Of(*revisions).etag;
  return revisions->back().etag;
}

Content StepSource::AnyContent() {
  Content content;
  content.start_date = AnyDate();
  content.statement = AnyStatement();
  content.inspectors = random_.Between(0, 3);
  return content;
}

std::string StepSource::AnyDate() {
  return random_.OneIn(80) ? kNoDate : std::string(random_.Choice(kDates));
}

std::string StepSource::AnyStatement() {
  if (random_.OneIn(80)) return kPersonalStatement;
  if (random_.OneIn(4)) return "";
  return absl::StrCat("Supervision is held in ", random_.Between(2, 9), " of ten teams.");
}

std::string StepSource::NewRequestId() {
  return random_.Fill("########-####-####-####-######abcdef");
}

}  // namespace waymark::ingest::trial
