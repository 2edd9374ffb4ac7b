#include "tests/fuzz/shipped_reference.h"

#include <cstdlib>
#include <iostream>

namespace waymark::fuzz {

const reference::ReferenceData& ShippedReference() {
  static const auto* const data = [] {
    auto* loaded = new auto(reference::ReferenceData::Load("common/reference/data"));
    if (!loaded->ok()) {
      std::cerr << "fuzz: " << loaded->status() << "\n";
      std::exit(1);
    }
    return loaded;
  }();
  return **data;
}

}  // namespace waymark::fuzz
