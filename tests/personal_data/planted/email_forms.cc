#include "tests/personal_data/identifiers/email_address.h"
#include "tests/personal_data/identifiers/grouping.h"
#include "tests/personal_data/planted/form.h"

namespace waymark::corpus {
namespace {

std::string At(Random& random, std::string_view between) {
  const std::string local = LocalPart(random);
  return local + std::string(between) + MailDomain(random);
}

std::string Usual(Random& random) { return At(random, "@"); }
std::string UpperCase(Random& random) { return Upper(Usual(random)); }
std::string MixedCase(Random& random) {
  std::string address = Usual(random);
  return Upper(address.substr(0, 1)) + address.substr(1);
}
std::string OneWord(Random& random) {
  const std::string local = MadeUpWord(random, 3);
  return local + "@" + MailDomain(random);
}
std::string OneLetter(Random& random) {
  const std::string local(1, random.Letter("abcdefghijklmnopqrstuvwxyz"));
  return local + "@" + MailDomain(random);
}
std::string Initials(Random& random) {
  const std::string local = random.Fill("swt##");
  return local + "@" + MailDomain(random);
}
std::string OnlyDigits(Random& random) {
  const std::string local = random.Fill("######");
  return local + "@" + MailDomain(random);
}
std::string PlusTag(Random& random) {
  const std::string local = LocalPart(random);
  return local + "+" + At(random, "@");
}
std::string Underscores(Random& random) {
  std::string local = MadeUpWord(random, 2) + "_";
  local += MadeUpWord(random, 3);
  return local + "@" + MailDomain(random);
}
std::string Apostrophe(Random& random) {
  const std::string local = "o'" + MadeUpWord(random, 3);
  return local + "@" + MailDomain(random);
}
std::string ManyParts(Random& random) {
  std::string local = LocalPart(random) + ".";
  local += random.Fill("##");
  return local + "@mail.cs." + MailDomain(random);
}
std::string LongEnding(Random& random) {
  std::string address = LocalPart(random) + "@";
  address += MadeUpWord(random, 3);
  return address + std::string(random.Choice(".education.example|.academy.example|.example"));
}
std::string PublicSector(Random& random) {
  const std::string local = LocalPart(random);
  return local + "@" +
         std::string(random.Choice("exampleshire.gov.uk|example-trust.nhs.uk|"
                                   "exampleprimary.exampleshire.sch.uk|exampleshire.police.uk|"
                                   "examplecare.org.uk|exampleton.ac.uk"));
}
std::string SpacedAt(Random& random) { return At(random, " @ "); }
std::string BracketedAt(Random& random) {
  const std::string local = LocalPart(random);
  const std::string at(random.Choice(" [at] |[at]| (at) |(at)"));
  return local + at + MailDomain(random);
}

constexpr Form kForms[] = {
    {"email-usual", Usual, "{}|reached at {}|care of {}|who wrote from {}"},
    {"email-one-word", OneWord, "{}|reached at {}"},
    {"email-one-letter", OneLetter, "{}|reached at {}"},
    {"email-initials-and-number", Initials, "{}|reached at {}"},
    {"email-only-digits", OnlyDigits, "{}|reached at {}"},
    {"email-upper-case", UpperCase, "{}|reached at {}"},
    {"email-capital", MixedCase, "{}|reached at {}"},
    {"email-plus-tag", PlusTag, "{}|reached at {}"},
    {"email-underscores", Underscores, "{}|reached at {}"},
    {"email-apostrophe", Apostrophe, "{}|reached at {}"},
    {"email-many-parts", ManyParts, "{}|reached at {}"},
    {"email-long-ending", LongEnding, "{}|reached at {}"},
    {"email-public-sector", PublicSector, "{}|reached at {}"},
    {"email-labelled", Usual, "e-mail {}|email: {}|Email:{}|E-mail address {}|EMAIL {}|e: {}"},
    {"email-quoted", Usual, "'{}'|\"{}\"|\u2018{}\u2019|[{}]|\u201c{}\u201d"},
    {"email-in-brackets", Usual, "({})|(email {})|(see {})"},
    {"email-angle-brackets", Usual, "<{}>|duty desk <{}>|\"Duty desk\" <{}>"},
    {"email-mailto", Usual, "mailto:{}|<mailto:{}>|[mail](mailto:{})"},
    {"email-between-others", Usual, "duty desk;{};front desk|duty desk, {}, front desk|a/{}/b"},
    {"email-dash-before", Usual, "duty desk \u2013 {}|duty desk\u2014{}|duty desk - {}"},
    {"email-on-line-of-its-own", Usual, "contact:\n{}\n|\n{}\n"},
    {"email-key-value", Usual, "email={}|contact: {}|owner={}|e-mail,{}|mail:{}", true},
    {"email-json", Usual, "{\"email\": \"{}\"}|\"contact\":\"{}\"|<Email>{}</Email>", true},
    {"email-label-value", Usual, "{}", true},
    {"email-in-web-address", Usual, "https://portal.example.org/case?to={}", true},
    // As people write it to mislead machines.
    {"email-spaced-at", SpacedAt, "{}|reached at {}|email {}"},
    {"email-bracketed-at", BracketedAt, "{}|reached at {}|email {}"},
};

}  // namespace

std::span<const Form> EmailForms() { return kForms; }

}  // namespace waymark::corpus
