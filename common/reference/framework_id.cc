#include "common/reference/framework_id.h"

#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"

namespace waymark::reference {

std::string FrameworkId(v1::Framework framework) {
  if (framework == v1::FRAMEWORK_UNSPECIFIED || !v1::Framework_IsValid(framework)) return "";
  const std::string& name = v1::Framework_Name(framework);
  return absl::StrReplaceAll(absl::StripPrefix(name, "FRAMEWORK_"), {{"_", "-"}});
}

}  // namespace waymark::reference
