#ifndef WAYMARK_TESTS_FUZZ_MESSAGE_MUTATOR_H_
#define WAYMARK_TESTS_FUZZ_MESSAGE_MUTATOR_H_

#include <functional>
#include <string>
#include <utility>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

#include "tests/fuzz/field_texts.h"

namespace waymark::fuzz {

// Edits messages by their fields, where edits of bytes would mostly make no message. What it does
// follows from the random numbers alone.
class MessageMutator {
 public:
  // A new value for a string field that now holds `old`. UTF-8.
  using NewText = std::function<std::string(const google::protobuf::FieldDescriptor& field,
                                            const std::string& old, Random& random)>;

  MessageMutator(NewText new_text, Random& random)
      : new_text_(std::move(new_text)), random_(random) {}

  // One edit somewhere in the message: a field set, emptied or changed; an element of a list added,
  // doubled, removed or moved.
  void Edit(google::protobuf::Message& message);

  // Puts a copy of some part of `from` where `into` has a part of that type; an edit where it has
  // none.
  void Splice(const google::protobuf::Message& from, google::protobuf::Message& into);

 private:
  void EditSingle(google::protobuf::Message& message,
                  const google::protobuf::FieldDescriptor& field);
  void EditList(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field);
  void Add(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field);
  void SetNumber(google::protobuf::Message& message,
                 const google::protobuf::FieldDescriptor& field);
  int EnumValue(const google::protobuf::FieldDescriptor& field);

  NewText new_text_;
  Random& random_;
};

}  // namespace waymark::fuzz

#endif  // WAYMARK_TESTS_FUZZ_MESSAGE_MUTATOR_H_
