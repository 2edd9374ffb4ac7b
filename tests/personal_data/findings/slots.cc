#include "tests/personal_data/findings/slots.h"

#include <cstddef>
#include <span>

#include "tests/personal_data/identifiers/calendar_date.h"
#include "tests/personal_data/identifiers/nhs_number.h"
#include "tests/personal_data/identifiers/postcode.h"

namespace waymark::corpus {
namespace {

CalendarDate Visit(Random& random) { return DateBetween(random, 2011, 2026); }

std::string Pattern(Random& random, std::string_view patterns) {
  return random.Fill(random.Choice(patterns));
}

std::string Number(Random& random, int least, int most) {
  return std::to_string(random.Between(least, most));
}

std::string Percentage(Random& random) {
  std::string number = Number(random, 1, 99);
  if (random.OneIn(3)) {
    number += random.Fill(".#");
  }
  return number + std::string(random.Choice("%|%| %|\u00a0%| per cent| percent"));
}

std::string AcademicYear(Random& random) {
  const int year = random.Between(2011, 2025);
  const std::string between(random.Choice("/|-|\u2013"));
  return std::to_string(year) + between + std::to_string(year + 1).substr(2);
}

std::string Hex(Random& random, int length) {
  std::string text;
  for (int i = 0; i < length; ++i) {
    text += random.Letter("0123456789abcdef");
  }
  return text;
}

std::string Uuid(Random& random) {
  std::string text = Hex(random, 8);
  for (const int length : {4, 4, 4, 12}) {
    text += "-" + Hex(random, length);
  }
  return text;
}

// The check digit of an ISBN of ten digits is reckoned as that of an NHS number; 10 is written X.
std::string Isbn10(Random& random) {
  const std::string nine = random.Fill("0########");
  const int check = NhsCheckDigit(nine);
  const std::string last = check == 10 ? "X" : std::to_string(check);
  return random.OneIn(2)
             ? nine + last
             : nine.substr(0, 1) + "-" + nine.substr(1, 3) + "-" + nine.substr(4) + "-" + last;
}

std::string Figures(Random& random) {
  const std::string between(random.Choice(", |, |; | / |\t"));
  std::string text = random.Fill("4##");
  for (const std::string_view pattern : {"5##", "1###", "6##"}) {
    text += between + random.Fill(pattern);
  }
  return text;
}

struct Slot {
  std::string_view name;
  std::string (*write)(Random& random);
};

constexpr Slot kDates[] = {
    {"date", [](Random& random) { return WriteDateSomehow(Visit(random), random); }},
    {"written-date", [](Random& random) { return WriteDate(Visit(random), "D MONTH YYYY"); }},
    {"iso-date", [](Random& random) { return WriteDate(Visit(random), "YYYY-MM-DD"); }},
    {"month", [](Random& random) { return WriteDate(Visit(random), "MONTH YYYY"); }},
    {"year", [](Random& random) { return Number(random, 2011, 2026); }},
    {"years", AcademicYear},
    {"time", [](Random& random) { return Pattern(random, "09:##|1#:30|14.##|8.30am|16:45"); }},
    {"timestamp",
     [](Random& random) {
       const std::string day = WriteDate(Visit(random), "YYYY-MM-DD");
       return day + Pattern(random, "T1#:3#:2#Z|T1#:3#:2#+01:00|T1#:3#:2#.123Z|T1#:3#:2#");
     }},
    {"compact-timestamp",
     [](Random& random) { return WriteDate(Visit(random), "YYYYMMDD") + "T093000Z"; }},
    {"epoch", [](Random& random) { return random.Fill("14########"); }},
    {"epoch-milliseconds", [](Random& random) { return random.Fill("15###########"); }},
};

constexpr Slot kFigures[] = {
    {"percent", Percentage},
    {"few",
     [](Random& random) { return std::string(random.Choice("two|three|four|five|6|7|9|12")); }},
    {"count", [](Random& random) { return Number(random, 8, 480); }},
    {"thousands", [](Random& random) { return Pattern(random, "1#,###|2,###|4###|12 ###"); }},
    {"ten-digits",
     [](Random& random) { return Pattern(random, "1#########|4#########|7#########"); }},
    {"figures", Figures},
    {"money",
     [](Random& random) { return Pattern(random, "£1#,###|£4.#m|£2##|£6,###.50|£1.# million"); }},
    {"large-money",
     [](Random& random) { return Pattern(random, "£1,###,###,###|£4##,###,###.##"); }},
    {"decimal", [](Random& random) { return Pattern(random, "0.0#########|0.##########|1.####"); }},
    {"age-band",
     [](Random& random) { return Pattern(random, "16\u201317|16-18|0-4|5 to 9|18 to 25"); }},
};

constexpr Slot kCodes[] = {
    {"urn", [](Random& random) { return Pattern(random, "80###|10####|12####|25#####|13####"); }},
    {"home-urn", [](Random& random) { return Pattern(random, "SC######|EY######|SC0#####"); }},
    {"gss",
     [](Random& random) {
       return Pattern(random,
                      "E060000##|E080000##|E090000##|E100000##|E92000001|W060000##|E120000##");
     }},
    {"la", [](Random& random) { return Pattern(random, "3##|8##|2##|9##"); }},
    {"establishment", [](Random& random) { return Pattern(random, "3##/4###|8##/2###|9##4###"); }},
    {"ukprn", [](Random& random) { return random.Fill("100#####"); }},
    {"report", [](Random& random) { return random.Fill("10######"); }},
    {"company", [](Random& random) { return random.Fill("0#######"); }},
    {"charity", [](Random& random) { return random.Fill("1######"); }},
    {"isbn-10", Isbn10},
    {"isbn-13", [](Random& random) { return Pattern(random, "978-1-84###-###-#|9781#########"); }},
    {"uuid", Uuid},
    {"hash", [](Random& random) { return Hex(random, 40); }},
    {"version", [](Random& random) { return Pattern(random, "1.#.#|2.1#.#|v3.#|0.#.1-rc2"); }},
    {"outward", OutwardCode},
    {"case-id",
     [](Random& random) {
       return Pattern(random,
                      "CSC-20##-00####|LCS/4#####|MOS-######|EHM.20##.####|REF-###-####|"
                      "ICS_8#######");
     }},
};

const Slot* Named(std::span<const Slot> slots, std::string_view name) {
  for (const Slot& slot : slots) {
    if (slot.name == name) {
      return &slot;
    }
  }
  return nullptr;
}

const Slot* Find(std::string_view name) {
  for (const std::span<const Slot> slots :
       {std::span<const Slot>(kDates), std::span<const Slot>(kFigures),
        std::span<const Slot>(kCodes)}) {
    if (const Slot* slot = Named(slots, name)) {
      return slot;
    }
  }
  return nullptr;
}

}  // namespace

std::string FillSlots(std::string_view text, Random& random) {
  std::string filled;
  while (!text.empty()) {
    const std::size_t close = text[0] == '{' ? text.find('}') : std::string_view::npos;
    const Slot* slot = close == std::string_view::npos ? nullptr : Find(text.substr(1, close - 1));
    if (slot == nullptr) {
      filled += text[0];
      text.remove_prefix(1);
    } else {
      filled += slot->write(random);
      text.remove_prefix(close + 1);
    }
  }
  return filled;
}

}  // namespace waymark::corpus
