#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_DOCUMENT_CITED_TEXT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_DOCUMENT_CITED_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::query::client {

// A text with citations in it. They are kept apart from what is said, so that nothing a record says
// ("see [1]") can pass for one.
class CitedText {
 public:
  // Words, or where `sources` is not empty a citation of these: numbers from 1.
  struct Part {
    std::string words;
    std::vector<std::size_t> sources;
    bool marked = false;  // Words that were looked for.
  };

  CitedText() = default;
  // Implicit: most texts cite nothing.
  CitedText(const std::string& words) { Add(words); }  // NOLINT(google-explicit-constructor)
  CitedText(std::string_view words) { Add(words); }    // NOLINT(google-explicit-constructor)
  CitedText(const char* words) { Add(words); }         // NOLINT(google-explicit-constructor)

  CitedText& Add(std::string_view words);
  // Words that were looked for.
  CitedText& Mark(std::string_view words);
  CitedText& Append(const CitedText& text);
  // A citation; "[no source]" where there is none.
  CitedText& Cite(std::vector<std::size_t> sources);

  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  [[nodiscard]] bool empty() const { return parts_.empty(); }

  // As plain text, a citation as "[1, 3]", marked words as "*plans*".
  [[nodiscard]] std::string Plain() const;

 private:
  std::vector<Part> parts_;
};

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_DOCUMENT_CITED_TEXT_H_
