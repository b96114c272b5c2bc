#include <fmt/format.h>

#include "cli/commands/all.h"
#include "cli/session.h"
#include "migrate/alembic/environment.h"
#include "migrate/report/json.h"

namespace migrate::cli {
namespace {

Result<ExitStatus> run_list_templates(Session& session) {
  Terminal& terminal = session.terminal();
  const auto templates = alembic::environment_templates();
  if (session.json()) {
    report::Json json;
    json.object().member("schema", "migrate/templates/1").key("templates").array();
    for (const auto& one : templates)
      json.object().member("name", one.name).member("summary", one.summary).end();
    terminal.out(json.end().end().text());
    return ExitStatus::kFine;
  }
  terminal.out_line("Available templates:\n");
  for (const auto& one : templates)
    terminal.out_line(fmt::format("{} - {}", one.name, one.summary));
  terminal.out_line(
      "\nTemplates are used via the 'init' command, e.g.:\n\n  migrate init --template generic "
      "./scripts");
  return ExitStatus::kFine;
}

}  // namespace

Run setup_list_templates(OptionSet& o) {
  o.example("migrate list_templates", "what `migrate init -t` can write");
  return run_list_templates;
}

}  // namespace migrate::cli
