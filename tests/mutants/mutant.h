#ifndef WAYMARK_TESTS_MUTANTS_MUTANT_H_
#define WAYMARK_TESTS_MUTANTS_MUTANT_H_

#include <string_view>

// What the patches ask. Every source of a mutated library includes it.
namespace waymark::mutants {

// Whether the variable MUTANT names this mutant. Ends the process where it names none that there
// is ("none" is one): a test would take the program as it is for a mutant that it missed.
bool IsOn(std::string_view mutant);

}  // namespace waymark::mutants

#endif  // WAYMARK_TESTS_MUTANTS_MUTANT_H_
