#include "migrate/merge/new_revision.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "merge/soundness.h"
#include "migrate/graph/identifiers.h"
#include "migrate/shell.h"

namespace migrate::merge {
namespace {

using graph::NodeIndex;
using project::History;

// Heads of different branches are not for `migrate merge` to join unasked: then it is no advice.
Error head_error(const History& history, const graph::GraphError& problem) {
  Error error = graph::to_error(problem);
  const auto joined = choose_heads(history);
  if (joined && joined->empty()) std::erase(error.hints, "migrate merge");
  return error;
}

Result<std::vector<NodeIndex>> resolve_heads(const History& history,
                                             const RevisionRequest& request) {
  std::vector<NodeIndex> heads;
  for (const std::string& text : request.heads) {
    const auto found = graph::resolve(history.graph, text);
    if (!found) return tl::unexpected(head_error(history, found.error()));
    heads.insert(heads.end(), found->begin(), found->end());
  }
  const std::set<NodeIndex> distinct(heads.begin(), heads.end());
  if (distinct.size() != heads.size()) return fail(ErrorKind::kUsage, "A revision is named twice.");
  return heads;
}

Result<void> check_heads(const History& history, const std::vector<NodeIndex>& heads, bool splice) {
  if (splice) return {};
  for (const NodeIndex head : heads) {
    if (history.graph.children(head).empty()) continue;
    return fail(ErrorKind::kUsage,
                fmt::format("Revision {} is not a head: a revision after it starts a new branch.",
                            history.graph.node(head).id),
                {"--splice starts one there"});
  }
  return {};
}

Result<std::string> choose_id(const History& history, const RevisionRequest& request) {
  std::string id =
      request.rev_id.empty() ? alembic::make_revision_id(request.random) : request.rev_id;
  MIGRATE_CHECK(alembic::check_revision_id(id));
  if (const auto taken = history.graph.find(id)) {
    return fail(ErrorKind::kUsage,
                fmt::format("The id {} is taken by {}.", id, history.file(*taken).path),
                {"--rev-id takes another"});
  }
  return id;
}

// Labels stay as they are; everything else becomes the full id.
Result<std::vector<std::string>> resolve_dependencies(const History& history,
                                                      const RevisionRequest& request) {
  std::vector<std::string> ids;
  for (const std::string& text : request.depends_on) {
    const auto found = graph::resolve_one(history.graph, text);
    if (!found) return tl::unexpected(graph::to_error(found.error()));
    if (!*found)
      return fail(ErrorKind::kUsage, fmt::format("'{}' is no revision to depend on.", text));
    const std::vector<std::string> labels = history.graph.labels(**found);
    const bool is_label = std::find(labels.begin(), labels.end(), text) != labels.end();
    ids.push_back(is_label ? text : history.graph.node(**found).id);
  }
  return ids;
}

// A label that is in use already names another branch.
Result<void> check_labels(const History& history, const std::vector<std::string>& labels) {
  for (const std::string& label : labels) {
    MIGRATE_CHECK(alembic::check_branch_label(label));
    for (NodeIndex node = 0; node < history.graph.size(); ++node) {
      const auto& declared = history.graph.node(node).labels;
      if (history.graph.node(node).id != label &&
          std::find(declared.begin(), declared.end(), label) == declared.end()) {
        continue;
      }
      return fail(ErrorKind::kUsage,
                  fmt::format("'{}' is taken already, by {}.", label, history.file(node).path));
    }
  }
  return {};
}

Result<std::string> choose_folder(const History& history, const std::vector<NodeIndex>& heads,
                                  const RevisionRequest& request) {
  std::optional<std::string_view> requested;
  if (!request.version_path.empty()) requested = request.version_path;
  std::optional<std::string_view> parent;
  if (!heads.empty()) parent = history.file(heads.front()).path;
  return alembic::version_folder(history.config, requested, parent);
}

}  // namespace

Result<PlannedRevision> plan_revision(const source::Source& source, const History& history,
                                      const RevisionRequest& request) {
  MIGRATE_CHECK(check_sound(history));
  MIGRATE_TRY(const std::vector<NodeIndex> heads, resolve_heads(history, request));
  MIGRATE_CHECK(check_heads(history, heads, request.splice));
  MIGRATE_CHECK(check_labels(history, request.branch_labels));
  alembic::NewRevision revision;
  MIGRATE_TRY(revision.rev_id, choose_id(history, request));
  MIGRATE_TRY(revision.depends_on, resolve_dependencies(history, request));
  MIGRATE_TRY(revision.folder, choose_folder(history, heads, request));
  for (const NodeIndex head : heads) revision.down_revisions.push_back(history.graph.node(head).id);
  revision.message = request.message;
  revision.branch_labels = request.branch_labels;
  revision.date = request.date;
  revision.builtin_template = request.builtin_template;
  MIGRATE_TRY(alembic::NewFile file, alembic::new_revision(source, history.config, revision));
  return PlannedRevision{revision.rev_id,
                         revision.down_revisions,
                         {std::move(file.path), std::nullopt, std::move(file.text)}};
}

Result<std::vector<std::string>> choose_heads(const History& history) {
  MIGRATE_CHECK(check_sound(history));
  std::map<std::vector<std::string>, std::vector<std::string>> by_labels;
  for (const NodeIndex head : history.graph.heads()) {
    by_labels[history.graph.labels(head)].push_back(history.graph.node(head).id);
  }
  std::vector<std::vector<std::string>> groups;
  for (auto& [labels, ids] : by_labels) {
    if (ids.size() > 1) groups.push_back(std::move(ids));
  }
  if (groups.empty()) return std::vector<std::string>{};
  if (groups.size() == 1) return std::move(groups.front());
  std::vector<std::string> commands;
  for (const auto& ids : groups) {
    std::string& command = commands.emplace_back("migrate merge");
    for (const std::string& id : ids) command += " " + shell_word(id);
  }
  return fail(ErrorKind::kUsage, "Several branches have more than one head; say which to merge.",
              std::move(commands));
}

}  // namespace migrate::merge
