#include "common/security/policy/method_permission.h"

namespace waymark::security {
namespace {

constexpr Permission kWrite[] = {internal::v1::PERMISSION_WRITE_VISITS};
constexpr Permission kRead[] = {internal::v1::PERMISSION_READ_VISITS};
constexpr Permission kReadReference[] = {internal::v1::PERMISSION_READ_REFERENCE};
constexpr Permission kReadHistory[] = {internal::v1::PERMISSION_READ_VISITS,
                                       internal::v1::PERMISSION_READ_HISTORY};
constexpr Permission kErase[] = {internal::v1::PERMISSION_ERASE_REVISIONS};
constexpr Permission kBackUp[] = {internal::v1::PERMISSION_BACK_UP};
constexpr Permission kReadStatus[] = {internal::v1::PERMISSION_READ_STATUS};
constexpr Permission kFollow[] = {internal::v1::PERMISSION_FOLLOW_CHANGES};

constexpr std::string_view kIngest = "waymark.v1.IngestService";
constexpr std::string_view kAdmin = "waymark.v1.AdminService";
constexpr std::string_view kFeed = "waymark.internal.v1.ChangeFeedService";
constexpr std::string_view kQuery = "waymark.v1.QueryService";

constexpr MethodPermission kMethods[] = {
    {kIngest, "CreateVisit", kWrite},
    {kIngest, "UpdateVisit", kWrite},
    {kIngest, "DeleteVisit", kWrite},
    {kIngest, "ImportVisits", kWrite},
    {kAdmin, "EraseRevision", kErase},
    {kAdmin, "CreateBackup", kBackUp},
    {kAdmin, "ListBackups", kBackUp},
    {kAdmin, "VerifyBackup", kBackUp},
    {kAdmin, "GetStorageStatus", kReadStatus},
    {kFeed, "StreamChanges", kFollow},
    {kQuery, "GetVisit", kRead},
    {kQuery, "BatchGetVisits", kRead},
    {kQuery, "ListVisitRevisions", kReadHistory},
    {kQuery, "ListVisits", kRead},
    {kQuery, "SearchFindings", kRead},
    {kQuery, "GetProgress", kRead},
    {kQuery, "CompareAuthorities", kRead},
    {kQuery, "SummarizeThemes", kRead},
    {kQuery, "SummarizeEpisodes", kRead},
    {kQuery, "ListAuthorities", kReadReference},
    {kQuery, "ListThemes", kReadReference},
    {kQuery, "ListMeasures", kReadReference},
    {kQuery, "WatchVisits", kRead},
    {kQuery, "ExportVisits", kRead},
};

}  // namespace

std::span<const MethodPermission> MethodPermissions() { return kMethods; }

std::span<const Permission> PermissionsFor(std::string_view method) {
  for (const MethodPermission& one : kMethods) {
    if (one.method == method) return one.any_of;
  }
  return {};
}

}  // namespace waymark::security
