#include <fmt/format.h>

#include "migrate/lint/context.h"
#include "migrate/pattern.h"

namespace migrate::rules {

void message_pattern_mismatch(const lint::RuleContext& context, lint::Reporter& reporter) {
  const std::string& text = context.word("pattern");
  if (text.empty() || !context.change.known) return;
  const auto pattern = Pattern::parse(text);
  if (!pattern) {
    reporter.report(fmt::format("`{}` is no pattern", text)).help = pattern.error().hints;
    return;
  }
  for (const std::uint32_t added : context.change.added) {
    const project::RevisionFile& file = context.history.files[added];
    if (!file.node || pattern->found_in(lint::message_of(file))) continue;
    auto& finding = reporter.report(
        fmt::format("the message of {} does not match `{}`", lint::describe(file), text),
        file.header.docstring.present ? context.files.at(file.path, file.header.docstring.span)
                                      : context.at(*file.node));
    finding.revisions = {context.history.graph.node(*file.node).id};
    finding.help.push_back("the first line of the docstring is the message");
  }
}

}  // namespace migrate::rules
