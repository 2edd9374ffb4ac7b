#include "tests/personal_data/identifiers/email_address.h"

namespace waymark::corpus {

std::string MadeUpWord(Random& random, int syllables) {
  std::string word;
  for (int i = 0; i < syllables; ++i) {
    word += random.Letter("bdfghklmnprstvwz");
    word += random.Letter("aeiou");
  }
  return word;
}

std::string LocalPart(Random& random) {
  const std::string word = MadeUpWord(random, 2);
  switch (random.Below(5)) {
    case 0:
      return word + "." + MadeUpWord(random, 3);
    case 1:
      return word.substr(0, 1) + "." + MadeUpWord(random, 3);
    case 2:
      return word + random.Fill("##");
    case 3:
      return std::string(random.Choice("duty|front-door|leaving.care|mash|fostering")) + "-" + word;
    default:
      return word + "-" + MadeUpWord(random, 2);
  }
}

std::string MailDomain(Random& random) {
  const std::string under(random.Choice("example.org|example.com|example.net|example.org"));
  switch (random.Below(4)) {
    case 0:
      return MadeUpWord(random, 3) + "." + under;
    case 1:
      return MadeUpWord(random, 2) + "-care." + under;
    default:
      return under;
  }
}

}  // namespace waymark::corpus
