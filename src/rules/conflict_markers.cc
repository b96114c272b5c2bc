#include <fmt/format.h>

#include "migrate/lint/context.h"
#include "migrate/path.h"
#include "migrate/shell.h"

namespace migrate::rules {

void conflict_markers(const lint::RuleContext& context, lint::Reporter& reporter) {
  for (const project::RevisionFile& file : context.history.files) {
    if (!file.header.has_conflict_markers) continue;
    auto& finding = reporter.report(
        fmt::format("`{}` holds an unresolved merge conflict", base_name(file.path)),
        context.files.at(file.path, file.header.conflict_span));
    finding.help.push_back(fmt::format(
        "`git checkout --merge -- {}` shows the conflict afresh, while the merge is going on",
        shell_word(file.path)));
  }
}

}  // namespace migrate::rules
