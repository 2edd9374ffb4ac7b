#include "ingest-service/commands/json_records.h"

#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace waymark::ingest {
namespace {

constexpr int kEnd = std::istream::traits_type::eof();

bool IsSpace(int character) {
  return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

std::string Shown(int character) {
  if (character > ' ' && character < 0x7f)
    return std::string{'\'', static_cast<char>(character), '\''};
  return absl::StrFormat("the byte 0x%02X", static_cast<unsigned>(character));
}

std::string NoRecord(int found) {
  return absl::StrCat("expected the '{' of the next record, found ", Shown(found),
                      "; records stand one after another, with nothing between or around them");
}

}  // namespace

std::optional<JsonRecord> JsonRecordReader::Next() {
  if (fault_.has_value() || !SkipByteOrderMark()) return std::nullopt;
  const int first = SkipSpace();
  if (first == kEnd) {
    if (in_.bad()) Fail("the file cannot be read");
    return std::nullopt;
  }
  if (first != '{') {
    Fail(NoRecord(first));
    return std::nullopt;
  }
  JsonRecord record{.line = line_, .text = "{", .too_large = false};
  open_ = "{";
  if (!Finish(record)) return std::nullopt;
  return record;
}

int JsonRecordReader::Get() {
  const int character = in_.get();
  if (character == '\n') ++line_;
  return character;
}

// Some editors begin each file of UTF-8 with one.
bool JsonRecordReader::SkipByteOrderMark() {
  constexpr std::array<int, 3> kMark = {0xEF, 0xBB, 0xBF};
  if (std::exchange(begun_, true) || in_.peek() != kMark[0]) return true;
  for (const int byte : kMark) {
    if (Get() != byte) return Fail(NoRecord(kMark[0]));
  }
  return true;
}

int JsonRecordReader::SkipSpace() {
  int character = Get();
  while (IsSpace(character)) character = Get();
  return character;
}

bool JsonRecordReader::Finish(JsonRecord& record) {
  while (!open_.empty()) {
    const int character = Get();
    if (character == kEnd) {
      return Fail(in_.bad() ? "the file cannot be read"
                            : absl::StrCat("the file ends inside the record that begins on line ",
                                           record.line));
    }
    if (!Step(character)) return false;
    if (record.text.size() == kMaxRecordBytes) {
      record.too_large = true;
    } else {
      record.text.push_back(static_cast<char>(character));
    }
  }
  return true;
}

bool JsonRecordReader::Step(int character) {
  if (in_text_) return StepInText(character);
  switch (character) {
    case '"':
      in_text_ = true;
      return true;
    case '{':
    case '[':
      return Open(static_cast<char>(character));
    case '}':
      return Close('{');
    case ']':
      return Close('[');
    default:
      return true;
  }
}

bool JsonRecordReader::StepInText(int character) {
  if (character == '\n') {
    --line_;  // The fault is on the line that was not finished.
    return Fail("a text has no closing '\"' on its line (write a line break in it as \\n)");
  }
  if (escaped_) {
    escaped_ = false;
  } else if (character == '\\') {
    escaped_ = true;
  } else if (character == '"') {
    in_text_ = false;
  }
  return true;
}

bool JsonRecordReader::Open(char bracket) {
  if (open_.size() == kMaxRecordDepth) {
    return Fail(
        absl::StrCat("objects and lists lie in one another more than ", kMaxRecordDepth, " deep"));
  }
  open_.push_back(bracket);
  return true;
}

bool JsonRecordReader::Close(char bracket) {
  if (open_.back() != bracket) {
    return Fail(open_.back() == '{' ? "found ']' where an object must be closed by '}' first"
                                    : "found '}' where a list must be closed by ']' first");
  }
  open_.pop_back();
  return true;
}

bool JsonRecordReader::Fail(std::string message) {
  fault_ = JsonFault{.line = line_, .message = std::move(message)};
  return false;
}

}  // namespace waymark::ingest
