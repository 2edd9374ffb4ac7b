#include "tests/robustness/kills/backup_maker.h"

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"

#include "common/status/status_macros.h"
#include "tests/support/calls.h"

namespace waymark::robustness {
namespace {

using Admin = v1::AdminService::Stub;

constexpr int kKept = 3;
constexpr absl::Duration kLongestBackup = absl::Minutes(1);

}  // namespace

void BackupMaker::Start(Admin& admin) {
  stopping_ = false;
  thread_ = std::thread([this, &admin] {
    while (!stopping_) MakeOne(admin);
  });
}

void BackupMaker::Stop() {
  stopping_ = true;
  if (thread_.joinable()) thread_.join();
}

void BackupMaker::MakeOne(Admin& admin) {
  // Each of them is a change of its own.
  const int acknowledged = ledger_.acknowledged();
  v1::CreateBackupRequest request;
  request.set_keep(kKept);
  const auto made = Call(admin, &Admin::CreateBackup, request, kLongestBackup);
  if (absl::IsUnavailable(made.status())) {
    stopping_ = true;
    return;
  }
  if (!made.ok()) {
    wrong_.Update(made.status());
    stopping_ = true;
    return;
  }
  ++made_;
  last_made_ = made->backup().name();
  if (made->backup().sequence() < acknowledged) {
    wrong_.Update(absl::DataLossError(
        absl::StrCat(last_made_, " ends at ", made->backup().sequence(), ", and ", acknowledged,
                     " writes were acknowledged before it was begun")));
  }
}

absl::Status BackupMaker::Look(Admin& admin) const {
  WAYMARK_RETURN_IF_ERROR(wrong_);
  WAYMARK_ASSIGN_OR_RETURN(const auto listed,
                           Call(admin, &Admin::ListBackups, v1::ListBackupsRequest()));
  bool found = last_made_.empty();
  for (const v1::Backup& backup : listed.backups()) {
    if (backup.damaged()) return absl::DataLossError(absl::StrCat(backup.name(), " is damaged"));
    found = found || backup.name() == last_made_;
  }
  if (!found) return absl::DataLossError(absl::StrCat(last_made_, " is not listed"));
  if (listed.backups().empty()) return absl::OkStatus();
  // The newest may be one whose answer nobody got.
  v1::VerifyBackupRequest request;
  request.set_name(listed.backups(0).name());
  return Call(admin, &Admin::VerifyBackup, request, kLongestBackup).status();
}

}  // namespace waymark::robustness
