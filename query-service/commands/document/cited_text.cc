#include "query-service/commands/document/cited_text.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace waymark::query::client {

CitedText& CitedText::Add(std::string_view words) {
  if (words.empty()) return *this;
  if (parts_.empty() || !parts_.back().sources.empty() || parts_.back().marked) {
    parts_.emplace_back();
  }
  parts_.back().words += words;
  return *this;
}

CitedText& CitedText::Mark(std::string_view words) {
  if (!words.empty()) {
    parts_.push_back({.words = std::string(words), .sources = {}, .marked = true});
  }
  return *this;
}

CitedText& CitedText::Append(const CitedText& text) {
  for (const Part& part : std::vector<Part>(text.parts_)) {
    if (part.sources.empty() && !part.marked) {
      Add(part.words);
    } else {
      parts_.push_back(part);
    }
  }
  return *this;
}

CitedText& CitedText::Cite(std::vector<std::size_t> sources) {
  if (sources.empty()) return Add("[no source]");
  parts_.push_back({.words = "", .sources = std::move(sources)});
  return *this;
}

std::string CitedText::Plain() const {
  std::string plain;
  for (const Part& part : parts_) {
    const char* mark = part.marked ? "*" : "";
    absl::StrAppend(&plain, mark, part.words, mark);
    if (!part.sources.empty()) absl::StrAppend(&plain, "[", absl::StrJoin(part.sources, ", "), "]");
  }
  return plain;
}

}  // namespace waymark::query::client
