#ifndef WAYMARK_QUERY_SERVICE_QUERY_SERVICE_H_
#define WAYMARK_QUERY_SERVICE_QUERY_SERVICE_H_

#include <string_view>

#include "waymark/v1/query_service.grpc.pb.h"

#include "common/rpc/calls/access.h"
#include "common/rpc/executor.h"
#include "query-service/cache/answer_cache.h"
#include "query-service/handlers/batch/batch_get_visits_handler.h"
#include "query-service/handlers/compare_authorities_handler.h"
#include "query-service/handlers/get_progress_handler.h"
#include "query-service/handlers/get_visit_handler.h"
#include "query-service/handlers/list_reference_handlers.h"
#include "query-service/handlers/list_visit_revisions_handler.h"
#include "query-service/handlers/list_visits_handler.h"
#include "query-service/handlers/search_findings_handler.h"
#include "query-service/handlers/summarize_episodes_handler.h"
#include "query-service/handlers/summarize_themes_handler.h"
#include "query-service/read_call.h"
#include "query-service/streams/visit_streams.h"

namespace waymark::query {

// The methods whose answers are kept take and give bytes (KeptRead).
using QueryMethods = v1::QueryService::WithRawCallbackMethod_GetProgress<
    v1::QueryService::WithRawCallbackMethod_CompareAuthorities<
        v1::QueryService::WithRawCallbackMethod_SummarizeThemes<
            v1::QueryService::WithRawCallbackMethod_SummarizeEpisodes<
                v1::QueryService::CallbackService>>>>;

// waymark.v1.QueryService on the wire: each method waits for the freshness asked for, without a
// thread, and hands over to its handler on the executor.
class QueryService final : public QueryMethods {
 public:
  // All outlive the service.
  QueryService(const rpc::Access& access, const reference::ReferenceData& reference,
               const Replica& replica, FreshnessGate& gate, rpc::Executor& executor,
               AnswerCache& cache, VisitStreams& streams);

  grpc::ServerUnaryReactor* GetVisit(grpc::CallbackServerContext* context,
                                     const v1::GetVisitRequest* request,
                                     v1::GetVisitResponse* response) override;
  grpc::ServerUnaryReactor* BatchGetVisits(grpc::CallbackServerContext* context,
                                           const v1::BatchGetVisitsRequest* request,
                                           v1::BatchGetVisitsResponse* response) override;
  grpc::ServerUnaryReactor* ListVisitRevisions(grpc::CallbackServerContext* context,
                                               const v1::ListVisitRevisionsRequest* request,
                                               v1::ListVisitRevisionsResponse* response) override;
  grpc::ServerUnaryReactor* ListVisits(grpc::CallbackServerContext* context,
                                       const v1::ListVisitsRequest* request,
                                       v1::ListVisitsResponse* response) override;
  grpc::ServerUnaryReactor* SearchFindings(grpc::CallbackServerContext* context,
                                           const v1::SearchFindingsRequest* request,
                                           v1::SearchFindingsResponse* response) override;
  grpc::ServerUnaryReactor* GetProgress(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* CompareAuthorities(grpc::CallbackServerContext* context,
                                               const grpc::ByteBuffer* request,
                                               grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* SummarizeThemes(grpc::CallbackServerContext* context,
                                            const grpc::ByteBuffer* request,
                                            grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* SummarizeEpisodes(grpc::CallbackServerContext* context,
                                              const grpc::ByteBuffer* request,
                                              grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListAuthorities(grpc::CallbackServerContext* context,
                                            const v1::ListAuthoritiesRequest* request,
                                            v1::ListAuthoritiesResponse* response) override;
  grpc::ServerUnaryReactor* ListThemes(grpc::CallbackServerContext* context,
                                       const v1::ListThemesRequest* request,
                                       v1::ListThemesResponse* response) override;
  grpc::ServerUnaryReactor* ListMeasures(grpc::CallbackServerContext* context,
                                         const v1::ListMeasuresRequest* request,
                                         v1::ListMeasuresResponse* response) override;
  grpc::ServerWriteReactor<v1::WatchVisitsResponse>* WatchVisits(
      grpc::CallbackServerContext* context, const v1::WatchVisitsRequest* request) override {
    return streams_.Watch(context, request);
  }
  grpc::ServerWriteReactor<v1::ExportVisitsResponse>* ExportVisits(
      grpc::CallbackServerContext* context, const v1::ExportVisitsRequest* request) override {
    return streams_.Export(context, request);
  }

 private:
  template <typename Request, typename Response, typename Handler>
  grpc::ServerUnaryReactor* AnswerOrKept(grpc::CallbackServerContext* context,
                                         std::string_view method, const grpc::ByteBuffer& request,
                                         grpc::ByteBuffer* response, const Handler& handler);

  const rpc::Access& access_;
  const ReadSources sources_;
  AnswerCache& cache_;
  VisitStreams& streams_;
  const GetVisitHandler get_visit_;
  const BatchGetVisitsHandler batch_get_visits_;
  const ListVisitRevisionsHandler list_visit_revisions_;
  const ListVisitsHandler list_visits_;
  const SearchFindingsHandler search_findings_;
  const GetProgressHandler get_progress_;
  const CompareAuthoritiesHandler compare_authorities_;
  const SummarizeThemesHandler summarize_themes_;
  const SummarizeEpisodesHandler summarize_episodes_;
  const ListReferenceHandlers list_reference_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_QUERY_SERVICE_H_
