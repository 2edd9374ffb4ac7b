#include "common/config/command_line.h"
#include "common/rpc/probe_command.h"
#include "common/security/audit/refusals_command.h"
#include "query-service/commands/compare_command.h"
#include "query-service/commands/progress_command.h"
#include "query-service/commands/serve_command.h"
#include "query-service/commands/visit_command.h"
#include "query-service/commands/visits_command.h"

int main(int argc, char** argv) {
  using waymark::query::CompareCommand;
  using waymark::query::ProgressCommand;
  using waymark::query::ServeCommand;
  using waymark::query::VisitCommand;
  using waymark::query::VisitsCommand;
  return waymark::config::Run(
      {.name = "waymark-query",
       .summary = "Answers how authorities' children's services have progressed and how they "
                  "compare: the\nservice, and the commands that ask it.",
       .commands = {ServeCommand(), ProgressCommand(), CompareCommand(), VisitCommand(),
                    VisitsCommand(), waymark::security::RefusalsCommand(),
                    waymark::rpc::ProbeCommand()}},
      argc, argv);
}
