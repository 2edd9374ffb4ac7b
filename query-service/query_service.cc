#include "query-service/query_service.h"

#include <memory>

#include "query-service/kept_read_call.h"
#include "query-service/read_call.h"
#include "query-service/wire_form.h"

namespace waymark::query {

using rpc::UnaryCall;

template <typename Request, typename Response, typename Handler>
grpc::ServerUnaryReactor* QueryService::AnswerOrKept(grpc::CallbackServerContext* context,
                                                     std::string_view method,
                                                     const grpc::ByteBuffer& request,
                                                     grpc::ByteBuffer* response,
                                                     const Handler& handler) {
  return std::make_shared<KeptRead<Request, Response>>(
             UnaryCall(context, method, access_), sources_, cache_, response,
             [&handler](const View& view, const Request& asked) {
               return InWireForm(handler.Handle(view, asked));
             })
      ->Begin(request);
}

QueryService::QueryService(const rpc::Access& access, const reference::ReferenceData& reference,
                           const Replica& replica, FreshnessGate& gate, rpc::Executor& executor,
                           AnswerCache& cache, VisitStreams& streams)
    : access_(access),
      sources_{.replica = replica, .gate = gate, .executor = executor},
      cache_(cache),
      streams_(streams),
      get_visit_(reference),
      batch_get_visits_(reference),
      list_visit_revisions_(reference),
      list_visits_(reference),
      search_findings_(reference),
      get_progress_(reference),
      compare_authorities_(reference, &cache.members),
      summarize_themes_(reference),
      summarize_episodes_(reference),
      list_reference_(reference) {}

grpc::ServerUnaryReactor* QueryService::GetVisit(grpc::CallbackServerContext* context,
                                                 const v1::GetVisitRequest* request,
                                                 v1::GetVisitResponse* response) {
  return Read(UnaryCall(context, "GetVisit", access_), sources_, request, response,
              [this](const View& view, const v1::GetVisitRequest& asked) {
                return get_visit_.Handle(view, asked);
              });
}

grpc::ServerUnaryReactor* QueryService::BatchGetVisits(grpc::CallbackServerContext* context,
                                                       const v1::BatchGetVisitsRequest* request,
                                                       v1::BatchGetVisitsResponse* response) {
  return Read(UnaryCall(context, "BatchGetVisits", access_), sources_, request, response,
              [this](const View& view, const v1::BatchGetVisitsRequest& asked) {
                return batch_get_visits_.Handle(view, asked);
              });
}

grpc::ServerUnaryReactor* QueryService::ListVisitRevisions(
    grpc::CallbackServerContext* context, const v1::ListVisitRevisionsRequest* request,
    v1::ListVisitRevisionsResponse* response) {
  const UnaryCall call(context, "ListVisitRevisions", access_);
  return Read(call, sources_, request, response,
              [this, call](const View& view, const v1::ListVisitRevisionsRequest& asked) {
                auto answer = list_visit_revisions_.Handle(view, asked);
                if (answer.ok() && SeesHistoryAlone(call.caller().rights)) RemoveReasons(*answer);
                return answer;
              });
}

grpc::ServerUnaryReactor* QueryService::ListVisits(grpc::CallbackServerContext* context,
                                                   const v1::ListVisitsRequest* request,
                                                   v1::ListVisitsResponse* response) {
  return Read(UnaryCall(context, "ListVisits", access_), sources_, request, response,
              [this](const View& view, const v1::ListVisitsRequest& asked) {
                return list_visits_.Handle(view, asked);
              });
}

grpc::ServerUnaryReactor* QueryService::SearchFindings(grpc::CallbackServerContext* context,
                                                       const v1::SearchFindingsRequest* request,
                                                       v1::SearchFindingsResponse* response) {
  return Read(UnaryCall(context, "SearchFindings", access_), sources_, request, response,
              [this](const View& view, const v1::SearchFindingsRequest& asked) {
                return search_findings_.Handle(view, asked);
              });
}

grpc::ServerUnaryReactor* QueryService::GetProgress(grpc::CallbackServerContext* context,
                                                    const grpc::ByteBuffer* request,
                                                    grpc::ByteBuffer* response) {
  return AnswerOrKept<v1::GetProgressRequest, v1::GetProgressResponse>(
      context, "GetProgress", *request, response, get_progress_);
}

grpc::ServerUnaryReactor* QueryService::CompareAuthorities(grpc::CallbackServerContext* context,
                                                           const grpc::ByteBuffer* request,
                                                           grpc::ByteBuffer* response) {
  return AnswerOrKept<v1::CompareAuthoritiesRequest, v1::CompareAuthoritiesResponse>(
      context, "CompareAuthorities", *request, response, compare_authorities_);
}

grpc::ServerUnaryReactor* QueryService::SummarizeThemes(grpc::CallbackServerContext* context,
                                                        const grpc::ByteBuffer* request,
                                                        grpc::ByteBuffer* response) {
  return AnswerOrKept<v1::SummarizeThemesRequest, v1::SummarizeThemesResponse>(
      context, "SummarizeThemes", *request, response, summarize_themes_);
}

grpc::ServerUnaryReactor* QueryService::SummarizeEpisodes(grpc::CallbackServerContext* context,
                                                          const grpc::ByteBuffer* request,
                                                          grpc::ByteBuffer* response) {
  return AnswerOrKept<v1::SummarizeEpisodesRequest, v1::SummarizeEpisodesResponse>(
      context, "SummarizeEpisodes", *request, response, summarize_episodes_);
}

grpc::ServerUnaryReactor* QueryService::ListAuthorities(grpc::CallbackServerContext* context,
                                                        const v1::ListAuthoritiesRequest* request,
                                                        v1::ListAuthoritiesResponse* response) {
  const UnaryCall call(context, "ListAuthorities", access_);
  if (call.FinishIfRefused()) return call.reactor();
  RunOnExecutor(sources_.executor, call, *request, response,
                [this, request] { return list_reference_.ListAuthorities(*request); });
  return call.reactor();
}

grpc::ServerUnaryReactor* QueryService::ListThemes(grpc::CallbackServerContext* context,
                                                   const v1::ListThemesRequest* request,
                                                   v1::ListThemesResponse* response) {
  const UnaryCall call(context, "ListThemes", access_);
  if (call.FinishIfRefused()) return call.reactor();
  RunOnExecutor(sources_.executor, call, *request, response,
                [this, request] { return list_reference_.ListThemes(*request); });
  return call.reactor();
}

grpc::ServerUnaryReactor* QueryService::ListMeasures(grpc::CallbackServerContext* context,
                                                     const v1::ListMeasuresRequest* request,
                                                     v1::ListMeasuresResponse* response) {
  const UnaryCall call(context, "ListMeasures", access_);
  if (call.FinishIfRefused()) return call.reactor();
  RunOnExecutor(sources_.executor, call, *request, response,
                [this, request] { return list_reference_.ListMeasures(*request); });
  return call.reactor();
}

}  // namespace waymark::query
