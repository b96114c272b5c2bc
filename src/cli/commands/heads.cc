#include <fmt/format.h>

#include <memory>

#include "cli/answer.h"
#include "cli/commands/all.h"
#include "cli/revision_text.h"
#include "cli/session.h"

namespace migrate::cli {
namespace {

struct HeadsOptions {
  bool verbose = false;
  bool resolve_dependencies = false;
  bool check = false;
};

Result<ExitStatus> run_heads(Session& session, const HeadsOptions& options) {
  MIGRATE_TRY(const project::History* const history, session.history());
  const auto heads =
      options.resolve_dependencies ? history->graph.real_heads() : history->graph.heads();
  LineParts parts;
  parts.shape = false;
  const ExitStatus status = answer(session, *history, "heads", heads, [&](graph::NodeIndex head) {
    return options.verbose ? revision_entry(session, *history, head)
                           : revision_line(*history, head, parts);
  });
  if (!options.check || heads.size() <= 1) return status;
  session.terminal().warning(
      fmt::format("there are {} heads; migrate merge joins them", heads.size()));
  return ExitStatus::kFindings;
}

}  // namespace

Run setup_heads(OptionSet& o) {
  auto options = std::make_shared<HeadsOptions>();
  o.flag("-v,--verbose", options->verbose, "Show each head in full");
  o.flag("--resolve-dependencies", options->resolve_dependencies,
         "Leave out heads that another revision depends on");
  o.flag("--check", options->check, "Exit with status 1 when there is more than one head");
  o.example("migrate heads --check", "fail when two branches have grown apart");
  o.example("migrate heads --ref origin/main", "the heads of a branch that is not checked out");
  return [options](Session& session) { return run_heads(session, *options); };
}

}  // namespace migrate::cli
