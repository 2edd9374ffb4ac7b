#include "tests/personal_data/planted/form.h"

// Numbers that Ofcom keeps for drama, and the area 01632, which is given to no place.
namespace waymark::corpus {
namespace {

std::string Pattern(Random& random, std::string_view patterns) {
  return random.Fill(random.Choice(patterns));
}

std::string Mobile(Random& random) { return random.Fill("07700 900###"); }
std::string MobileThrees(Random& random) { return random.Fill("07700 900 ###"); }
std::string MobileCompact(Random& random) { return random.Fill("07700900###"); }
std::string MobilePieces(Random& random) {
  return Pattern(random, "0770 0900 ###|077 0090 0###|0770 090 0###|07 700 900 ###");
}
std::string London(Random& random) { return random.Fill("020 7946 0###"); }
std::string LondonOldWay(Random& random) { return Pattern(random, "0207 946 0###|0207 9460###"); }
std::string City(Random& random) {
  return Pattern(random,
                 "0113 496 0###|0114 496 0###|0115 496 0###|0116 496 0###|0117 496 0###|"
                 "0118 496 0###|0121 496 0###|0131 496 0###|0141 496 0###|0151 496 0###|"
                 "0161 496 0###|0191 498 0###|028 9649 6###|029 2018 0###");
}
std::string Area(Random& random) { return Pattern(random, "01632 960###|01632 ######"); }
std::string AreaThrees(Random& random) {
  return Pattern(random, "01632 960 ###|01632 ### ###|01632 96 0# ##");
}
std::string ShortArea(Random& random) { return random.Fill("01632 #####"); }
std::string AreaBrackets(Random& random) {
  return Pattern(random, "(01632) 960###|(020) 7946 0###|(0121) 496 0###|(0113)4960###");
}
std::string LandCompact(Random& random) {
  return Pattern(random, "02079460###|01214960###|01632960###|02896496###|01914980###");
}
std::string International(Random& random) {
  return Pattern(random, "+44 7700 900###|+44 20 7946 0###|+44 1632 960###|+44 121 496 0###");
}
std::string InternationalCompact(Random& random) {
  return Pattern(random, "+447700900###|+442079460###|+441632960###");
}
std::string InternationalZero(Random& random) {
  return Pattern(random,
                 "+44 (0)7700 900###|+44 (0)20 7946 0###|+44(0)1632 960###|"
                 "+44 (0) 121 496 0###|(+44) 7700 900###");
}
std::string DoubleZero(Random& random) {
  return Pattern(random, "0044 7700 900###|00447700900###|0044 20 7946 0###|00 44 1632 960###");
}
std::string Hyphens(Random& random) {
  return Pattern(random, "07700-900###|07700-900-###|020-7946-0###|0121-496-0###|01632-960###");
}
std::string Dots(Random& random) {
  return Pattern(random, "07700.900.###|020.7946.0###|0121.496.0###|07700.900###");
}
std::string Slashes(Random& random) { return Pattern(random, "01632/960###|0121/496 0###"); }
std::string NoBreaks(Random& random) {
  return Pattern(random, "07700\u00a0900###|020\u00a07946\u00a00###|0121\u00a0496\u00a00###");
}
std::string EnDashes(Random& random) {
  return Pattern(random, "07700\u2013900###|020\u20137946\u20130###|0121 \u2013 496 0###");
}
std::string DoubleSpaced(Random& random) {
  return Pattern(random, "07700  900###|020  7946  0###|01632  960###");
}
std::string Freephone(Random& random) {
  return Pattern(random, "0808 157 0###|08081 570###|0808 1570###|08081570###");
}
std::string NonGeographic(Random& random) {
  return Pattern(random, "03069 990###|0306 999 0###|0909 879 0###|03069990###");
}
std::string WithExtension(Random& random) {
  return Pattern(random,
                 "020 7946 0### ext 2##|0121 496 0### ext. 4##|01632 960### x##|"
                 "020 7946 0### extension 2##|01632 960###, ext 1##");
}
std::string PlusLost(Random& random) {
  return Pattern(random, "447700900###|44 7700 900###|44 20 7946 0###|442079460###");
}
// What is left of a number once a spreadsheet has taken it for one.
std::string ZeroLost(Random& random) { return Pattern(random, "7700900###|7700 900###"); }
std::string Any(Random& random) {
  switch (random.Below(5)) {
    case 0:
      return MobileCompact(random);
    case 1:
      return Mobile(random);
    case 2:
      return London(random);
    case 3:
      return Area(random);
    default:
      return City(random);
  }
}

constexpr std::string_view kPlain = "{}|reached on {}|who rang from {}";
constexpr std::string_view kLabelled = "tel {}|Tel: {}|telephone {}|phone: {}|mobile {}|Mob: {}";

constexpr Form kForms[] = {
    {"phone-mobile", Mobile, kPlain},
    {"phone-mobile-threes", MobileThrees, kPlain},
    {"phone-mobile-compact", MobileCompact, kPlain},
    {"phone-mobile-other-pieces", MobilePieces, kPlain},
    {"phone-london", London, kPlain},
    {"phone-london-old-way", LondonOldWay, kPlain},
    {"phone-city", City, kPlain},
    {"phone-area", Area, kPlain},
    {"phone-area-threes", AreaThrees, kPlain},
    {"phone-short-area", ShortArea, kPlain},
    {"phone-area-in-brackets", AreaBrackets, kPlain},
    {"phone-land-compact", LandCompact, kPlain},
    {"phone-international", International, kPlain},
    {"phone-international-compact", InternationalCompact, kPlain},
    {"phone-international-with-zero", InternationalZero, kPlain},
    {"phone-double-zero", DoubleZero, kPlain},
    {"phone-hyphens", Hyphens, kPlain},
    {"phone-dots", Dots, kPlain},
    {"phone-slashes", Slashes, kPlain},
    {"phone-no-break-spaces", NoBreaks, kPlain},
    {"phone-en-dashes", EnDashes, kPlain},
    {"phone-double-spaced", DoubleSpaced, kPlain},
    {"phone-freephone", Freephone, kPlain},
    {"phone-non-geographic", NonGeographic, kPlain},
    {"phone-extension", WithExtension, kPlain},
    {"phone-labelled", Any, kLabelled},
    {"phone-labelled-plus-lost", PlusLost, kLabelled},
    {"phone-labelled-zero-lost", ZeroLost, kLabelled},
    {"phone-quoted", Any, "'{}'|\"{}\"|({})|[{}]|\u2018{}\u2019"},
    {"phone-key-value", Any, "phone={}|tel: {}|mobile={}|contact,{}|Tel:{}", true},
    {"phone-json", Any, "{\"phone\": \"{}\"}|\"mobile\":\"{}\"|<Telephone>{}</Telephone>", true},
    {"phone-tel-uri", InternationalCompact, "tel:{}|<tel:{}>|[ring](tel:{})"},
    {"phone-label-value", Any, "{}", true},
};

}  // namespace

std::span<const Form> PhoneForms() { return kForms; }

}  // namespace waymark::corpus
