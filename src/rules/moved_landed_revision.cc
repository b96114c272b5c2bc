#include <fmt/format.h>

#include <algorithm>

#include "migrate/lint/context.h"
#include "migrate/path.h"
#include "migrate/shell.h"

namespace migrate::rules {
namespace {

std::string_view location_of(const alembic::HistoryConfig& config, std::string_view path) {
  std::string_view found;
  for (const alembic::VersionLocation& location : config.version_locations)
    if (is_within(path, location.path) && location.path.size() >= found.size())
      found = location.path;
  return found;
}

}  // namespace

void moved_landed_revision(const lint::RuleContext& context, lint::Reporter& reporter) {
  if (context.fork_files == nullptr) return;
  for (const lint::Change::Pair& pair : context.change.changed) {
    const project::RevisionFile& before = context.change.fork->files[pair.before];
    const project::RevisionFile& after = context.history.files[pair.after];
    const std::string_view old_place = location_of(context.change.fork->config, before.path);
    const std::string_view new_place = location_of(context.history.config, after.path);
    if (!after.node || old_place == new_place) continue;
    // The folder itself was renamed: everything moved together.
    const auto& folders = context.history.config.version_locations;
    const bool still_there = std::any_of(
        folders.begin(), folders.end(),
        [&](const alembic::VersionLocation& location) { return location.path == old_place; });
    const std::string& id = context.history.graph.node(*after.node).id;
    if (!still_there || context.evidence(id).level < lint::Publication::kLanded) continue;
    auto& finding = reporter.report(fmt::format("{} has landed in `{}`, and is in `{}` now",
                                                lint::describe(after), old_place, new_place),
                                    context.at(*after.node));
    finding.revisions = {id};
    finding.help.push_back(fmt::format("`git mv {} {}` puts it back", shell_word(after.path),
                                       shell_word(before.path)));
  }
}

}  // namespace migrate::rules
