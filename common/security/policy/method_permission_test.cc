#include "common/security/policy/method_permission.h"

#include <set>
#include <string>

#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "waymark/internal/v1/change_feed.pb.h"
#include "waymark/v1/admin_service.pb.h"
#include "waymark/v1/ingest_service.pb.h"
#include "waymark/v1/query_service.pb.h"

namespace waymark::security {
namespace {

std::set<std::string> CallsOf(const google::protobuf::FileDescriptor& file) {
  std::set<std::string> calls;
  for (int i = 0; i < file.service_count(); ++i) {
    const auto& service = *file.service(i);
    for (int j = 0; j < service.method_count(); ++j) {
      calls.insert(service.full_name() + "/" + service.method(j)->name());
    }
  }
  return calls;
}

TEST(MethodPermissions, NameEveryCallOfTheContractOnce) {
  std::set<std::string> declared;
  for (const auto* file :
       {v1::CreateVisitRequest::descriptor()->file(),
        v1::EraseRevisionRequest::descriptor()->file(), v1::GetVisitRequest::descriptor()->file(),
        internal::v1::StreamChangesRequest::descriptor()->file()}) {
    declared.merge(CallsOf(*file));
  }

  std::set<std::string> named;
  std::set<std::string_view> methods;
  for (const MethodPermission& one : MethodPermissions()) {
    named.insert(std::string(one.service) + "/" + std::string(one.method));
    EXPECT_TRUE(methods.insert(one.method).second) << one.method;
    EXPECT_FALSE(one.any_of.empty()) << one.method;
  }

  EXPECT_EQ(named, declared);
}

TEST(PermissionsFor, AreNoneForAnUnknownMethod) {
  EXPECT_TRUE(PermissionsFor("DropEverything").empty());
}

}  // namespace
}  // namespace waymark::security
