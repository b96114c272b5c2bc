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

}  // namespace

void unparseable_revision(const lint::RuleContext& context, lint::Reporter& reporter) {
  const auto& files = context.history.files;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const project::RevisionFile& file = files[i];
    const python::RevisionHeader& header = file.header;
    if (header.has_conflict_markers) continue;
    check_attribute(context, file, header.revision, "revision", reporter);
    check_attribute(context, file, header.down_revision, "down_revision", reporter);
    // The whole text is only parsed where it is new: what has landed was imported by somebody.
    if (!context.change.is_added[i] && header.problem.empty()) continue;
    const std::string* text = context.files.text(file.path);
    if (text == nullptr) continue;
    const auto problem = python::syntax_problem(*text);
    if (!problem) continue;
    const std::string message =
        fmt::format("`{}` cannot be imported: {}", base_name(file.path), problem->message);
    if (problem->cannot_tell)
      reporter.cannot_tell(message, context.files.at(file.path, problem->span));
    else
      reporter.report(message, context.files.at(file.path, problem->span));
  }
}

}  // namespace migrate::rules
