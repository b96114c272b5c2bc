#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {
namespace {

// What the database counts: characters, not bytes.
std::int64_t characters(std::string_view text) {
  std::int64_t count = 0;
  for (const char byte : text)
    if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80) ++count;
  return count;
}

}  // namespace

void revision_id_too_long(const lint::RuleContext& context, lint::Reporter& reporter) {
  const std::int64_t limit = context.number("limit");
  const graph::RevisionGraph& graph = context.history.graph;
  for (graph::NodeIndex node = 0; node < graph.size(); ++node) {
    const std::int64_t length = characters(graph.node(node).id);
    // What has landed was applied somewhere: there the column is wide enough.
    if (length <= limit || !context.is_new(node)) continue;
    auto& finding = reporter.report(
        fmt::format("the revision id `{}` has {} characters; the version table holds {}",
                    graph.node(node).id, length, limit),
        context.at(node));
    finding.revisions = {graph.node(node).id};
    finding.help.push_back("shorten it here and in the `down_revision` of what follows");
  }
}

}  // namespace migrate::rules
