#ifndef WAYMARK_QUERY_SERVICE_TEXT_SEARCHED_TEXTS_H_
#define WAYMARK_QUERY_SERVICE_TEXT_SEARCHED_TEXTS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "waymark/v1/search.pb.h"
#include "waymark/v1/visit.pb.h"

namespace waymark::query {

// One text of a visit that is searched: which list of the visit it is in, where, and what it says.
struct SearchedText {
  v1::SearchedField kind = v1::SEARCHED_FIELD_UNSPECIFIED;
  int index = 0;
  const std::string* text = nullptr;  // Into the visit.
};

// Every text of the visit that is searched and not empty, by kind, then in the visit's order.
std::vector<SearchedText> SearchedTextsOf(const v1::Visit& visit);

// The text's path inside its visit: findings[f2].statement, notes[0].text.
std::string FieldOf(const v1::Visit& visit, const SearchedText& text);

// What a visit is found by, of one element of a list of it, both as they are serialized: `list` is
// the list's number. The folded words of its searched texts, and the names of the themes, subjects
// and cohorts of what it found and recommended. No word holds the slash or colon that every name
// does. Some more than once, each good until the next. False for bytes that are no message.
bool ForEachSearchTerm(std::uint32_t list, std::string_view element,
                       absl::FunctionRef<void(std::string_view term)> take);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_TEXT_SEARCHED_TEXTS_H_
