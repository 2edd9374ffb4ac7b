#include "tests/personal_data/corpus.h"

#include <utility>

#include "tests/personal_data/findings/clean_forms.h"
#include "tests/personal_data/findings/slots.h"
#include "tests/personal_data/random.h"

namespace waymark::corpus {
namespace {

// A sentence about one case, with {} for what is said of it.
constexpr std::string_view kSentences =
    "In one case, {}, the first visit was nine days late.|The file of one child ({}) holds no "
    "plan.|"
    "Audit note: {}; decision late and without reasons.|Seen in the sample: {}.|One young person, "
    "{}, has had three social workers.|{} \u2013 audited again, still inadequate.|Supervision was "
    "not recorded: {}|See {}. Oversight was missing.|{}: no return interview|{}";

std::string Replaced(std::string_view pattern, std::string_view with) {
  std::string text(pattern);
  return text.replace(text.find("{}"), 2, with);
}

std::string PlainSentence(Random& random) {
  return FillSlots(random.Choice(random.Of(PlainForms()).texts), random);
}

std::string_view BetweenSentences(std::string_view before, Random& random) {
  const bool new_line = random.OneIn(6);
  return new_line || before.back() != '.' ? "\n" : " ";
}

// `text` with up to one sentence on either side.
std::string InFinding(const std::string& text, Random& random) {
  std::string finding;
  if (random.OneIn(3)) {
    finding = PlainSentence(random);
    finding += BetweenSentences(finding, random);
  }
  finding += text;
  if (random.OneIn(3)) {
    finding += BetweenSentences(finding, random);
    finding += PlainSentence(random);
  }
  return finding;
}

std::vector<CleanForm> AllCleanForms() {
  std::vector<CleanForm> all;
  for (const std::span<const CleanForm> forms :
       {PlainForms(), FigureForms(), CodeForms(), LabelForms(), BirthWordForms(),
        IdentifierWordForms(), LookalikeForms()}) {
    all.insert(all.end(), forms.begin(), forms.end());
  }
  return all;
}

}  // namespace

std::vector<GeneratedText> PlantedTexts(std::span<const Form> forms, std::size_t size,
                                        std::uint64_t seed) {
  Random random(seed);
  std::vector<GeneratedText> texts;
  for (std::size_t i = 0; i < size; ++i) {
    const Form& form = forms[i % forms.size()];
    GeneratedText made = {.form = form.name, .text = {}, .identifier = form.write(random)};
    made.text = Replaced(random.Choice(form.phrases), made.identifier);
    if (!form.alone) {
      made.text = InFinding(Replaced(random.Choice(kSentences), made.text), random);
    }
    texts.push_back(std::move(made));
  }
  return texts;
}

std::vector<GeneratedText> CleanTexts(std::size_t size, std::uint64_t seed) {
  Random random(seed);
  const std::vector<CleanForm> forms = AllCleanForms();
  std::vector<GeneratedText> texts;
  for (std::size_t i = 0; i < size; ++i) {
    const CleanForm& form = forms[i % forms.size()];
    GeneratedText made = {.form = form.name, .text = {}, .identifier = {}};
    made.text = FillSlots(random.Choice(form.texts), random);
    if (!form.alone) {
      made.text = InFinding(made.text, random);
    }
    texts.push_back(std::move(made));
  }
  return texts;
}

}  // namespace waymark::corpus
