#include <fmt/format.h>

#include <memory>

#include "cli/answer.h"
#include "cli/bodies.h"
#include "cli/commands/all.h"
#include "cli/schema_json.h"
#include "cli/session.h"
#include "migrate/graph/identifiers.h"
#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

Result<ExitStatus> run_schema(Session& session, const std::string& revision) {
  MIGRATE_TRY(const project::History* const history, session.history());
  const auto nodes = graph::resolve(history->graph, revision.empty() ? "heads" : revision);
  if (!nodes) return tl::unexpected(unresolved(*history, nodes.error()));
  MIGRATE_TRY(replay::Options options, replay_options(session, *history));
  options.only = history->graph.ancestors(*nodes, true);
  options.wanted = [](graph::NodeIndex) { return false; };
  const ir::Schema schema = replay::replay(*session.source(), *history, options, {});
  if (session.json())
    session.terminal().out(schema_document(session, *history, *nodes, schema));
  else
    session.terminal().out(report::neutral(ir::dump(schema)));
  if (schema.everything_uncertain())
    session.terminal().note(
        "a revision does something that cannot be understood, so there may be other objects, and "
        "those listed may look different: `migrate lint --coverage` says where.");
  return ExitStatus::kFine;
}

}  // namespace

Run setup_schema(OptionSet& o) {
  auto revision = std::make_shared<std::string>();
  o.argument("REVISION", *revision, "An id or its beginning, a label, or heads; default: heads");
  o.about(
      "Replays the revisions on an empty schema, without a database and without running them, and "
      "prints what they leave.");
  o.example("migrate schema", "the schema that the heads leave");
  o.example("migrate schema ae1027", "the schema after this revision");
  return [revision](Session& session) { return run_schema(session, *revision); };
}

}  // namespace migrate::cli
