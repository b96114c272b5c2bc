#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "cli/answer.h"
#include "cli/bodies.h"
#include "cli/commands/all.h"
#include "cli/revision_text.h"
#include "cli/session.h"
#include "migrate/graph/identifiers.h"

namespace migrate::cli {
namespace {

using Bodies = std::map<graph::NodeIndex, eval::RevisionBodies>;

// What the revisions do, each on the schema that those before it leave.
Result<Bodies> bodies_of(const Session& session, const project::History& history,
                         const std::vector<graph::NodeIndex>& nodes) {
  Bodies bodies;
  MIGRATE_TRY(replay::Options options, replay_options(session, history));
  options.only = history.graph.ancestors(nodes, true);
  options.wanted = [&](graph::NodeIndex node) {
    return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
  };
  replay::replay(*session.source(), history, options,
                 [&](const replay::Revision& revision, const ir::Schema&, const ir::Schema&) {
                   bodies[revision.node] = revision.bodies;
                 });
  return bodies;
}

Result<ExitStatus> run_show(Session& session, const std::string& revision) {
  if (revision == "current")
    return fail(ErrorKind::kDatabase,
                "Which revision is current is known to a database only, and this version connects "
                "to none yet.",
                {"alembic current"});
  if (revision.starts_with('+'))
    return fail(ErrorKind::kUsage,
                fmt::format("'{}' counts from the database's revision, and this version connects "
                            "to no database yet.",
                            revision),
                {"migrate show ID" + revision + "  # counts from a revision"});
  MIGRATE_TRY(const project::History* const history, session.history());
  const auto nodes = graph::resolve(history->graph, revision);
  if (!nodes) return tl::unexpected(unresolved(*history, nodes.error()));
  MIGRATE_TRY(const Bodies bodies, bodies_of(session, *history, *nodes));
  lint::Files files(*session.source());
  const auto text = [&](graph::NodeIndex node) {
    std::string entry = revision_entry(session, *history, node);
    const auto body = bodies.find(node);
    if (body == bodies.end()) return entry;
    if (body->second.upgrade.present)
      entry += "\nupgrade:\n" + body_text(body->second.upgrade, files);
    if (body->second.downgrade.present)
      entry += "\ndowngrade:\n" + body_text(body->second.downgrade, files);
    return entry;
  };
  const auto members = [&](report::Json& json, graph::NodeIndex node) {
    const auto body = bodies.find(node);
    if (body == bodies.end()) return;
    write_body(json.key("upgrade"), body->second.upgrade, files);
    write_body(json.key("downgrade"), body->second.downgrade, files);
  };
  return answer(session, *history, "show", *nodes, text, members);
}

}  // namespace

Run setup_show(OptionSet& o) {
  auto revision = std::make_shared<std::string>();
  o.argument("REVISION", *revision, "An id or its beginning, a label, head, heads, or LABEL@head")
      .required = true;
  o.about(
      "Shows what upgrade() and downgrade() do as well, without running them: a line an operation, "
      "with the condition that it stands under; a line that begins with `=` is what the SQL text "
      "above it does, one that begins with `?` could not be understood.");
  o.example("migrate show head", "the newest revision");
  o.example("migrate show ae1027 --ref origin/feature", "a revision of another branch");
  return [revision](Session& session) { return run_show(session, *revision); };
}

}  // namespace migrate::cli
