#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_DETECTORS_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_DETECTORS_H_

#include <string_view>

namespace waymark::ingest {

// Each looks for one kind of identifier in a text that FoldText has folded.

// Ten digits with the right check digit (NHS Data Dictionary, modulus 11): grouped 3-3-4, or in any
// other way near words such as "NHS" or "patient number". Ten times the same digit is nobody's.
bool HasNhsNumber(std::string_view folded);

// Thirteen characters with the right check letter (Department for Education, modulus 23); the last
// may be a letter, as in temporary numbers.
bool HasPupilNumber(std::string_view folded);

// Two letters that HMRC gives out, six digits, and a letter A to D, which may be missing behind a
// label.
bool HasNationalInsuranceNumber(std::string_view folded);

// A date, with or without its year, that a word of birth in the same sentence claims.
bool HasDateOfBirth(std::string_view folded);

// An address with its domain, also where "at" and "dot" are spelled out beyond doubt.
bool HasEmailAddress(std::string_view folded);

// A whole number by the national numbering plan (Ofcom), area code or +44 included; behind a label
// also without the 0 or the plus sign.
bool HasPhoneNumber(std::string_view folded);

// A whole postcode of an area in use (Royal Mail), of Girobank (GIR 0AA) or of the forces (BFPO).
bool HasPostcode(std::string_view folded);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_DETECTORS_H_
