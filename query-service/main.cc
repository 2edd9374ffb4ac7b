#include "common/config/command_line.h"
#include "common/rpc/probe_command.h"
#include "common/security/audit/refusals_command.h"
#include "query-service/commands/compare_command.h"
#include "query-service/commands/episodes_command.h"
#include "query-service/commands/export_command.h"
#include "query-service/commands/progress_command.h"
#include "query-service/commands/search_command.h"
#include "query-service/commands/serve_command.h"
#include "query-service/commands/themes_command.h"
#include "query-service/commands/visit_command.h"
#include "query-service/commands/visits_command.h"

int main(int argc, char** argv) {
  namespace query = waymark::query;
  return waymark::config::Run(
      {.name = "waymark-query",
       .summary = "Answers how authorities' children's services have progressed and how they "
                  "compare: the\nservice, and the commands that ask it.",
       .commands = {query::ServeCommand(), query::ProgressCommand(), query::CompareCommand(),
                    query::ThemesCommand(), query::EpisodesCommand(), query::SearchCommand(),
                    query::VisitCommand(), query::VisitsCommand(), query::ExportCommand(),
                    waymark::security::RefusalsCommand(), waymark::rpc::ProbeCommand()}},
      argc, argv);
}
