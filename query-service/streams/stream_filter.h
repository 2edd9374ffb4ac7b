#ifndef WAYMARK_QUERY_SERVICE_STREAMS_STREAM_FILTER_H_
#define WAYMARK_QUERY_SERVICE_STREAMS_STREAM_FILTER_H_

#include <functional>
#include <set>
#include <string>

#include "google/protobuf/repeated_field.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "waymark/v1/visit.pb.h"
#include "waymark/v1/visit_list.pb.h"

#include "common/model/date_order.h"
#include "query-service/handlers/request_checks.h"

namespace waymark::query {

// The visits that a stream is asked for: those of some authorities, of some types, and held, or
// perhaps held, within some dates.
class StreamFilter {
 public:
  // Checks the fields of a request that make its filter, and its view, and puts the authorities
  // into canonical form.
  template <typename Request>
  static void Check(RequestChecks& checks, Request& request) {
    CheckLists(checks, *request.mutable_authorities(), request.types());
    checks.Dates("from_date", request.from_date(), "to_date", request.to_date());
    checks.KnownEnum("view", v1::VisitView_IsValid(request.view()));
  }

  StreamFilter() = default;
  // Of a checked request.
  template <typename Request>
  explicit StreamFilter(const Request& request)
      : StreamFilter(request.authorities(), request.types(), request.from_date(),
                     request.to_date()) {}

  // In order; empty: all.
  using AuthorityIds = std::set<std::string, std::less<>>;
  [[nodiscard]] const AuthorityIds& authority_ids() const { return authority_ids_; }
  [[nodiscard]] bool IsOfAuthorities(const std::string& authority_id) const {
    return authority_ids_.empty() || authority_ids_.contains(authority_id);
  }
  // Whether a visit of one of these authorities is of the types and dates, by the rule of
  // ListVisitsRequest.from_date.
  [[nodiscard]] model::Membership MatchOf(const v1::Visit& visit) const;

 private:
  using Names = google::protobuf::RepeatedPtrField<std::string>;
  using Types = google::protobuf::RepeatedField<int>;

  StreamFilter(const Names& authorities, const Types& types, const std::string& from_date,
               const std::string& to_date);
  static void CheckLists(RequestChecks& checks, Names& authorities, const Types& types);

  AuthorityIds authority_ids_;
  std::set<int> types_;  // Empty: all.
  model::DayFilter days_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_STREAMS_STREAM_FILTER_H_
