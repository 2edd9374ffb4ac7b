#ifndef WAYMARK_TESTS_PERSONAL_DATA_FIGURES_H_
#define WAYMARK_TESTS_PERSONAL_DATA_FIGURES_H_

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/personal_data/corpus.h"

namespace waymark::corpus {

// The kinds of personal data found in a text.
using Detector = std::function<std::vector<std::string_view>(std::string_view)>;

// How often a detector reported texts, and those on which it was wrong by form.
class Figures {
 public:
  // What was asked of the detector about each text.
  enum class Wanted {
    kReported,  // The kind: wrong when it is not among those reported.
    kSilence,   // Nothing: wrong when any kind is reported.
  };

  // `kind` is used for kReported only.
  Figures(const Detector& detector, std::span<const GeneratedText> texts, Wanted wanted,
          std::string_view kind = {});

  std::size_t texts() const { return texts_; }
  std::size_t wrong() const { return wrong_; }
  // Texts reported as some other kind than the one in them, rightly reported or not.
  std::size_t reported_as_other() const { return reported_as_other_; }
  double share_wrong() const;

  // A line for each form with wrong answers, most first: how many of how many, what was reported,
  // and an example. Empty when there is none.
  std::string WrongForms() const;

 private:
  struct OfForm {
    std::size_t texts = 0;
    std::size_t wrong = 0;
    std::string example;
  };

  std::size_t texts_ = 0;
  std::size_t wrong_ = 0;
  std::size_t reported_as_other_ = 0;
  std::map<std::string_view, OfForm> forms_;
};

}  // namespace waymark::corpus

#endif  // WAYMARK_TESTS_PERSONAL_DATA_FIGURES_H_
