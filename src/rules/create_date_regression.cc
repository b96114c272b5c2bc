#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {
namespace {

// "2024-03-01 10:00:00", the part that sorts as text; empty for any other form. Offsets are left
// out, so a day of difference is asked for below.
std::string_view day_of(std::string_view date) {
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return {};
  return date.substr(0, 10);
}

}  // namespace

void create_date_regression(const lint::RuleContext& context, lint::Reporter& reporter) {
  const graph::RevisionGraph& graph = context.history.graph;
  for (const std::uint32_t added : context.change.added) {
    const project::RevisionFile& file = context.history.files[added];
    if (!file.node) continue;
    const python::Docstring::Field& date = file.header.docstring.create_date;
    for (const graph::NodeIndex parent : graph.parents(*file.node)) {
      const project::RevisionFile& before = context.history.file(parent);
      const std::string_view parent_day = day_of(before.header.docstring.create_date.text);
      const std::string_view day = day_of(date.text);
      if (day.empty() || parent_day.empty() || day >= parent_day) continue;
      auto& finding = reporter.report(fmt::format("{} was created on {}, what it follows on {}",
                                                  lint::describe(file), day, parent_day),
                                      context.files.at(file.path, date.span));
      finding.revisions = {graph.node(*file.node).id, graph.node(parent).id};
      finding.related.push_back(
          {"the revision it follows",
           context.files.at(before.path, before.header.docstring.create_date.span)});
    }
  }
}

}  // namespace migrate::rules
