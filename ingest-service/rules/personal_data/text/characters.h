#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_TEXT_CHARACTERS_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_TEXT_CHARACTERS_H_

namespace waymark::ingest {

// What FoldCharacter says of a character that leaves no trace.
inline constexpr char kInvisible = '\0';

// The one ASCII character that stands for the Unicode character `code` when identifiers are looked
// for: spaces of all widths for a space, dashes for a hyphen, decimal digits of every script for
// their value, Latin letters without their accents, full-width and mathematical letters for plain
// ones, '|' for other signs, '_' for letters of other scripts, kInvisible for what has no width.
char FoldCharacter(char32_t code);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_TEXT_CHARACTERS_H_
