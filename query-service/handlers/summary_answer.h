#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_SUMMARY_ANSWER_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_SUMMARY_ANSWER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "waymark/v1/visit.pb.h"

#include "common/reference/reference_data.h"
#include "common/status/status_macros.h"
#include "query-service/analysis/episode/authority_record.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/peer_group.h"
#include "query-service/handlers/list_page.h"
#include "query-service/handlers/paging.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// How much of an authority's visits a summary needs.
using ReadVisitsOf = absl::StatusOr<std::vector<v1::Visit>> (PermittedStore::*)(
    std::string_view authority, std::uint64_t at) const;

// Which list an answer of a summary holds, and where a response holds a page of it.
template <typename Answer, typename Response, typename Item>
struct SummaryList {
  std::vector<Item> Answer::*all;
  google::protobuf::RepeatedPtrField<Item>* (Response::*page)();
};

template <typename Answer, typename Response, typename Item>
SummaryList(std::vector<Item> Answer::*all,
            google::protobuf::RepeatedPtrField<Item>* (Response::*page)())
    -> SummaryList<Answer, Response, Item>;

// Sums up the group that a checked request asks for, one authority at a time, so that no more than
// one record is held. PAGE_TOKEN_INVALID, LOG_REPLACED, and what reading gives.
template <typename Summarizer, typename Request>
auto SumUpGroup(const reference::ReferenceData& reference, const View& view, std::uint64_t at,
                const Request& request, ReadVisitsOf read)
    -> absl::StatusOr<decltype(std::declval<Summarizer>().Finish())> {
  WAYMARK_ASSIGN_OR_RETURN(
      const std::vector<const reference::Authority*> group,
      CandidateAuthorities(
          reference, request.peers(), ReadDate(request.to_date()),
          [&](std::string_view authority) { return view.store->HasVisits(authority, at); }));
  Summarizer summarizer(reference, request, group);
  for (const reference::Authority* authority : group) {
    WAYMARK_ASSIGN_OR_RETURN(AuthorityRecord record,
                             LoadAuthorityRecord(reference, *authority, [&](std::string_view one) {
                               return ((*view.store).*read)(one, at);
                             }));
    summarizer.Add(std::move(record));
  }
  return summarizer.Finish();
}

// One page of it, as the whole response.
template <typename Summarizer, typename Request, typename Answer, typename Response, typename Item>
absl::StatusOr<Response> AnswerSummary(const reference::ReferenceData& reference, const View& view,
                                       const Request& request, ReadVisitsOf read,
                                       SummaryList<Answer, Response, Item> list) {
  constexpr std::size_t kDefaultItems = 100;
  WAYMARK_ASSIGN_OR_RETURN(const PageStart start,
                           ReadPageToken(request.page_token(), request, view.position));
  WAYMARK_RETURN_IF_ERROR(view.CheckIncludes(start.state));
  WAYMARK_ASSIGN_OR_RETURN(const std::size_t begin, PlaceOf(start.position));
  WAYMARK_ASSIGN_OR_RETURN(
      Answer answer, SumUpGroup<Summarizer>(reference, view, start.state.sequence, request, read));

  const std::size_t all = (answer.*list.all).size();
  Response response = std::move(answer.whole);
  const std::size_t next =
      CutPage(std::move(answer.*list.all), begin, PageSize(request.page_size(), kDefaultItems),
              response.ByteSizeLong(), *(response.*list.page)());
  if (next < all) {
    response.set_next_page_token(
        MakePageToken({.state = start.state, .position = absl::StrCat(next)}, request));
  }
  response.set_consistency_token(EncodeConsistencyToken(start.state));
  return response;
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_SUMMARY_ANSWER_H_
