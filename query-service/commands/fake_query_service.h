#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_FAKE_QUERY_SERVICE_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_FAKE_QUERY_SERVICE_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "absl/strings/str_cat.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"
#include "waymark/v1/query_service.grpc.pb.h"

#include "common/config/client_flags.h"
#include "common/config/command_line.h"

namespace waymark::query {

// A query service that answers what the test says and keeps what it was asked.
class FakeQueryService : public v1::QueryService::Service {
 public:
  grpc::Status GetProgress(grpc::ServerContext*, const v1::GetProgressRequest* request,
                           v1::GetProgressResponse* response) override {
    progress_request = *request;
    *response = progress;
    return status;
  }
  grpc::Status CompareAuthorities(grpc::ServerContext*,
                                  const v1::CompareAuthoritiesRequest* request,
                                  v1::CompareAuthoritiesResponse* response) override {
    compare_requests.push_back(*request);
    if (compare_requests.size() <= pages.size()) *response = pages[compare_requests.size() - 1];
    return status;
  }
  grpc::Status SummarizeThemes(grpc::ServerContext*, const v1::SummarizeThemesRequest* request,
                               v1::SummarizeThemesResponse* response) override {
    themes_requests.push_back(*request);
    *response = PageOf(theme_pages, themes_requests.size());
    return status;
  }
  grpc::Status SummarizeEpisodes(grpc::ServerContext*, const v1::SummarizeEpisodesRequest* request,
                                 v1::SummarizeEpisodesResponse* response) override {
    episodes_requests.push_back(*request);
    *response = PageOf(episode_pages, episodes_requests.size());
    return status;
  }
  grpc::Status SearchFindings(grpc::ServerContext*, const v1::SearchFindingsRequest* request,
                              v1::SearchFindingsResponse* response) override {
    search_requests.push_back(*request);
    *response = PageOf(search_pages, search_requests.size());
    return status;
  }
  // Each call sends one of `exports` and ends with the status beside it.
  grpc::Status ExportVisits(grpc::ServerContext*, const v1::ExportVisitsRequest* request,
                            grpc::ServerWriter<v1::ExportVisitsResponse>* writer) override {
    export_requests.push_back(*request);
    if (export_requests.size() > exports.size()) return status;
    const auto& [messages, end] = exports[export_requests.size() - 1];
    for (const v1::ExportVisitsResponse& message : messages) writer->Write(message);
    return end;
  }
  grpc::Status GetVisit(grpc::ServerContext*, const v1::GetVisitRequest* request,
                        v1::GetVisitResponse* response) override {
    visit_request = *request;
    *response = visit;
    return status;
  }
  grpc::Status ListVisits(grpc::ServerContext*, const v1::ListVisitsRequest* request,
                          v1::ListVisitsResponse* response) override {
    visits_request = *request;
    *response = visits;
    return status;
  }
  grpc::Status ListVisitRevisions(grpc::ServerContext*,
                                  const v1::ListVisitRevisionsRequest* request,
                                  v1::ListVisitRevisionsResponse* response) override {
    revisions_request = *request;
    *response = revisions;
    return status;
  }
  grpc::Status ListMeasures(grpc::ServerContext*, const v1::ListMeasuresRequest*,
                            v1::ListMeasuresResponse* response) override {
    *response = measures;
    return grpc::Status::OK;
  }
  grpc::Status ListThemes(grpc::ServerContext*, const v1::ListThemesRequest*,
                          v1::ListThemesResponse* response) override {
    *response = themes;
    return grpc::Status::OK;
  }

  grpc::Status status;
  v1::GetProgressResponse progress;
  v1::GetProgressRequest progress_request;
  std::vector<v1::CompareAuthoritiesResponse> pages;
  std::vector<v1::CompareAuthoritiesRequest> compare_requests;
  std::vector<v1::SummarizeThemesResponse> theme_pages;
  std::vector<v1::SummarizeThemesRequest> themes_requests;
  std::vector<v1::SummarizeEpisodesResponse> episode_pages;
  std::vector<v1::SummarizeEpisodesRequest> episodes_requests;
  std::vector<v1::SearchFindingsResponse> search_pages;
  std::vector<v1::SearchFindingsRequest> search_requests;
  std::vector<std::pair<std::vector<v1::ExportVisitsResponse>, grpc::Status>> exports;
  std::vector<v1::ExportVisitsRequest> export_requests;
  v1::GetVisitResponse visit;
  v1::GetVisitRequest visit_request;
  v1::ListVisitsResponse visits;
  v1::ListVisitsRequest visits_request;
  v1::ListVisitRevisionsResponse revisions;
  v1::ListVisitRevisionsRequest revisions_request;
  v1::ListMeasuresResponse measures;
  v1::ListThemesResponse themes;

 private:
  // The page for the nth call, from 1; an empty one after the last.
  template <typename Response>
  static Response PageOf(const std::vector<Response>& pages, std::size_t call) {
    return call <= pages.size() ? pages[call - 1] : Response();
  }
};

// Runs a command as the program would, with --query set to the service of the test and every other
// flag as it was.
class QueryCommandTest : public testing::Test {
 protected:
  QueryCommandTest() {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    address_ = absl::StrCat("127.0.0.1:", port);
  }

  int Run(const config::Command& command, std::vector<std::string> words) {
    const absl::FlagSaver saver;
    absl::SetFlag(&FLAGS_query, address_);
    words.insert(words.begin(), {"waymark-query", command.name});
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int status = config::Run({.name = "waymark-query", .summary = "", .commands = {command}},
                                   static_cast<int>(argv.size()), argv.data());
    out_ = testing::internal::GetCapturedStdout();
    err_ = testing::internal::GetCapturedStderr();
    return status;
  }

  FakeQueryService service_;
  std::unique_ptr<grpc::Server> server_;
  std::string address_;
  std::string out_;
  std::string err_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_FAKE_QUERY_SERVICE_H_
