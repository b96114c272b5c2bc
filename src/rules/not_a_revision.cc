#include <fmt/format.h>

#include "migrate/lint/context.h"
#include "migrate/path.h"

namespace migrate::rules {

void not_a_revision(const lint::RuleContext& context, lint::Reporter& reporter) {
  for (const project::RevisionFile& file : context.history.files) {
    if (file.node || file.header.revision.known != python::Known::kMissing) continue;
    // A file that is no Python yet (unresolved conflict, wrong bytes) is another finding.
    if (file.header.has_conflict_markers || !file.header.problem.empty()) continue;
    auto& finding =
        reporter.report(fmt::format("`{}` sets no `revision`, and stops every Alembic command",
                                    base_name(file.path)),
                        context.files.at(file.path));
    finding.help.push_back("move it out of the version folder when it is no revision");
  }
}

}  // namespace migrate::rules
