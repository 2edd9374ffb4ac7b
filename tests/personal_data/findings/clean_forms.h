#ifndef WAYMARK_TESTS_PERSONAL_DATA_FINDINGS_CLEAN_FORMS_H_
#define WAYMARK_TESTS_PERSONAL_DATA_FINDINGS_CLEAN_FORMS_H_

#include <span>
#include <string_view>

namespace waymark::corpus {

// Texts without anything by which a person could be found, of one sort.
struct CleanForm {
  // Named in what the test prints.
  std::string_view name;
  // Between '|', with slots (slots.h).
  std::string_view texts;
  // The text is a label's value and not a sentence.
  bool alone = false;
};

// What findings mostly say.
std::span<const CleanForm> PlainForms();
// Dates, figures and codes of things.
std::span<const CleanForm> FigureForms();
std::span<const CleanForm> CodeForms();
// Values of labels.
std::span<const CleanForm> LabelForms();
// Words that also go with identifiers, where there is none.
std::span<const CleanForm> BirthWordForms();
std::span<const CleanForm> IdentifierWordForms();
// Pieces of text shaped a little like an identifier.
std::span<const CleanForm> LookalikeForms();

}  // namespace waymark::corpus

#endif  // WAYMARK_TESTS_PERSONAL_DATA_FINDINGS_CLEAN_FORMS_H_
