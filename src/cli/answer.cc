#include "cli/answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "cli/report_output.h"
#include "migrate/lint/lint.h"
#include "migrate/report/json.h"
#include "migrate/report/report.h"
#include "migrate/rules/registry.h"
#include "migrate/shell.h"

namespace migrate::cli {
namespace {

using graph::NodeIndex;

// The rules about what makes Alembic unable to read a history. The others are opinions, for `lint`.
constexpr std::array kStructural = {
    "missing-parent",        "duplicate-revision-id", "revision-cycle", "missing-dependency",
    "branch-label-conflict", "unparseable-revision",  "not-a-revision",
};

bool is_sound(const project::History& history) {
  const auto has_id = [](const project::RevisionFile& file) { return file.node.has_value(); };
  return history.graph.problems().empty() && history.complete() &&
         std::all_of(history.files.begin(), history.files.end(), has_id);
}

report::Report examine(const Session& session, const project::History& history,
                       std::string_view command) {
  report::Report report;
  report.command = command;
  report.subject.ref = session.source()->name();
  if (is_sound(history)) return report;
  lint::Policy policy;
  policy.packs.clear();
  for (const char* slug : kStructural)
    if (rules::find(slug)) policy.select.emplace_back(slug);
  lint::Input input;
  input.head = &session.project();
  for (auto& diagnostic : lint::run(rules::registry(), input, policy).diagnostics)
    if (diagnostic.history.empty() || diagnostic.history == history.config.name)
      report.diagnostics.push_back(std::move(diagnostic));
  return report;
}

std::vector<std::string> ids(const graph::RevisionGraph& graph, std::span<const NodeIndex> nodes) {
  std::vector<std::string> out;
  for (const NodeIndex node : nodes) out.push_back(graph.node(node).id);
  return out;
}

void write_revision(report::Json& json, const project::History& history, NodeIndex index,
                    const NodeMembers& members) {
  const auto& graph = history.graph;
  const auto& node = graph.node(index);
  const auto& file = history.file(index);
  json.object().member("id", node.id).member("message", file.header.docstring.message);
  json.member("path", file.path).key("down_revision");
  if (node.down_unknown)
    json.null();
  else
    json.value(node.down);
  json.member("depends_on", node.depends_on).member("labels", graph.labels(index));
  json.member("children", ids(graph, graph.children(index)));
  json.member("dependents", ids(graph, graph.dependents(index)));
  json.member("created", file.header.docstring.create_date.text);
  if (members) members(json, index);
  json.end();
}

std::string document(const Session& session, const project::History& history,
                     std::string_view command, std::span<const NodeIndex> nodes,
                     const report::Report& health, const NodeMembers& members) {
  report::Json json;
  json.object().member("schema", "migrate/revisions/1").member("command", command);
  json.member("ref", session.source()->name()).key("commit");
  if (session.commit())
    json.value(session.commit()->hex());
  else
    json.null();
  json.member("history", history.config.name).member("complete", history.complete());
  json.key("revisions").array();
  for (const NodeIndex node : nodes) write_revision(json, history, node, members);
  json.end().key("diagnostics").array();
  for (const Diagnostic& diagnostic : health.diagnostics) write_diagnostic(json, diagnostic);
  json.end().end();
  return json.text();
}

// Whether `where` would look for it, and a shell takes it as it is.
bool may_be_id(std::string_view text) {
  constexpr std::size_t kShortestPart = 4;  // Alembic's own
  return text.size() >= kShortestPart && std::all_of(text.begin(), text.end(), [](char c) {
           return c == '_' || c == '.' || std::isalnum(static_cast<unsigned char>(c));
         });
}

}  // namespace

Error unresolved(const project::History& history, const graph::GraphError& error) {
  Error said = graph::to_error(error);
  const bool all_ids_known =
      history.unreadable.empty() &&
      std::all_of(history.files.begin(), history.files.end(),
                  [](const project::RevisionFile& file) {
                    return file.header.revision.known != python::Known::kUnknown;
                  });
  const auto* missing = std::get_if<graph::NotFound>(&error);
  if (!missing) return said;
  if (may_be_id(missing->text))
    said.hints.push_back(fmt::format("migrate where {}  # whether another branch has it",
                                     shell_word(missing->text)));
  if (all_ids_known) return said;
  said.kind = ErrorKind::kUndecidable;
  said.context.emplace_back("looking in a history with files whose id cannot be known");
  said.hints.emplace_back("migrate lint");
  return said;
}

ExitStatus answer(const Session& session, const project::History& history, std::string_view command,
                  std::span<const NodeIndex> nodes, const NodeText& text,
                  const NodeMembers& members) {
  Terminal& terminal = session.terminal();
  const report::Report health = examine(session, history, command);
  if (session.json()) {
    terminal.out(document(session, history, command, nodes, health, members));
  } else {
    for (const NodeIndex node : nodes) terminal.out_line(text(node));
    if (!health.diagnostics.empty())
      terminal.err(report::render_text(health, text_options(session, terminal.err_color())));
  }
  if (report::verdict(health, Severity::kError) == report::Verdict::kFindings)
    return ExitStatus::kFindings;
  return is_sound(history) ? ExitStatus::kFine : ExitStatus::kCannotTell;
}

}  // namespace migrate::cli
