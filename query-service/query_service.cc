#include "query-service/query_service.h"

#include "query-service/read_call.h"

namespace waymark::query {

using rpc::UnaryCall;

QueryService::QueryService(const rpc::Access& access, const reference::ReferenceData& reference,
                           const Replica& replica, FreshnessGate& gate, rpc::Executor& executor,
                           VisitStreams& streams)
    : access_(access),
      replica_(replica),
      gate_(gate),
      executor_(executor),
      streams_(streams),
      get_visit_(reference),
      batch_get_visits_(reference),
      list_visit_revisions_(reference),
      list_visits_(reference),
      search_findings_(reference),
      get_progress_(reference),
      compare_authorities_(reference),
      summarize_themes_(reference),
      summarize_episodes_(reference),
      list_reference_(reference) {}

grpc::ServerUnaryReactor* QueryService::GetVisit(grpc::CallbackServerContext* context,
                                                 const v1::GetVisitRequest* request,
                                                 v1::GetVisitResponse* response) {
  return Read(UnaryCall(context, "GetVisit", access_), replica_, gate_, executor_, request,
              response, [this](const View& view, const v1::GetVisitRequest& asked) {
                return get_visit_.Handle(view, asked);
              });
}

grpc::ServerUnaryReactor* QueryService::BatchGetVisits(grpc::CallbackServerContext* context,
                                                       const v1::BatchGetVisitsRequest* request,
                                                       v1::BatchGetVisitsResponse* response) {
  return Read(UnaryCall(context, "BatchGetVisits", access_), replica_, gate_, executor_, request,
              response, [this](const View& view, const v1::BatchGetVisitsRequest& asked) {
                return batch_get_visits_.Handle(view, asked);
              });
}

grpc::ServerUnaryReactor* QueryService::ListVisitRevisions(
    grpc::CallbackServerContext* context, const v1::ListVisitRevisionsRequest* request,
    v1::ListVisitRevisionsResponse* response) {
  const UnaryCall call(context, "ListVisitRevisions", access_);
  return Read(call, replica_, gate_, executor_, request, response,
              [this, call](const View& view, const v1::ListVisitRevisionsRequest& asked) {
                auto answer = list_visit_revisions_.Handle(view, asked);
                if (answer.ok() && SeesHistoryAlone(call.caller().rights)) RemoveReasons(*answer);
                return answer;
              });
}

grpc::ServerUnaryReactor* QueryService::ListVisits(grpc::CallbackServerContext* context,
                                                   const v1::ListVisitsRequest* request,
                                                   v1::ListVisitsResponse* response) {
  return Read(UnaryCall(context, "ListVisits", access_), replica_, gate_, executor_, request,
              response, [this](const View& view, const v1::ListVisitsRequest& asked) {
                return list_visits_.Handle(view, asked);
              });
}

grpc::ServerUnaryReactor* QueryService::SearchFindings(grpc::CallbackServerContext* context,
                                                       const v1::SearchFindingsRequest* request,
                                                       v1::SearchFindingsResponse* response) {
  return Read(UnaryCall(context, "SearchFindings", access_), replica_, gate_, executor_, request,
              response, [this](const View& view, const v1::SearchFindingsRequest& asked) {
                return search_findings_.Handle(view, asked);
              });
}

grpc::ServerUnaryReactor* QueryService::GetProgress(grpc::CallbackServerContext* context,
                                                    const v1::GetProgressRequest* request,
                                                    v1::GetProgressResponse* response) {
  return Read(UnaryCall(context, "GetProgress", access_), replica_, gate_, executor_, request,
              response, [this](const View& view, const v1::GetProgressRequest& asked) {
                return get_progress_.Handle(view, asked);
              });
}

grpc::ServerUnaryReactor* QueryService::CompareAuthorities(
    grpc::CallbackServerContext* context, const v1::CompareAuthoritiesRequest* request,
    v1::CompareAuthoritiesResponse* response) {
  return Read(UnaryCall(context, "CompareAuthorities", access_), replica_, gate_, executor_,
              request, response,
              [this](const View& view, const v1::CompareAuthoritiesRequest& asked) {
                return compare_authorities_.Handle(view, asked);
              });
}

grpc::ServerUnaryReactor* QueryService::SummarizeThemes(grpc::CallbackServerContext* context,
                                                        const v1::SummarizeThemesRequest* request,
                                                        v1::SummarizeThemesResponse* response) {
  return Read(UnaryCall(context, "SummarizeThemes", access_), replica_, gate_, executor_, request,
              response, [this](const View& view, const v1::SummarizeThemesRequest& asked) {
                return summarize_themes_.Handle(view, asked);
              });
}

grpc::ServerUnaryReactor* QueryService::SummarizeEpisodes(
    grpc::CallbackServerContext* context, const v1::SummarizeEpisodesRequest* request,
    v1::SummarizeEpisodesResponse* response) {
  return Read(UnaryCall(context, "SummarizeEpisodes", access_), replica_, gate_, executor_, request,
              response, [this](const View& view, const v1::SummarizeEpisodesRequest& asked) {
                return summarize_episodes_.Handle(view, asked);
              });
}

grpc::ServerUnaryReactor* QueryService::ListAuthorities(grpc::CallbackServerContext* context,
                                                        const v1::ListAuthoritiesRequest* request,
                                                        v1::ListAuthoritiesResponse* response) {
  const UnaryCall call(context, "ListAuthorities", access_);
  if (call.FinishIfRefused()) return call.reactor();
  RunOnExecutor(executor_, call, *request, response,
                [this, request] { return list_reference_.ListAuthorities(*request); });
  return call.reactor();
}

grpc::ServerUnaryReactor* QueryService::ListThemes(grpc::CallbackServerContext* context,
                                                   const v1::ListThemesRequest* request,
                                                   v1::ListThemesResponse* response) {
  const UnaryCall call(context, "ListThemes", access_);
  if (call.FinishIfRefused()) return call.reactor();
  RunOnExecutor(executor_, call, *request, response,
                [this, request] { return list_reference_.ListThemes(*request); });
  return call.reactor();
}

grpc::ServerUnaryReactor* QueryService::ListMeasures(grpc::CallbackServerContext* context,
                                                     const v1::ListMeasuresRequest* request,
                                                     v1::ListMeasuresResponse* response) {
  const UnaryCall call(context, "ListMeasures", access_);
  if (call.FinishIfRefused()) return call.reactor();
  RunOnExecutor(executor_, call, *request, response,
                [this, request] { return list_reference_.ListMeasures(*request); });
  return call.reactor();
}

}  // namespace waymark::query
