#ifndef WAYMARK_COMMON_SECURITY_POLICY_RIGHTS_H_
#define WAYMARK_COMMON_SECURITY_POLICY_RIGHTS_H_

#include <set>
#include <string>
#include <string_view>

#include "waymark/internal/v1/access_policy.pb.h"

namespace waymark::security {

// What one caller may do. As made: nothing.
class Rights {
 public:
  // For a server without certificates, which listens on loopback alone: who can call it can read
  // its files.
  static Rights Everything();

  // What is granted to a caller. The authorities are ids: those whose visits it may write, and
  // those of which it may read every visit, public or not.
  Rights() = default;
  Rights(std::set<internal::v1::Permission> permissions,
         std::set<std::string, std::less<>> writable, std::set<std::string, std::less<>> readable)
      : permissions_(std::move(permissions)),
        writable_(std::move(writable)),
        readable_(std::move(readable)) {}

  [[nodiscard]] bool Has(internal::v1::Permission permission) const {
    return everything_ || permissions_.count(permission) > 0;
  }
  // Whether it may call the method at all; false for a method that is not known.
  [[nodiscard]] bool MayCall(std::string_view method) const;

  [[nodiscard]] bool MayWrite(std::string_view authority_id) const {
    return everything_ ||
           (Has(internal::v1::PERMISSION_WRITE_VISITS) && writable_.count(authority_id) > 0);
  }

  [[nodiscard]] bool everything() const { return everything_; }
  // Ids of the authorities of which it may read every visit; where everything() is false.
  [[nodiscard]] const std::set<std::string, std::less<>>& readable() const { return readable_; }

 private:
  bool everything_ = false;
  std::set<internal::v1::Permission> permissions_;
  std::set<std::string, std::less<>> writable_;
  std::set<std::string, std::less<>> readable_;
};

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_POLICY_RIGHTS_H_
