#include "tests/personal_data/identifiers/postcode.h"

#include <string_view>

namespace waymark::corpus {
namespace {

// Areas of the United Kingdom; those of one letter oftener than their share, being the shorter
// shapes.
constexpr std::string_view kAreas =
    "B|E|G|L|M|N|S|W|B|L|M|S|AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|"
    "DE|DG|DH|DL|DN|DT|DY|EH|EN|EX|FK|FY|GL|GU|HA|HD|HG|HP|HR|HU|HX|IG|IP|IV|KA|KT|KW|KY|LA|LD|LE|"
    "LL|LN|LS|LU|ME|MK|ML|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|"
    "SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WD|WF|WN|WR|WS|WV|YO";
constexpr std::string_view kWithLetterAtEnd =
    "E1W|N1C|W1A|W1B|W1D|W1F|W1G|W1H|W1J|W1K|W1S|W1T|W1U|W1W|EC1A|EC1V|EC2M|EC3N|EC4Y|SW1A|SW1E|"
    "SW1P|SW1V|WC1E|WC1X|WC2B|WC2N|SE1P|NW1W";

}  // namespace

std::string OutwardCode(Random& random) {
  if (random.OneIn(6)) {
    return std::string(random.Choice(kWithLetterAtEnd));
  }
  std::string code(random.Choice(kAreas));
  return code + std::to_string(random.Between(1, random.OneIn(2) ? 9 : 28));
}

std::string InwardCode(Random& random) {
  constexpr std::string_view kLetters = "ABDEFGHJLNPQRSTUWXYZ";
  std::string code = random.Fill("#");
  code += random.Letter(kLetters);
  code += random.Letter(kLetters);
  return code;
}

}  // namespace waymark::corpus
