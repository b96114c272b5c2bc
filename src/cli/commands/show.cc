#include <fmt/format.h>

#include <memory>

#include "cli/answer.h"
#include "cli/commands/all.h"
#include "cli/revision_text.h"
#include "cli/session.h"
#include "migrate/graph/identifiers.h"

namespace migrate::cli {
namespace {

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
  return answer(session, *history, "show", *nodes,
                [&](graph::NodeIndex node) { return revision_entry(session, *history, node); });
}

}  // namespace

Run setup_show(OptionSet& o) {
  auto revision = std::make_shared<std::string>();
  o.argument("REVISION", *revision, "An id or its beginning, a label, head, heads, or LABEL@head")
      .required = true;
  o.example("migrate show head", "the newest revision");
  o.example("migrate show ae1027 --ref origin/feature", "a revision of another branch");
  return [revision](Session& session) { return run_show(session, *revision); };
}

}  // namespace migrate::cli
