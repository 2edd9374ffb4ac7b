#include "tests/robustness/write_load.h"

#include "absl/strings/str_cat.h"

#include "tests/support/calls.h"

namespace waymark {
namespace {

constexpr int kCallers = 4;
constexpr char kParent[] = "authorities/reading";
// Every so many records of the import it is the same visit's turn.
constexpr int kReplaceEvery = 5;

std::string Statement(std::int64_t number) { return absl::StrCat("Number ", number, "."); }

}  // namespace

WriteLoad::WriteLoad(v1::IngestService::Stub& stub, const std::string& prefix,
                     Acknowledgements& noted)
    : stub_(stub), prefix_(prefix), noted_(noted), import_(stub.ImportVisits(&import_context_)) {
  for (int i = 0; i < kCallers; ++i) threads_.emplace_back([this, i] { Create(i); });
  threads_.emplace_back([this] { WriteImport(); });
  threads_.emplace_back([this] { ReadImport(); });
}

WriteLoad::~WriteLoad() {
  stopping_ = true;
  for (std::thread& thread : threads_) thread.join();
  (void)import_->Finish();
}

void WriteLoad::Create(int caller) {
  for (int i = 0; !stopping_; ++i) {
    const auto created = CreateVisit(stub_, kParent, absl::StrCat(prefix_, "-c", caller, "-", i),
                                     VisitSaying(Statement(i)));
    if (!created.ok()) return;
    noted_.Add(created->visit().name(), {.revision = created->visit().revision(),
                                         .statement = Statement(i),
                                         .token = created->consistency_token()});
  }
}

void WriteLoad::WriteImport() {
  v1::ImportVisitsRequest request;
  request.set_parent(kParent);
  request.set_on_existing(v1::EXISTING_VISIT_REPLACE);
  request.set_allow_probable_duplicate(true);
  for (int i = 0; !stopping_; ++i) {
    const bool replace = i % kReplaceEvery == 0;
    request.set_index(i);
    request.set_visit_id(absl::StrCat(prefix_, replace ? "-replaced" : absl::StrCat("-i-", i)));
    *request.mutable_visit() = VisitSaying(Statement(i));
    if (!import_->Write(request)) return;
  }
  import_->WritesDone();
}

void WriteLoad::ReadImport() {
  for (v1::ImportVisitsResponse response; import_->Read(&response);) {
    if (response.outcome() == v1::IMPORT_OUTCOME_REJECTED) continue;
    noted_.Add(response.name(), {.revision = response.revision(),
                                 .statement = Statement(response.index()),
                                 .token = response.consistency_token()});
  }
}

}  // namespace waymark
