#ifndef WAYMARK_INGEST_SERVICE_RULES_VIOLATIONS_H_
#define WAYMARK_INGEST_SERVICE_RULES_VIOLATIONS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "waymark/v1/errors.pb.h"

#include "common/status/errors.h"

namespace waymark::ingest {

// Every fault found in a submission so far, with the path of the field that is being looked at.
// Not thread-safe.
class Violations {
 public:
  // A fault of the field at the path. `description` says what to do, without the reason, and holds
  // nothing of the caller's but what Shown() lets through.
  void Add(v1::ViolationReason reason, std::string description);
  // A fault of the field `name` below the path.
  void AddAt(std::string_view name, v1::ViolationReason reason, std::string description);

  // False once so many faults are described that an error can show no more: further ones are only
  // counted, and words that are costly to find (nearest ids) need not be looked for.
  bool wants_words() const { return found_.size() < kMaxDescribed; }

  bool empty() const { return found_.empty(); }
  const std::vector<errors::FieldViolation>& found() const { return found_; }

  // OK where nothing was found, else errors::InvalidRequest with all of it.
  absl::Status ToStatus() const;

 private:
  friend class ScopedField;

  // An error has room for 3 KiB of them and none takes less than 40 bytes.
  static constexpr std::size_t kMaxDescribed = 80;

  // A field, or an element of a list. Put together only for a fault: most scopes see none.
  struct Step {
    std::string_view name;
    int index = kNoIndex;
  };
  static constexpr int kNoIndex = -1;
  [[nodiscard]] std::string Path() const;

  std::vector<Step> path_;
  std::vector<errors::FieldViolation> found_;
};

// While it lives, the path of `violations` is longer by a field or by an element of a list, whose
// name lives longer. Scopes end in the reverse order of their beginning.
class ScopedField {
 public:
  ScopedField(Violations& violations, std::string_view name);
  ScopedField(Violations& violations, std::string_view list, int index);
  ~ScopedField();
  ScopedField(const ScopedField&) = delete;
  ScopedField& operator=(const ScopedField&) = delete;

 private:
  Violations& violations_;
};

// What a caller sent, fit to stand in an error: in quotes where it is printable ASCII of at most 60
// bytes in which no detector of personal data finds anything, else "this". Only for ids, names,
// dates and enum words; never for free text or labels.
std::string Shown(std::string_view text);
bool IsShowable(std::string_view text);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_VIOLATIONS_H_
