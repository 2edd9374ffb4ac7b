// Writes what a benchmark sends, into an empty directory: see tests/bench/README.md.
//
//   write_requests DIRECTORY [--authorities=150] [--others=0] [--visits=10] [--letters]
//                  [--writers=2000] [--json]
//
//   reference/         reference data of all authorities below
//   import.requests    ImportVisitsRequest: the visits of the group, and of --others, oldest first
//   visits.jsonl       with --json: the same visits, as JSON
//   progress.requests  GetProgress of each authority of the group
//   compare.requests   CompareAuthorities of the group by each of three measures
//   create.requests    CreateVisitRequest of visits of other authorities, --writers of them
//   questions/         of one question each, about the group: METHOD or METHOD-WHICH.requests

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/functional/function_ref.h"
#include "absl/strings/str_format.h"
#include "google/protobuf/util/json_util.h"
#include "waymark/v1/ingest_service.pb.h"
#include "waymark/v1/query_service.pb.h"

#include "common/model/resource_name.h"
#include "common/reference/reference_data.h"
#include "common/status/status_macros.h"
#include "tests/bench/load/request_file.h"
#include "tests/bench/questions.h"
#include "tests/bench/random.h"
#include "tests/bench/visits.h"
#include "tests/bench/world.h"

ABSL_FLAG(std::uint64_t, authorities, 150, "authorities of the group, those that are asked about");
ABSL_FLAG(std::uint64_t, others, 0, "authorities beside the group, as many visits of each");
ABSL_FLAG(std::uint64_t, visits, 10, "visits of each of them");
ABSL_FLAG(bool, json, false, "write visits.jsonl");
ABSL_FLAG(bool, letters, false, "visits as long as letters have them, not of two kilobytes");
ABSL_FLAG(std::uint64_t, writers, 2000, "authorities that visits are created for");
ABSL_FLAG(std::uint64_t, creates, 60, "visits created for each of them");

namespace waymark::bench {
namespace {

constexpr char kShippedReference[] = "common/reference/data";

std::string ParentOf(const v1::Visit& visit) {
  return visit.name().substr(0, visit.name().find("/visits/"));
}

std::string IdOf(const v1::Visit& visit) {
  return visit.name().substr(visit.name().rfind('/') + 1);
}

v1::Visit TakeUnnamed(v1::Visit visit) {
  visit.clear_name();
  return visit;
}

// A UUID of version 4, the same for the same visit.
std::string RequestId(std::uint64_t authority, std::uint64_t visit) {
  Random random(1, authority, visit);
  return absl::StrFormat("%08x-%04x-4%03x-8%03x-%012x", random.Below(1ULL << 32),
                         random.Below(1 << 16), random.Below(1 << 12), random.Below(1 << 12),
                         random.Below(1ULL << 48));
}

class RequestWriter {
 public:
  RequestWriter(WorldShape shape, reference::ReferenceData reference,
                std::filesystem::path directory)
      : shape_(shape), reference_(std::move(reference)), directory_(std::move(directory)) {}

  absl::Status Write() const {
    WAYMARK_RETURN_IF_ERROR(WriteImport());
    if (absl::GetFlag(FLAGS_json)) {
      WAYMARK_RETURN_IF_ERROR(WriteJson());
    }
    WAYMARK_RETURN_IF_ERROR(WriteProgress());
    WAYMARK_RETURN_IF_ERROR(WriteCompare());
    WAYMARK_RETURN_IF_ERROR(WriteQuestions());
    return WriteCreate();
  }

 private:
  // The first visits of all authorities, then the second, and so on.
  absl::Status ForEachVisit(absl::FunctionRef<absl::Status(const v1::Visit& visit)> take) const {
    const std::uint64_t authorities = shape_.group + absl::GetFlag(FLAGS_others);
    for (std::uint64_t visit = 0; visit < shape_.visits_per_authority; ++visit) {
      for (std::uint64_t authority = 0; authority < authorities; ++authority) {
        WAYMARK_RETURN_IF_ERROR(take(absl::GetFlag(FLAGS_letters)
                                         ? MakeVisit(shape_, reference_, authority, visit)
                                         : MakeShortVisit(shape_, reference_, authority, visit)));
      }
    }
    return absl::OkStatus();
  }

  absl::Status WriteImport() const {
    MessageFileWriter file(directory_ / "import.requests");
    WAYMARK_RETURN_IF_ERROR(ForEachVisit([&file](const v1::Visit& visit) {
      v1::ImportVisitsRequest request;
      request.set_parent(ParentOf(visit));
      request.set_visit_id(IdOf(visit));
      *request.mutable_visit() = TakeUnnamed(visit);
      file.Add(request.SerializeAsString());
      return absl::OkStatus();
    }));
    return file.Close();
  }

  absl::Status WriteJson() const {
    std::ofstream json(directory_ / "visits.jsonl");
    google::protobuf::util::JsonPrintOptions options;
    options.preserve_proto_field_names = true;
    WAYMARK_RETURN_IF_ERROR(ForEachVisit([&](const v1::Visit& visit) {
      std::string line;
      const auto status = google::protobuf::util::MessageToJsonString(visit, &line, options);
      if (!status.ok()) return absl::InternalError("a visit has no JSON");
      json << line << '\n';
      return absl::OkStatus();
    }));
    json.close();
    if (!json.good()) return absl::UnavailableError("visits.jsonl cannot be written");
    return absl::OkStatus();
  }

  absl::Status WriteProgress() const {
    MessageFileWriter file(directory_ / "progress.requests");
    for (std::uint64_t authority = 0; authority < shape_.group; ++authority) {
      v1::GetProgressRequest request;
      request.set_authority(model::FormatSingle(model::kAuthorities, AuthorityId(authority)));
      file.Add(request.SerializeAsString());
    }
    return file.Close();
  }

  absl::Status WriteCompare() const {
    const Questions questions(shape_, reference_);
    MessageFileWriter file(directory_ / "compare.requests");
    for (std::uint64_t turn = 0; turn < kMeasuresAskedFor; ++turn) {
      file.Add(questions.CompareMeasure(turn).SerializeAsString());
    }
    return file.Close();
  }

  // A question for each authority of the group.
  template <auto question>
  absl::Status WriteQuestion(const std::string& name) const {
    const Questions questions(shape_, reference_);
    MessageFileWriter file(directory_ / "questions" / (name + ".requests"));
    for (std::uint64_t turn = 0; turn < shape_.group; ++turn) {
      file.Add((questions.*question)(turn).SerializeAsString());
    }
    return file.Close();
  }

  absl::Status WriteQuestions() const {
    using Q = Questions;
    std::filesystem::create_directory(directory_ / "questions");
    WAYMARK_RETURN_IF_ERROR(WriteQuestion<&Q::Visit>("GetVisit"));
    WAYMARK_RETURN_IF_ERROR(WriteQuestion<&Q::Batch>("BatchGetVisits"));
    WAYMARK_RETURN_IF_ERROR(WriteQuestion<&Q::Revisions>("ListVisitRevisions"));
    WAYMARK_RETURN_IF_ERROR(WriteQuestion<&Q::ListWhole>("ListVisits-authority"));
    WAYMARK_RETURN_IF_ERROR(WriteQuestion<&Q::SearchInAuthority>("SearchFindings-authority"));
    WAYMARK_RETURN_IF_ERROR(WriteQuestion<&Q::SearchInTen>("SearchFindings-ten"));
    WAYMARK_RETURN_IF_ERROR(WriteQuestion<&Q::Progress>("GetProgress"));
    WAYMARK_RETURN_IF_ERROR(WriteQuestion<&Q::CompareMeasure>("CompareAuthorities-measure"));
    WAYMARK_RETURN_IF_ERROR(WriteQuestion<&Q::CompareTheme>("CompareAuthorities-theme"));
    WAYMARK_RETURN_IF_ERROR(WriteQuestion<&Q::CompareJudgement>("CompareAuthorities-judgement"));
    WAYMARK_RETURN_IF_ERROR(WriteQuestion<&Q::Themes>("SummarizeThemes"));
    return WriteQuestion<&Q::Episodes>("SummarizeEpisodes");
  }

  absl::Status WriteCreate() const {
    MessageFileWriter file(directory_ / "create.requests");
    // Visits are spread over the years by how many there are.
    WorldShape shape = shape_;
    shape.visits_per_authority = absl::GetFlag(FLAGS_creates);
    for (std::uint64_t visit = 0; visit < shape.visits_per_authority; ++visit) {
      for (std::uint64_t authority = shape.group + absl::GetFlag(FLAGS_others);
           authority < shape.authorities; ++authority) {
        const v1::Visit made = MakeShortVisit(shape, reference_, authority, visit);
        v1::CreateVisitRequest request;
        request.set_parent(ParentOf(made));
        request.set_visit_id(IdOf(made));
        // As callers are told to: a request that may be sent again.
        request.set_request_id(RequestId(authority, visit));
        *request.mutable_visit() = TakeUnnamed(made);
        file.Add(request.SerializeAsString());
      }
    }
    return file.Close();
  }

  const WorldShape shape_;
  const reference::ReferenceData reference_;
  const std::filesystem::path directory_;
};

absl::Status Main(const std::filesystem::path& directory) {
  WorldShape shape;
  shape.group = absl::GetFlag(FLAGS_authorities);
  shape.authorities = shape.group + absl::GetFlag(FLAGS_others) + absl::GetFlag(FLAGS_writers);
  shape.visits_per_authority = absl::GetFlag(FLAGS_visits);
  WAYMARK_RETURN_IF_ERROR(WriteReference(shape, kShippedReference, directory / "reference"));
  WAYMARK_ASSIGN_OR_RETURN(auto reference, reference::ReferenceData::Load(directory / "reference"));
  return RequestWriter(shape, std::move(reference), directory).Write();
}

}  // namespace
}  // namespace waymark::bench

int main(int argc, char** argv) {
  const auto arguments = absl::ParseCommandLine(argc, argv);
  if (arguments.size() != 2) {
    std::fprintf(stderr, "usage: write_requests DIRECTORY [FLAGS]\n");
    return 2;
  }
  const absl::Status status = waymark::bench::Main(arguments[1]);
  if (!status.ok()) std::fprintf(stderr, "write_requests: %s\n", status.ToString().c_str());
  return status.ok() ? 0 : 1;
}
