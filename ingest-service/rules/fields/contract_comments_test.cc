#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "waymark/v1/visit.pb.h"

#include "ingest-service/rules/fields/field_table.h"

namespace waymark::ingest {
namespace {

constexpr char kContract[] = "proto/waymark/v1";

// The comment of every field, in one line, by "Message.field".
std::map<std::string, std::string> CommentsOf(const std::filesystem::path& directory) {
  static const std::regex message(R"(^message (\w+) \{)");
  static const std::regex comment(R"(^ *// ?(.*))");
  static const std::regex field(R"(^ *(?:optional |repeated )?[\w.<>, ]+ (\w+) = \d+;)");
  std::map<std::string, std::string> comments;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    std::ifstream file(entry.path());
    std::string inside;
    std::string words;
    std::smatch match;
    for (std::string line; std::getline(file, line);) {
      if (std::regex_search(line, match, comment)) {
        absl::StrAppend(&words, words.empty() ? "" : " ", match[1].str());
        continue;
      }
      if (std::regex_search(line, match, message)) inside = match[1];
      if (std::regex_search(line, match, field)) comments[inside + "." + match[1].str()] = words;
      words.clear();
    }
  }
  return comments;
}

// The number after the first match of `pattern`'s group, or `otherwise`.
int NumberIn(const std::string& comment, const std::string& pattern, int otherwise) {
  std::smatch match;
  if (!std::regex_search(comment, match, std::regex(pattern))) return otherwise;
  return std::stoi(absl::StrReplaceAll(match[1].str(), {{",", ""}}));
}

// Calls `check` with the descriptor, rule and comment of every field of the messages in the table.
template <typename Check>
int ForEachField(Check check) {
  const auto comments = CommentsOf(kContract);
  const auto& pool = *v1::Visit::descriptor()->file()->pool();
  int checked = 0;
  for (const auto& [key, comment] : comments) {
    const auto* field = pool.FindFieldByName("waymark.v1." + key);
    const bool is_ours =
        field != nullptr && field->number() < 40 &&
        std::any_of(FieldTable().begin(), FieldTable().end(), [&](const FieldRule& rule) {
          return rule.field.substr(0, rule.field.find('.')) == field->containing_type()->name();
        });
    if (!is_ours) continue;
    check(*field, RuleOf(*field), comment);
    ++checked;
  }
  return checked;
}

TEST(ContractComments, SayRequiredWhereTheTableDoes) {
  const int checked = ForEachField([](const auto& field, const auto& rule, const auto& comment) {
    const bool says_required = std::regex_search(comment, std::regex("^Required[.,]"));
    EXPECT_EQ(rule.required, says_required) << field.full_name() << ": " << comment;
  });
  EXPECT_GT(checked, 100);
}

TEST(ContractComments, SayTheBytesThatTheTableAllows) {
  ForEachField([](const auto& field, const auto& rule, const auto& comment) {
    if (field.is_map()) return;
    const int bytes = NumberIn(comment, R"((?:[Aa]t most|1 to) ([\d,]+) +bytes)", 0);
    EXPECT_EQ(static_cast<int>(rule.max_bytes), bytes) << field.full_name() << ": " << comment;
  });
}

TEST(ContractComments, SayTheElementsThatTheTableAllows) {
  ForEachField([](const auto& field, const auto& rule, const auto& comment) {
    if (!field.is_repeated()) return;
    const bool is_long = field.name() == "findings" || field.name() == "observations";
    const int elements = NumberIn(comment, R"((?:[Aa]t most|1 to) (\d+)(?: distinct|\.|;| +The))",
                                  is_long ? kMaxFindings : kMaxElements);
    EXPECT_EQ(rule.max_elements, elements) << field.full_name() << ": " << comment;
  });
}

TEST(ContractComments, SayTheRangesThatTheTableAllows) {
  ForEachField([](const auto& field, const auto& rule, const auto& comment) {
    if (field.cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_INT32) return;
    const int highest = NumberIn(comment, R"(\d+ to (\d+))", -1);
    if (highest < 0) return;
    EXPECT_EQ(rule.lowest, NumberIn(comment, R"((\d+) to \d+)", -1)) << field.full_name();
    EXPECT_EQ(rule.highest, highest) << field.full_name();
  });
}

}  // namespace
}  // namespace waymark::ingest
