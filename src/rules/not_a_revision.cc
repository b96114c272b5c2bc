#include <fmt/format.h>

#include "migrate/lint/context.h"
#include "migrate/path.h"

namespace migrate::rules {
namespace {

struct Problem {
  const char* what;
  const char* help;
};

// What Alembic will not take about the file.
std::optional<Problem> problem_of(const project::RevisionFile& file) {
  const python::RevisionHeader& header = file.header;
  if (!file.node && header.revision.known == python::Known::kMissing)
    return Problem{"sets no `revision`",
                   "move it out of the version folder when it is no revision"};
  if (!file.node && header.revision.known_value())
    return Problem{"sets a `revision` that is no string", "write the id as a plain string"};
  // Alembic reads this attribute without asking whether it is there (script/base.py).
  if (file.node && header.down_revision.known == python::Known::kMissing)
    return Problem{"sets no `down_revision`",
                   "write `down_revision = None` when it follows nothing"};
  return std::nullopt;
}

}  // namespace

void not_a_revision(const lint::RuleContext& context, lint::Reporter& reporter) {
  for (const project::RevisionFile& file : context.history.files) {
    // A file that is no Python yet (unresolved conflict, wrong bytes) is another finding.
    if (file.header.has_conflict_markers || !file.header.problem.empty()) continue;
    const auto problem = problem_of(file);
    if (!problem) continue;
    const std::string_view path = file.path;
    // What is missing may stand where the file is broken, which is another finding as well.
    if (context.files.syntax_problems({&path, 1}).front()) continue;
    auto& finding = reporter.report(fmt::format("`{}` {}, and stops every Alembic command",
                                                base_name(file.path), problem->what),
                                    context.files.at(file.path, file.header.revision.span));
    finding.revisions = file.header.revision.values;
    finding.help.push_back(problem->help);
  }
}

}  // namespace migrate::rules
