#include "common/config/command_line.h"
#include "common/rpc/probe_command.h"
#include "ingest-service/commands/accept_loss_command.h"
#include "ingest-service/commands/import_command.h"
#include "ingest-service/commands/serve_command.h"

int main(int argc, char** argv) {
  using waymark::ingest::AcceptLossCommand;
  using waymark::ingest::ImportCommand;
  using waymark::ingest::ServeCommand;
  return waymark::config::Run(
      {.name = "waymark-ingest",
       .summary = "Keeps the findings of inspectors' visits to children's services: the service "
                  "that accepts\nthem, and the command that loads files of them.",
       .commands = {ServeCommand(), ImportCommand(), AcceptLossCommand(),
                    waymark::rpc::ProbeCommand()}},
      argc, argv);
}
