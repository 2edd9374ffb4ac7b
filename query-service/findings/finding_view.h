#ifndef WAYMARK_QUERY_SERVICE_FINDINGS_FINDING_VIEW_H_
#define WAYMARK_QUERY_SERVICE_FINDINGS_FINDING_VIEW_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "absl/container/inlined_vector.h"
#include "waymark/v1/finding.pb.h"

namespace waymark::query {

// What is concluded from of a finding, as views of a message or of bytes that are one, which
// outlive it. To make a message of each finding of an authority, to serialize it for an answer and
// to free it takes longer than all that is concluded from it.
class FindingView {
 public:
  using Names = absl::InlinedVector<std::string_view, 2>;

  // Of nothing, until it has read something.
  FindingView() = default;
  explicit FindingView(const v1::Finding& finding);

  // Once, as made: false for bytes of which no Finding can be parsed.
  bool Read(std::string_view bytes);

  [[nodiscard]] std::string_view id() const { return id_; }
  [[nodiscard]] std::string_view service_area() const { return service_area_; }
  [[nodiscard]] std::string_view subject() const { return subject_; }
  [[nodiscard]] v1::Standing standing() const { return standing_; }
  [[nodiscard]] v1::Direction direction() const { return direction_; }
  [[nodiscard]] v1::Speaker speaker() const { return speaker_; }
  [[nodiscard]] v1::FindingScope scope() const { return scope_; }
  [[nodiscard]] const Names& themes() const { return themes_; }
  [[nodiscard]] const Names& source_ids() const { return source_ids_; }
  [[nodiscard]] const Names& doubts_measures() const { return doubts_measures_; }

  // All of it.
  [[nodiscard]] v1::Finding Message() const;
  // Serialized: how long it is, and its bytes written to `to`; returns their end. Size comes first,
  // and nothing of a message changes between the two.
  [[nodiscard]] std::size_t Size() const;
  std::uint8_t* Write(std::uint8_t* to) const;

 private:
  bool TakeText(std::uint32_t number, std::string_view text);
  void TakeNumber(std::uint32_t number, std::uint64_t value);

  const v1::Finding* message_ = nullptr;  // null: it is `bytes_`
  std::string_view bytes_;
  std::string_view id_;
  std::string_view service_area_;
  std::string_view subject_;
  v1::Standing standing_ = v1::STANDING_UNSPECIFIED;
  v1::Direction direction_ = v1::DIRECTION_UNSPECIFIED;
  v1::Speaker speaker_ = v1::SPEAKER_UNSPECIFIED;
  v1::FindingScope scope_ = v1::FINDING_SCOPE_UNSPECIFIED;
  Names themes_;
  Names source_ids_;
  Names doubts_measures_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_FINDINGS_FINDING_VIEW_H_
