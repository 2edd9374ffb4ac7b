#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_QUESTION_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_QUESTION_H_

#include <string>
#include <vector>

#include "google/protobuf/repeated_field.h"
#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/read_options.pb.h"

#include "query-service/commands/text/labels.h"

namespace waymark::query::client {

// A question in words, and its limits.
class Question {
 public:
  explicit Question(std::string words) : parts_({std::move(words)}) {}

  // A limit, where it is given.
  void If(bool given, std::string words) {
    if (given) parts_.push_back(std::move(words));
  }
  // "only the themes supervision, caseloads", where there are any.
  void Only(const std::string& what, const google::protobuf::RepeatedPtrField<std::string>& names);
  template <typename Enum>
  void OnlyValues(const std::string& what, const google::protobuf::RepeatedField<int>& values) {
    google::protobuf::RepeatedPtrField<std::string> labels;
    for (const int value : values) labels.Add(Label(static_cast<Enum>(value)));
    Only(what, labels);
  }
  // Which authorities.
  void Among(const v1::PeerGroup& peers);
  // As known when.
  void Known(const v1::ReadOptions& read);

  // "Asked: " and all of it in a sentence.
  [[nodiscard]] std::string Text() const;

 private:
  std::vector<std::string> parts_;
};

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_QUESTION_H_
