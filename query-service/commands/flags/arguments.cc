#include "query-service/commands/flags/arguments.h"

#include "absl/strings/ascii.h"

namespace waymark::query::client {
namespace {

bool IsName(std::string_view text) {
  return text.empty() || text.find('/') != std::string_view::npos;
}

std::string Stripped(const std::string& text) {
  return std::string(absl::StripAsciiWhitespace(text));
}

}  // namespace

std::string WithCollection(std::string_view collection, std::string_view id) {
  return IsName(id) ? std::string(id) : absl::StrCat(std::string(collection), "/", std::string(id));
}

std::string VisitOf(std::string_view authority, std::string_view visit) {
  return IsName(visit) ? std::string(visit)
                       : absl::StrCat(std::string(authority), "/visits/", std::string(visit));
}

void AddNames(std::string_view collection, const std::vector<std::string>& ids,
              google::protobuf::RepeatedPtrField<std::string>& names) {
  for (const std::string& id : ids) {
    const std::string stripped = Stripped(id);
    if (!stripped.empty()) names.Add(WithCollection(collection, stripped));
  }
}

void AddWords(const std::vector<std::string>& words,
              google::protobuf::RepeatedPtrField<std::string>& result) {
  for (const std::string& word : words) {
    std::string stripped = Stripped(word);
    if (!stripped.empty()) result.Add(std::move(stripped));
  }
}

std::string CohortName(const std::string& cohort) {
  return cohort.rfind("age:", 0) == 0 ? cohort : WithCollection("cohorts", cohort);
}

void AddCohorts(const std::vector<std::string>& ids,
                google::protobuf::RepeatedPtrField<std::string>& names) {
  for (const std::string& id : ids) {
    const std::string stripped = Stripped(id);
    if (!stripped.empty()) names.Add(CohortName(stripped));
  }
}

std::vector<std::string> Together(const std::vector<std::vector<std::string>>& lists) {
  std::vector<std::string> all;
  for (const std::vector<std::string>& list : lists) {
    all.insert(all.end(), list.begin(), list.end());
  }
  return all;
}

}  // namespace waymark::query::client
