#include "tests/personal_data/identifiers/calendar_date.h"
#include "tests/personal_data/planted/form.h"

namespace waymark::corpus {
namespace {

// Children and care leavers seen from 2011 on.
CalendarDate Birth(Random& random) { return DateBetween(random, 1993, 2025); }

std::string Somehow(Random& random) { return WriteDateSomehow(Birth(random), random); }

std::string Written(Random& random, std::string_view patterns) {
  const CalendarDate date = Birth(random);
  return WriteDate(date, random.Choice(patterns));
}

std::string InWords(Random& random) {
  return Written(random, "D MONTH YYYY|TH MONTH YYYY|TH of MONTH YYYY|D MON YYYY");
}
std::string Ordinals(Random& random) { return Written(random, "TH MONTH YYYY|TH of MONTH YYYY"); }
std::string Slashes(Random& random) { return Written(random, "DD/MM/YYYY|D/M/YYYY"); }
std::string ShortYear(Random& random) { return Written(random, "DD/MM/YY|D/M/YY|D.M.YY|DD-MM-YY"); }
std::string Dots(Random& random) { return Written(random, "DD.MM.YYYY|D.M.YYYY"); }
std::string Hyphens(Random& random) { return Written(random, "DD-MM-YYYY|D-M-YYYY"); }
std::string Spaces(Random& random) { return Written(random, "DD MM YYYY|DD MM YY"); }
std::string Compact(Random& random) { return Written(random, "DDMMYYYY|YYYYMMDD"); }
std::string Iso(Random& random) { return Written(random, "YYYY-MM-DD"); }
std::string YearFirst(Random& random) { return Written(random, "YYYY/MM/DD|YYYY.MM.DD"); }
std::string IsoTime(Random& random) {
  return Written(random, "YYYY-MM-DDT00:00:00Z|YYYY-MM-DDT00:00:00|YYYY-MM-DD 00:00:00");
}
std::string ShortMonth(Random& random) { return Written(random, "DD-MON-YYYY|D-MON-YY|D MON YY"); }
std::string MonthFirst(Random& random) {
  return Written(random, "MONTH D, YYYY|MON D, YYYY|MONTH D YYYY");
}
std::string WithWeekday(Random& random) {
  return Written(random, "WEEKDAY D MONTH YYYY|WEEKDAY, D MONTH YYYY|WEEKDAY the TH of MONTH YYYY");
}
std::string NoBreaks(Random& random) { return Written(random, "D\u00a0MONTH\u00a0YYYY"); }
std::string UpperCase(Random& random) {
  const std::string text = Written(random, "D MON YYYY|D MONTH YYYY");
  std::string upper;
  for (const char letter : text) {
    upper += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  }
  return upper;
}

constexpr std::string_view kAnyLabel =
    "DOB {}|DOB: {}|date of birth {}|Date of birth: {}|D.O.B. {}";

constexpr Form kForms[] = {
    // One word for it, dates of every sort.
    {"dob-abbreviated", Somehow, "DOB {}|DOB: {}|DoB {}|DOB:{}|DOB - {}|DOB \u2013 {}"},
    {"dob-abbreviated-lower-case", Somehow, "dob {}|dob: {}|d.o.b. {}|d.o.b: {}|dob {}"},
    {"dob-dotted", Somehow, "D.O.B. {}|D.O.B: {}|D.o.B. {}|D.O.B {}"},
    {"dob-spelled-out", Somehow,
     "date of birth {}|Date of birth: {}|date of birth \u2013 {}|DATE OF BIRTH {}|"
     "Date of Birth {}"},
    {"dob-clause", Somehow,
     "whose date of birth is {}|date of birth recorded as {}|with a date of birth of {}|"
     "whose date of birth was given as {}|DOB is {}|whose DOB was {}"},
    {"dob-birth-date", Somehow, "birth date {}|birthdate: {}|birth-date {}|Birth date: {}"},
    {"dob-born-on", Somehow, "born on {}|who was born on {}|a child born on {}"},
    {"dob-born-on-the", Ordinals, "born on the {}|whose birthday is the {}|born the {}"},
    {"dob-born", Somehow, "born {}|born: {}|a boy born {}|a girl, born {}|(born {})"},
    {"dob-born-somewhere", InWords,
     "born in Leeds on {}|born at home on {}|born in hospital on {}|born prematurely on {}|"
     "born abroad on {}"},
    {"dob-twins", InWords, "twins born on {}|a sibling born on {}|whose baby was born on {}"},
    {"dob-b", InWords, "(b. {})|b. {}|(b {})"},
    {"dob-birthday", InWords, "whose birthday is {}|birthday {}|birthday: {}|birthday on {}"},
    {"dob-in-brackets", Somehow, "(DOB {})|(dob: {})|[DOB {}]|(date of birth {})|(D.O.B. {})"},
    {"dob-word-behind", Somehow, "{} (DOB)|{} (date of birth)|{} (dob)"},
    {"dob-word-on-line-before", Somehow, "DOB:\n{}|Date of birth\n{}"},
    {"dob-upper-case", UpperCase, "BORN {}|DOB {}|DATE OF BIRTH: {}"},
    // One sort of date, every word for it.
    {"dob-date-in-words", InWords, kAnyLabel},
    {"dob-date-slashes", Slashes, kAnyLabel},
    {"dob-date-short-year", ShortYear, kAnyLabel},
    {"dob-date-dots", Dots, kAnyLabel},
    {"dob-date-hyphens", Hyphens, kAnyLabel},
    {"dob-date-spaces", Spaces, kAnyLabel},
    {"dob-date-compact", Compact, kAnyLabel},
    {"dob-date-iso", Iso, kAnyLabel},
    {"dob-date-year-first", YearFirst, kAnyLabel},
    {"dob-date-short-month", ShortMonth, kAnyLabel},
    {"dob-date-month-first", MonthFirst, kAnyLabel},
    {"dob-date-with-weekday", WithWeekday, "born on {}|DOB {}|date of birth {}"},
    {"dob-date-no-break-spaces", NoBreaks, "born\u00a0{}|DOB\u00a0{}|date\u00a0of\u00a0birth {}"},
    // As a program writes it.
    {"dob-key-value", Iso,
     "dob={}|DOB={}|date_of_birth={}|date-of-birth: {}|birth_date: {}|dateOfBirth={}|DOB,{}", true},
    {"dob-key-value-slashes", Slashes, "dob={}|DOB:{}|date_of_birth: {}|BirthDate={}", true},
    {"dob-json", Iso, "{\"dob\": \"{}\"}|\"dateOfBirth\":\"{}\"|<BirthDate>{}</BirthDate>", true},
    {"dob-timestamp", IsoTime, "dob={}|\"dateOfBirth\": \"{}\"|birth_date: {}", true},
};

}  // namespace

std::span<const Form> BirthDateForms() { return kForms; }

}  // namespace waymark::corpus
