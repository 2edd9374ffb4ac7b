#ifndef WAYMARK_QUERY_SERVICE_HANDLERS_REQUEST_CHECKS_H_
#define WAYMARK_QUERY_SERVICE_HANDLERS_REQUEST_CHECKS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "google/protobuf/repeated_field.h"
#include "google/protobuf/repeated_ptr_field.h"

#include "common/reference/reference_data.h"
#include "common/status/errors.h"

namespace waymark::query {

// Gathers what is wrong with a read request, and puts what is right into canonical form: every
// authority by its id, whatever code or alias the caller wrote.
class RequestChecks {
 public:
  // `reference` outlives the checks.
  explicit RequestChecks(const reference::ReferenceData& reference) : reference_(reference) {}

  void Add(std::string_view field, v1::ViolationReason reason, std::string description);

  // An authority, in place. Required.
  void Authority(std::string_view field, std::string& name);
  void Authorities(std::string_view field, int max,
                   google::protobuf::RepeatedPtrField<std::string>& names);
  // A visit's name, its authority in place. Required.
  void VisitName(std::string_view field, std::string& name);

  void Theme(std::string_view field, std::string_view name);
  void Measure(std::string_view field, std::string_view name);
  void ServiceArea(std::string_view field, std::string_view name);
  void Cohort(std::string_view field, std::string_view name);
  void Subject(std::string_view field, std::string_view name);
  using Check = void (RequestChecks::*)(std::string_view field, std::string_view name);
  void Each(std::string_view field, int max,
            const google::protobuf::RepeatedPtrField<std::string>& names, Check check);

  // A date as described at Visit; empty is fine.
  void Date(std::string_view field, std::string_view date);
  // Both ends of a period, each as above, the second not certainly before the first.
  void Dates(std::string_view from_field, std::string_view from, std::string_view to_field,
             std::string_view to);
  // One of a few words.
  void Word(std::string_view field, std::string_view word, const std::vector<std::string>& known);
  // What is wrong with words and phrases, as ParseSearchQuery says.
  void Query(std::string_view field, const absl::Status& fault);
  void AtMost(std::string_view field, int size, int max);
  void NotNegative(std::string_view field, std::int64_t number);
  void KnownEnum(std::string_view field, bool is_known);
  // A list of enum values, each by the IsValid of its enum.
  void Enums(std::string_view field, int max, const google::protobuf::RepeatedField<int>& values,
             bool (*is_known)(int));

  // OK, or INVALID_REQUEST with all that was found.
  [[nodiscard]] absl::Status Result() const;

 private:
  void Unknown(std::string_view field, std::string_view what, std::string_view collection,
               std::string_view name, const std::vector<std::string>& nearest);
  // The id behind the collection, or empty after adding what is wrong.
  std::string IdIn(std::string_view field, std::string_view collection, std::string_view name);

  const reference::ReferenceData& reference_;
  std::vector<errors::FieldViolation> violations_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_HANDLERS_REQUEST_CHECKS_H_
