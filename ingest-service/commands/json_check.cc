#include "ingest-service/commands/json_check.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"

#include "ingest-service/commands/contract_path.h"

namespace waymark::ingest {
namespace {

// What protobuf makes of a field's name, so that both its spellings are one.
std::string JsonName(const std::string& name) {
  std::string result;
  bool upper = false;
  for (const char character : name) {
    if (character == '_') {
      upper = true;
      continue;
    }
    result.push_back(upper ? absl::ascii_toupper(static_cast<unsigned char>(character))
                           : character);
    upper = false;
  }
  return result;
}

// Of "[json.exception.parse_error.101] parse error at line 1, column 9: syntax error while parsing
// value - invalid string: ...; last read: '"some text'" the part that quotes nothing.
std::string Cause(const nlohmann::json::exception& error) {
  constexpr int kSyntaxError = 101;
  constexpr int kNumberOverflow = 406;
  if (error.id == kNumberOverflow) return "a number is too large";
  const std::string what = error.what();
  const std::size_t begin = what.find("syntax error");
  if (error.id != kSyntaxError || begin == std::string::npos) return "it cannot be read";
  return what.substr(begin, what.find("; last read: ", begin) - begin);
}

class Checker : public nlohmann::json_sax<nlohmann::json> {
 public:
  Checker(const std::string& text, std::int64_t first_line)
      : text_(text), first_line_(first_line) {}

  [[nodiscard]] const absl::Status& status() const { return status_; }

  bool null() override { return EndValue(); }
  bool boolean(bool) override { return EndValue(); }
  bool number_integer(number_integer_t) override { return EndValue(); }
  bool number_unsigned(number_unsigned_t) override { return EndValue(); }
  bool number_float(number_float_t, const string_t&) override { return EndValue(); }
  bool string(string_t&) override { return EndValue(); }
  bool binary(binary_t&) override { return EndValue(); }

  bool start_object(std::size_t) override {
    open_.emplace_back();
    return true;
  }
  bool start_array(std::size_t) override {
    open_.push_back({.is_list = true, .names = {}, .name = "", .index = 0});
    return true;
  }
  bool end_object() override { return EndContainer(); }
  bool end_array() override { return EndContainer(); }

  bool key(string_t& name) override {
    Container& object = open_.back();
    object.name = name;
    if (object.names.insert(JsonName(name)).second) return true;
    const ContractPath path = FollowContract(Path());
    status_ = absl::InvalidArgumentError(
        path.is_whole ? absl::StrCat(path.known, " is given twice")
                      : absl::StrCat(path.known.empty() ? "the record" : path.known,
                                     ": a name in it is given twice"));
    return false;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& error) override {
    const auto read = static_cast<std::ptrdiff_t>(std::min(position, text_.size()));
    const auto line = first_line_ + std::count(text_.begin(), text_.begin() + read, '\n');
    const std::string near = FollowContract(Path()).known;
    status_ = absl::InvalidArgumentError(absl::StrCat(
        "no JSON from line ", line, " on", near.empty() ? "" : ", at ", near, ": ", Cause(error)));
    return false;
  }

 private:
  struct Container {
    bool is_list = false;
    std::set<std::string> names;
    std::string name;       // Of the value being read, in an object.
    std::size_t index = 0;  // Of the value being read, in a list.
  };

  bool EndValue() {
    if (!open_.empty()) ++open_.back().index;
    return true;
  }

  bool EndContainer() {
    open_.pop_back();
    return EndValue();
  }

  [[nodiscard]] std::string Path() const {
    std::string path;
    for (const Container& container : open_) {
      if (container.is_list) {
        absl::StrAppend(&path, "[", container.index, "]");
      } else {
        absl::StrAppend(&path, path.empty() ? "" : ".", container.name);
      }
    }
    return path;
  }

  const std::string& text_;
  const std::int64_t first_line_;
  std::vector<Container> open_;
  absl::Status status_;
};

}  // namespace

absl::Status CheckJson(const std::string& text, std::int64_t first_line) {
  Checker checker(text, first_line);
  nlohmann::json::sax_parse(text, &checker);
  return checker.status();
}

}  // namespace waymark::ingest
