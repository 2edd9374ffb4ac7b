#include "tests/mutants/mutant.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <iterator>

namespace waymark::mutants {
namespace {

constexpr std::string_view kMutants[] = {"none",
                                         "unsynced",
                                         "default_wal_recovery",
                                         "no_exit_after_failed_write",
                                         "request_id_outside_batch",
                                         "position_outside_batch",
                                         "no_authorization"};
constexpr int kNoMutantExit = 64;  // EX_USAGE of sysexits.h.

std::string_view ChosenMutant() {
  const char* name = std::getenv("MUTANT");
  const auto* known = std::find(std::begin(kMutants), std::end(kMutants), name ? name : "");
  if (known != std::end(kMutants)) return *known;
  std::cerr << "MUTANT names no mutant; see tests/README.md\n";
  std::_Exit(kNoMutantExit);
}

}  // namespace

bool IsOn(std::string_view mutant) {
  static const std::string_view chosen = ChosenMutant();
  return chosen == mutant;
}

}  // namespace waymark::mutants
