#include "tests/personal_data/figures.h"

#include <algorithm>
#include <iterator>
#include <sstream>
#include <utility>

namespace waymark::corpus {
namespace {

std::string OnOneLine(std::string_view text) {
  std::string line;
  for (const char character : text) {
    line += character == '\n' ? "\\n" : character == '\t' ? "\\t" : std::string(1, character);
  }
  return line;
}

std::string Example(const std::vector<std::string_view>& found, std::string_view text) {
  std::string example = "[";
  for (const std::string_view kind : found) {
    example += example.size() > 1 ? " " : "";
    example += kind;
  }
  return example + "] in \"" + OnOneLine(text) + "\"";
}

}  // namespace

Figures::Figures(const Detector& detector, std::span<const GeneratedText> texts, Wanted wanted,
                 std::string_view kind)
    : texts_(texts.size()) {
  for (const GeneratedText& text : texts) {
    const std::vector<std::string_view> found = detector(text.text);
    const bool has_kind = std::find(found.begin(), found.end(), kind) != found.end();
    OfForm& form = forms_[text.form];
    ++form.texts;
    reported_as_other_ += found.size() > (has_kind ? 1U : 0U) ? 1 : 0;
    if (wanted == Wanted::kReported ? has_kind : found.empty()) {
      continue;
    }
    ++wrong_;
    if (++form.wrong == 1) {
      form.example = Example(found, text.text);
    }
  }
}

double Figures::share_wrong() const {
  return texts_ == 0 ? 0 : static_cast<double>(wrong_) / static_cast<double>(texts_);
}

std::string Figures::WrongForms() const {
  std::vector<std::pair<std::string_view, OfForm>> wrong;
  std::copy_if(forms_.begin(), forms_.end(), std::back_inserter(wrong),
               [](const auto& form) { return form.second.wrong > 0; });
  std::stable_sort(wrong.begin(), wrong.end(), [](const auto& one, const auto& other) {
    return one.second.wrong > other.second.wrong;
  });
  std::ostringstream lines;
  for (const auto& [name, form] : wrong) {
    lines << "  " << name << ": " << form.wrong << " of " << form.texts << ", such as "
          << form.example << "\n";
  }
  return lines.str();
}

}  // namespace waymark::corpus
