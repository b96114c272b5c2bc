#include <fmt/format.h>

#include "migrate/lint/context.h"
#include "migrate/path.h"

namespace migrate::rules {
namespace {

void check_attribute(const lint::RuleContext& context, const project::RevisionFile& file,
                     const python::Attribute& attribute, std::string_view name,
                     lint::Reporter& reporter) {
  if (attribute.known != python::Known::kUnknown) return;
  auto& said =
      reporter.cannot_tell(fmt::format("`{}` of `{}` cannot be known without running the file: {}",
                                       name, base_name(file.path), attribute.reason),
                           context.files.at(file.path, attribute.span));
  said.help.push_back("write it as a plain string");
}

bool lacks_attribute(const project::RevisionFile& file) {
  return !file.node || file.header.down_revision.known == python::Known::kMissing;
}

// The whole text is only parsed where it is new or edited, or lacks what a revision has: what has
// landed was imported by somebody.
std::vector<std::string_view> doubtful(const lint::RuleContext& context) {
  const auto& files = context.history.files;
  std::vector<bool> chosen = context.change.is_added;
  for (const lint::Change::Pair& pair : context.change.changed) chosen[pair.after] = true;
  std::vector<std::string_view> paths;
  for (std::size_t i = 0; i < files.size(); ++i)
    if (!files[i].header.has_conflict_markers &&
        (chosen[i] || !files[i].header.problem.empty() || lacks_attribute(files[i])))
      paths.push_back(files[i].path);
  return paths;
}

}  // namespace

void unparseable_revision(const lint::RuleContext& context, lint::Reporter& reporter) {
  for (const project::RevisionFile& file : context.history.files) {
    if (file.header.has_conflict_markers) continue;
    check_attribute(context, file, file.header.revision, "revision", reporter);
    check_attribute(context, file, file.header.down_revision, "down_revision", reporter);
  }
  const std::vector<std::string_view> paths = doubtful(context);
  const auto problems = context.files.syntax_problems(paths);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (!problems[i]) continue;
    const std::string message =
        fmt::format("`{}` cannot be imported: {}", base_name(paths[i]), problems[i]->message);
    const Location place = context.files.at(paths[i], problems[i]->span);
    if (problems[i]->cannot_tell)
      reporter.cannot_tell(message, place);
    else
      reporter.report(message, place);
  }
}

}  // namespace migrate::rules
