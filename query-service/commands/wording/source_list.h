#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_SOURCE_LIST_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_SOURCE_LIST_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "google/protobuf/repeated_field.h"
#include "waymark/v1/source.pb.h"

#include "query-service/commands/document/cited_text.h"
#include "query-service/commands/document/document.h"

namespace waymark::query::client {

// What a document is: "“Next Steps”, Sunderland City Council, council paper, 2016-10-10".
std::string SourceText(const v1::Source& source);

// The documents a report cites, numbered as they are first cited. Documents of two visits that are
// the same by title, publisher, address and date are one; one without title and address is taken
// for no other's.
class SourceList {
 public:
  // Of `visit`, a resource name: "[1, 3]"; "[no source]" where there is none.
  CitedText Cite(const google::protobuf::RepeatedPtrField<v1::Source>& sources,
                 std::string_view visit);

  // Addresses without white space and control characters.
  [[nodiscard]] const std::vector<CitedSource>& entries() const { return entries_; }

 private:
  std::vector<CitedSource> entries_;
  std::map<std::string, std::size_t> numbers_;  // By what tells documents apart.
};

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_SOURCE_LIST_H_
