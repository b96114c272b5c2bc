#include <fmt/format.h>

#include "migrate/lint/context.h"
#include "migrate/path.h"

namespace migrate::rules {

void filename_mismatch(const lint::RuleContext& context, lint::Reporter& reporter) {
  // A template without the id is a project's own choice.
  if (context.history.config.file_template.find("%(rev)s") == std::string::npos) return;
  for (const std::uint32_t added : context.change.added) {
    const project::RevisionFile& file = context.history.files[added];
    if (!file.node) continue;
    const std::string& id = context.history.graph.node(*file.node).id;
    if (base_name(file.path).find(id) != std::string_view::npos) continue;
    auto& finding =
        reporter.report(fmt::format("the file of `{}` is called `{}`", id, base_name(file.path)),
                        context.at(*file.node));
    finding.revisions = {id};
    finding.help.push_back(fmt::format("new files are called after the template `{}`",
                                       context.history.config.file_template));
  }
}

}  // namespace migrate::rules
