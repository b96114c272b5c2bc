#include <fmt/format.h>

#include <algorithm>

#include "migrate/lint/context.h"

namespace migrate::rules {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return out;
}

// Ids that somebody made up say what the revision does: `0078_sent_notification_status`.
bool is_generated(std::string_view id) {
  return id.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
}

}  // namespace

void non_descriptive_message(const lint::RuleContext& context, lint::Reporter& reporter) {
  const std::vector<std::string>& words = context.words("words");
  for (const std::uint32_t added : context.change.added) {
    const project::RevisionFile& file = context.history.files[added];
    // A merge revision says what it does by its parents.
    if (!file.node || file.header.down_revision.values.size() > 1) continue;
    const std::string& id = context.history.graph.node(*file.node).id;
    if (!is_generated(id)) continue;
    const std::string message = lower(lint::message_of(file));
    const bool empty = message.empty();
    if (!empty && message != id && std::find(words.begin(), words.end(), message) == words.end())
      continue;
    auto& finding = reporter.report(
        empty ? fmt::format("`{}` has no message", id)
              : fmt::format("`{}` is called \"{}\"", id, lint::message_of(file)),
        file.header.docstring.present ? context.files.at(file.path, file.header.docstring.span)
                                      : context.at(*file.node));
    finding.revisions = {id};
    finding.help.push_back("say in a few words what it changes");
  }
}

}  // namespace migrate::rules
