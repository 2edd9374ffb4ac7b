#include "tests/personal_data/identifiers/upn.h"

namespace waymark::corpus {
namespace {

constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";
// Local authority numbers in use since 1999, with # for any digit that the census takes there.
constexpr std::string_view kAuthorities =
    "20#|30#|31#|33#|34#|35#|37#|38#|39#|80#|81#|82#|83#|84#|85#|86#|87#|88#|89#|90#|91#|92#|93#";
constexpr int kYears = 27;

int Value(char character) {
  const bool digit = character >= '0' && character <= '9';
  return digit ? character - '0' : static_cast<int>(kLetters.find(character));
}

std::string AuthorityToYear(Random& random) {
  std::string text = random.Fill(random.Choice(kAuthorities));
  text += random.Letter("1234567");
  text += random.Fill("###");
  const int year = random.Between(0, kYears - 1);
  return text + (year < 10 ? "0" : "") + std::to_string(year);
}

}  // namespace

char UpnCheckLetter(std::string_view twelve) {
  int sum = 0;
  int weight = 2;
  for (const char character : twelve) {
    sum += Value(character) * weight++;
  }
  return kLetters[static_cast<std::size_t>(sum % 23)];
}

std::string Upn(Random& random) {
  std::string twelve = AuthorityToYear(random);
  twelve += random.Fill("###");
  return UpnCheckLetter(twelve) + twelve;
}

std::string TemporaryUpn(Random& random) {
  std::string twelve = AuthorityToYear(random);
  twelve += random.Fill("##");
  twelve += random.Letter(kLetters);
  return UpnCheckLetter(twelve) + twelve;
}

std::string WrongUpn(Random& random) {
  std::string upn = Upn(random);
  const char right = upn[0];
  while (upn[0] == right) {
    upn[0] = random.Letter("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  }
  return upn;
}

}  // namespace waymark::corpus
