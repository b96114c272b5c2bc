#include <fmt/format.h>

#include <memory>

#include "cli/answer.h"
#include "cli/commands/all.h"
#include "cli/new_file.h"
#include "cli/process.h"
#include "migrate/graph/identifiers.h"
#include "migrate/path.h"
#include "migrate/report/json.h"

namespace migrate::cli {
namespace {

Result<ExitStatus> run_edit(Session& session, const std::string& revision) {
  MIGRATE_CHECK(check_writable(session));
  MIGRATE_TRY(const project::History* const history, session.history());
  const auto nodes = graph::resolve(history->graph, revision);
  if (!nodes) return tl::unexpected(unresolved(*history, nodes.error()));
  if (nodes->empty()) return fail(ErrorKind::kUsage, fmt::format("'{}' is no revision.", revision));
  const std::string& editor = session.environment().editor;
  if (editor.empty()) {
    return fail(ErrorKind::kUsage, "No editor is set.", {"export EDITOR=nano"});
  }
  MIGRATE_TRY(std::vector<std::string> command, split_words(editor));
  if (command.empty()) return fail(ErrorKind::kUsage, "EDITOR is blank.", {"export EDITOR=nano"});
  std::vector<std::string> paths;
  for (const graph::NodeIndex node : *nodes) paths.push_back(history->file(node).path);
  for (const std::string& path : paths) command.push_back(join_path(session.root(), path));
  MIGRATE_TRY(const int status,
              run_program(command, session.root(),
                          session.json() ? ProgramOutput::kStderr : ProgramOutput::kStdout));
  if (status == 0) {
    report::Json json;
    json.object().member("schema", "migrate/edit/1").member("paths", paths).end();
    if (session.json()) session.terminal().out(json.text());
    return ExitStatus::kFine;
  }
  return fail(ErrorKind::kUsage, fmt::format("The editor ended with status {}.", status));
}

}  // namespace

Run setup_edit(OptionSet& o) {
  auto revision = std::make_shared<std::string>("head");
  o.argument("REVISION", *revision, "Which; default: the head");
  o.about("Opens the file in the program that VISUAL or EDITOR names.");
  o.example("migrate edit", "the newest revision");
  return [revision](Session& session) { return run_edit(session, *revision); };
}

}  // namespace migrate::cli
