#ifndef WAYMARK_TESTS_ROBUSTNESS_WRITE_LOAD_H_
#define WAYMARK_TESTS_ROBUSTNESS_WRITE_LOAD_H_

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "grpcpp/client_context.h"
#include "waymark/v1/ingest_service.grpc.pb.h"

#include "tests/robustness/acknowledgements.h"

namespace waymark {

// Writes without a pause, from its making until its end or until the service is gone: some callers
// of CreateVisit, and one import that records new visits and, in between, replaces one visit again
// and again. What is acknowledged is noted.
class WriteLoad {
 public:
  // `prefix` begins the id of every visit and is no other load's. Both references outlive the load.
  WriteLoad(v1::IngestService::Stub& stub, const std::string& prefix, Acknowledgements& noted);
  // Stops, and waits for what is under way.
  ~WriteLoad();
  WriteLoad(const WriteLoad&) = delete;
  WriteLoad& operator=(const WriteLoad&) = delete;

 private:
  using ImportStream = grpc::ClientReaderWriter<v1::ImportVisitsRequest, v1::ImportVisitsResponse>;

  void Create(int caller);
  void WriteImport();
  void ReadImport();

  v1::IngestService::Stub& stub_;
  const std::string prefix_;
  Acknowledgements& noted_;
  std::atomic<bool> stopping_ = false;
  grpc::ClientContext import_context_;
  std::unique_ptr<ImportStream> import_;
  std::vector<std::thread> threads_;
};

}  // namespace waymark

#endif  // WAYMARK_TESTS_ROBUSTNESS_WRITE_LOAD_H_
