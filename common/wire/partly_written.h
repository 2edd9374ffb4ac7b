#ifndef WAYMARK_COMMON_WIRE_PARTLY_WRITTEN_H_
#define WAYMARK_COMMON_WIRE_PARTLY_WRITTEN_H_

#include <string>
#include <utility>

namespace waymark::wire {

// A message of which some fields are in wire form already: those that take longer to make messages
// of, to serialize and to free than to find.
template <typename Message>
struct PartlyWritten {
  PartlyWritten() = default;
  // One of which none is. Implicit, as it is the same message.
  // NOLINTNEXTLINE(google-explicit-constructor)
  PartlyWritten(Message whole) : message(std::move(whole)) {}

  Message message;
  // Serialized fields of it that are not set in `message`. They may follow what is: fields of a
  // message may stand in any order.
  std::string fields;

  // Takes the written fields into the message, for who wants one; false where they are none of
  // such.
  bool ReadFields() { return message.MergeFromString(std::exchange(fields, {})); }
};

}  // namespace waymark::wire

#endif  // WAYMARK_COMMON_WIRE_PARTLY_WRITTEN_H_
