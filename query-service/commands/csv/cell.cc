#include "query-service/commands/csv/cell.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

#include "common/model/decimal.h"

namespace waymark::query::client::csv {
namespace {

bool LooksLikeAFormula(std::string_view text) {
  if (!text.empty() && (text[0] == '\t' || text[0] == '\r' || text[0] == '\n')) return true;
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const std::vector<std::string_view> starts = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  return std::any_of(starts.begin(), starts.end(), [text](std::string_view start) {
    return text.substr(0, start.size()) == start;
  });
}

std::string Quoted(const std::string& text) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string::npos &&
                     !absl::StartsWith(text, " ") && !absl::EndsWith(text, " ");
  return plain ? text : absl::StrCat("\"", absl::StrReplaceAll(text, {{"\"", "\"\""}}), "\"");
}

}  // namespace

Cell Text(std::string_view text) {
  return {Quoted(absl::StrCat(LooksLikeAFormula(text) ? "'" : "", std::string(text)))};
}

Cell Texts(const std::vector<std::string>& texts) { return Text(absl::StrJoin(texts, "; ")); }

Cell Number(std::optional<double> number) {
  if (!number.has_value() || !std::isfinite(*number)) return {};
  return {model::DecimalText(*number)};
}

Cell Flag(bool value) { return {value ? "true" : "false"}; }

}  // namespace waymark::query::client::csv
