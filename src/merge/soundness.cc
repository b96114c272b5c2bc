#include "merge/soundness.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace migrate::merge {
namespace {

using project::History;

// One sentence about each kind of problem.
struct Describe {
  const History& history;

  std::string path(graph::NodeIndex node) const { return history.file(node).path; }

  std::string operator()(const graph::MissingParent& problem) const {
    return fmt::format("{} follows '{}', which no file has", path(problem.node), problem.parent);
  }
  std::string operator()(const graph::MissingDependency& problem) const {
    return fmt::format("{} depends on '{}', which no file has", path(problem.node),
                       problem.dependency);
  }
  std::string operator()(const graph::DuplicateId& problem) const {
    return fmt::format("{} and {} have the same id", path(problem.first), path(problem.node));
  }
  std::string operator()(const graph::Cycle& problem) const {
    return fmt::format("{} follows itself", path(problem.nodes.front()));
  }
  std::string operator()(const graph::LabelConflict& problem) const {
    return fmt::format("the label '{}' of {} is taken by {}", problem.label, path(problem.node),
                       path(problem.other));
  }
};

std::optional<std::string> why_broken(const History& history) {
  const auto& problems = history.graph.problems();
  if (problems.empty()) return std::nullopt;
  return "The history is broken: " + std::visit(Describe{history}, problems.front());
}

std::optional<std::string> why_incomplete(const History& history) {
  if (history.complete()) return std::nullopt;
  if (!history.unreadable.empty()) {
    const project::Unreadable& first = history.unreadable.front();
    std::string_view reason = first.reason;
    if (reason.ends_with('.')) reason.remove_suffix(1);
    return fmt::format("{}: {}", first.path, reason);
  }
  const auto file = std::find_if(history.files.begin(), history.files.end(),
                                 [](const project::RevisionFile& one) { return !one.placed(); });
  const bool no_id = file->header.revision.known == python::Known::kUnknown;
  if (!no_id && file->header.down_revision.known == python::Known::kMissing)
    return fmt::format("{} has no down_revision", file->path);
  return fmt::format("{} computes its {}, which is not run", file->path,
                     no_id ? "revision" : "down_revision");
}

// Alembic takes every .py file of a location for a revision, and stops at one that is none.
std::optional<std::string> why_stopped(const History& history) {
  const auto file = std::find_if(history.files.begin(), history.files.end(),
                                 [](const project::RevisionFile& one) { return !one.node; });
  if (file == history.files.end()) return std::nullopt;
  return fmt::format("{} is no revision, and Alembic stops at it", file->path);
}

}  // namespace

Result<void> check_sound(const History& history) {
  std::optional<std::string> why = why_broken(history);
  if (!why) why = why_incomplete(history);
  if (!why) why = why_stopped(history);
  if (!why) return {};
  return fail(ErrorKind::kUndecidable, *why + ". What a new revision would follow is not certain.",
              {"migrate lint shows all that is wrong, and what to do"});
}

}  // namespace migrate::merge
