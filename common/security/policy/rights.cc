#include "common/security/policy/rights.h"

#include <algorithm>

#include "common/security/policy/method_permission.h"

namespace waymark::security {

Rights Rights::Everything() {
  Rights rights;
  rights.everything_ = true;
  return rights;
}

bool Rights::MayCall(std::string_view method) const {
  const auto any_of = PermissionsFor(method);
  return std::any_of(any_of.begin(), any_of.end(),
                     [this](Permission permission) { return Has(permission); });
}

}  // namespace waymark::security
