#include "common/config/command_line.h"
#include "common/rpc/probe_command.h"
#include "common/security/audit/refusals_command.h"
#include "ingest-service/commands/accept_loss_command.h"
#include "ingest-service/commands/backup/backup_command.h"
#include "ingest-service/commands/backup/restore_command.h"
#include "ingest-service/commands/erase_command.h"
#include "ingest-service/commands/import_command.h"
#include "ingest-service/commands/log/log_command.h"
#include "ingest-service/commands/log/verify_command.h"
#include "ingest-service/commands/serve_command.h"

int main(int argc, char** argv) {
  using waymark::ingest::AcceptLossCommand;
  using waymark::ingest::BackupCommand;
  using waymark::ingest::BackupsCommand;
  using waymark::ingest::EraseCommand;
  using waymark::ingest::ImportCommand;
  using waymark::ingest::LogCommand;
  using waymark::ingest::RestoreCommand;
  using waymark::ingest::ServeCommand;
  using waymark::ingest::StatusCommand;
  using waymark::ingest::VerifyBackupCommand;
  using waymark::ingest::VerifyCommand;
  return waymark::config::Run(
      {.name = "waymark-ingest",
       .summary =
           "Keeps the findings of inspectors' visits to children's services: the service "
           "that accepts\nthem, and the commands that load files of them and look after the log.",
       .commands = {ServeCommand(), ImportCommand(), VerifyCommand(), LogCommand(), EraseCommand(),
                    BackupCommand(), BackupsCommand(), VerifyBackupCommand(), RestoreCommand(),
                    StatusCommand(), AcceptLossCommand(), waymark::security::RefusalsCommand(),
                    waymark::rpc::ProbeCommand()}},
      argc, argv);
}
