#include "merge/forecast_judge.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include "migrate/project/revision_files.h"

namespace migrate::merge {
namespace {

using graph::NodeIndex;
using graph::RevisionGraph;
using python::Known;

// What is shown of the base's side of a fork; the rest is only counted.
constexpr std::size_t kShownBaseSide = 5;

// Alembic imports the file and stops: it is no revision, and it has no way to be one.
bool stops_alembic(std::string_view path, const python::RevisionHeader& header) {
  return header.has_conflict_markers ||
         (header.problem.empty() && header.revision.known == Known::kMissing &&
          !project::revision_id(path, header));
}

// Why the file's revision id is not known; empty when it is, or when the file plainly has none.
std::string hidden_because(const python::RevisionHeader& header) {
  if (header.revision.known == Known::kUnknown)
    return "its `revision` cannot be known: " + header.revision.reason;
  if (header.revision.known == Known::kMissing && !header.has_conflict_markers)
    return header.problem;
  return {};
}

// Problems as sentences: comparable between two graphs whose nodes have different numbers.
struct Describe {
  const Merged& merged;

  std::string name(NodeIndex node) const {
    return fmt::format("`{}` ({})", merged.graph.node(node).id, *merged.files[node].path);
  }
  std::string operator()(const graph::MissingParent& problem) const {
    return fmt::format("{} follows `{}`, which no file here defines.", name(problem.node),
                       problem.parent);
  }
  std::string operator()(const graph::MissingDependency& problem) const {
    return fmt::format("{} depends on `{}`, which no file here defines.", name(problem.node),
                       problem.dependency);
  }
  std::string operator()(const graph::DuplicateId& problem) const {
    return fmt::format("`{}` is the id of both {} and {}.", merged.graph.node(problem.node).id,
                       *merged.files[problem.first].path, *merged.files[problem.node].path);
  }
  std::string operator()(const graph::Cycle& problem) const {
    std::vector<std::string> ids;
    for (const NodeIndex node : problem.nodes) ids.push_back(merged.graph.node(node).id);
    return fmt::format("Each of these follows the next, in a circle: {}.", fmt::join(ids, ", "));
  }
  std::string operator()(const graph::LabelConflict& problem) const {
    return fmt::format("The branch label `{}` of {} is taken by {}.", problem.label,
                       name(problem.node), name(problem.other));
  }
};

std::uint32_t total(const HeadCounts& counts) {
  std::uint32_t sum = 0;
  for (const auto& entry : counts) sum += entry.second;
  return sum;
}

std::vector<std::string> head_ids(const RevisionGraph& graph) {
  std::vector<std::string> ids;
  for (const NodeIndex head : graph.heads()) ids.push_back(graph.node(head).id);
  return ids;
}

// Where the first new head that the base has no room for and the other heads of its branch part.
class ForkFinder {
 public:
  ForkFinder(const Merged& merged, const HeadCounts& before) : merged_(merged) {
    std::map<std::vector<std::string>, std::vector<NodeIndex>> branches;
    for (const NodeIndex head : merged.graph.heads())
      branches[merged.graph.labels(head)].push_back(head);
    for (auto& [labels, heads] : branches) {
      const auto had = before.find(labels);
      const std::size_t room = had == before.end() ? 1 : std::max<std::size_t>(1, had->second);
      if (heads.size() > room) {
        heads_ = std::move(heads);
        return;
      }
    }
  }

  bool found() const { return !heads_.empty(); }

  void describe(HistoryVerdict& verdict) const {
    const RevisionGraph& graph = merged_.graph;
    auto mine = std::find_if(heads_.begin(), heads_.end(),
                             [&](NodeIndex head) { return merged_.files[head].from_ref; });
    // Where a deletion uncovered a head, no head is new.
    if (mine == heads_.end()) mine = heads_.begin();
    std::vector<NodeIndex> others;
    std::copy_if(heads_.begin(), heads_.end(), std::back_inserter(others),
                 [&](NodeIndex head) { return head != *mine; });
    const std::vector<bool> here = flags(graph.ancestors({&*mine, 1}, false));
    const std::vector<bool> there = flags(graph.ancestors(others, false));
    std::optional<NodeIndex> point;
    for (NodeIndex node = 0; node < graph.size(); ++node) {
      if (!here[node] || !there[node]) continue;
      const auto children = graph.children(node);
      const bool last = std::none_of(children.begin(), children.end(),
                                     [&](NodeIndex child) { return here[child] && there[child]; });
      if (last && (!point || graph.node(node).id < graph.node(*point).id)) point = node;
    }
    if (!point) return;
    verdict.fork_point = graph.node(*point).id;
    describe_base_side(*point, there, here, verdict);
  }

 private:
  std::vector<bool> flags(const std::vector<NodeIndex>& nodes) const {
    std::vector<bool> result(merged_.graph.size(), false);
    for (const NodeIndex node : nodes) result[node] = true;
    return result;
  }

  void describe_base_side(NodeIndex point, const std::vector<bool>& there,
                          const std::vector<bool>& here, HistoryVerdict& verdict) const {
    std::vector<bool> seen(merged_.graph.size(), false);
    std::vector<NodeIndex> queue = {point};
    for (std::size_t next = 0; next < queue.size(); ++next) {
      for (const NodeIndex child : merged_.graph.children(queue[next])) {
        if (seen[child] || here[child] || !there[child] || merged_.files[child].from_ref) continue;
        seen[child] = true;
        queue.push_back(child);
        ++verdict.base_side_count;
        if (verdict.base_side.size() < kShownBaseSide)
          verdict.base_side.push_back(revision_of(merged_.graph.node(child), merged_.files[child]));
      }
    }
  }

  const Merged& merged_;
  std::vector<NodeIndex> heads_;
};

const project::RevisionFile* find_file(const project::History& history, const std::string& path) {
  const auto place = std::lower_bound(history.files.begin(), history.files.end(), path,
                                      [](const project::RevisionFile& file,
                                         const std::string& wanted) { return file.path < wanted; });
  return place != history.files.end() && place->path == path ? &*place : nullptr;
}

void raise(HistoryVerdict& verdict, Verdict to, std::string reason) {
  verdict.verdict = std::max(verdict.verdict, to);
  verdict.reasons.push_back(std::move(reason));
}

bool same_parents(const graph::Node& a, const graph::Node& b) {
  const auto sorted = [](std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    return names;
  };
  return sorted(a.down) == sorted(b.down) && sorted(a.depends_on) == sorted(b.depends_on);
}

// A parent that is not there has to be put right.
bool has_parents(const RevisionGraph& graph, const graph::Node& node) {
  return !node.down_unknown && std::all_of(node.down.begin(), node.down.end(),
                                           [&](const auto& id) { return graph.find(id); });
}

// What becomes of the revisions of the base whose files are not as they were. `hidden`: one of them
// may be in a file whose revision id is not known.
void judge_landed(const project::History& base, const Merged& merged,
                  std::span<const FileChange> changes, bool hidden, HistoryVerdict& verdict) {
  const auto edit = [&](LandedEdit::Kind kind, const std::string& id, const std::string& path,
                        std::string reason) {
    verdict.landed_edits.push_back({kind, id, path});
    raise(verdict, Verdict::kBroken, std::move(reason));
  };
  for (const FileChange& change : changes) {
    const project::RevisionFile* const file = find_file(base, change.path);
    if (file == nullptr || !file->node ||
        (change.state != FileChange::State::kThere && change.state != FileChange::State::kRemoved))
      continue;
    const graph::Node& before = base.graph.node(*file->node);
    const std::string name = fmt::format("`{}` ({})", before.id, file->path);
    const std::optional<NodeIndex> node = merged.graph.find(before.id);
    if (!node) {
      if (!hidden)
        edit(LandedEdit::Kind::kDeleted, before.id, file->path,
             fmt::format("It deletes {}, which has landed; databases stamped with it cannot be "
                         "upgraded.",
                         name));
      continue;
    }
    if (!merged.files[*node].from_ref) continue;
    const graph::Node& after = merged.graph.node(*node);
    const auto place = std::lower_bound(
        changes.begin(), changes.end(), *merged.files[*node].path,
        [](const FileChange& one, const std::string& path) { return one.path < path; });
    if (after.down_unknown && !before.down_unknown)
      raise(verdict, Verdict::kCannotTell,
            fmt::format("Whether {}, which has landed, keeps its parents cannot be told.", name));
    else if (has_parents(base.graph, before) && !same_parents(before, after))
      edit(LandedEdit::Kind::kReparented, before.id, file->path,
           fmt::format("It re-parents {}, which has landed; put its parents back.", name));
    if (place->body == FileChange::Body::kChanged)
      edit(LandedEdit::Kind::kChanged, before.id, file->path,
           fmt::format("It changes what {} does, which has landed; databases that have run it do "
                       "not run it again.",
                       name));
    else if (place->body == FileChange::Body::kUnknown)
      raise(verdict, Verdict::kCannotTell,
            fmt::format("Whether {}, which has landed, still does the same cannot be told.", name));
  }
}

}  // namespace

HeadCounts count_heads(const RevisionGraph& graph) {
  HeadCounts counts;
  for (const NodeIndex head : graph.heads()) ++counts[graph.labels(head)];
  return counts;
}

BaseHistory::BaseHistory(const project::History& history)
    : history_(history), heads_(count_heads(history.graph)) {
  const Merged merged = merge(history, {});
  for (const graph::Problem& problem : merged.graph.problems())
    problems_.insert(std::visit(Describe{merged}, problem));
  has_hidden_ = !history.unreadable.empty();
  for (const project::RevisionFile& file : history.files) {
    has_hidden_ |= !hidden_because(file.header).empty();
    has_unknown_down_ |= file.header.down_revision.known == Known::kUnknown;
  }
}

HistoryVerdict BaseHistory::alone() const {
  HistoryVerdict verdict;
  verdict.history = history_.config.name;
  verdict.heads = head_ids(history_.graph);
  for (const std::string& problem : problems_) raise(verdict, Verdict::kBroken, problem);
  for (const auto& [labels, count] : heads_) {
    if (count < 2) continue;
    raise(verdict, Verdict::kFork,
          labels.empty() ? fmt::format("It has {} heads.", count)
                         : fmt::format("It has {} heads with the branch label `{}`.", count,
                                       fmt::join(labels, "`, `")));
  }
  for (const project::RevisionFile& file : history_.files) {
    if (stops_alembic(file.path, file.header))
      raise(verdict, Verdict::kBroken,
            fmt::format("{} stops Alembic: it is no revision.", file.path));
    for (const python::Attribute* attribute : {&file.header.revision, &file.header.down_revision})
      if (attribute->known == Known::kUnknown)
        raise(verdict, Verdict::kCannotTell, fmt::format("{}: {}.", file.path, attribute->reason));
  }
  for (const project::Unreadable& file : history_.unreadable) {
    raise(verdict, Verdict::kCannotTell, fmt::format("{}: {}", file.path, file.reason));
    verdict.hints.insert(verdict.hints.end(), file.hints.begin(), file.hints.end());
  }
  return verdict;
}

HistoryVerdict BaseHistory::judge(std::span<const FileChange> changes) const {
  HistoryVerdict verdict;
  verdict.history = history_.config.name;
  if (changes.empty()) return verdict;
  verdict.verdict = Verdict::kFine;

  bool hidden = false;
  std::string unknown_down;  // why the parents of a revision that it brings are not known
  for (const FileChange& change : changes) {
    switch (change.state) {
      case FileChange::State::kRemoved:
        verdict.removed.push_back(change.path);
        break;
      case FileChange::State::kConflict:
        verdict.conflicts.push_back(change.path);
        verdict.verdict = std::max(verdict.verdict, Verdict::kConflict);
        break;
      case FileChange::State::kUnreadable:
        hidden = true;
        raise(verdict, Verdict::kCannotTell, fmt::format("{}: {}", change.path, change.reason));
        verdict.hints.insert(verdict.hints.end(), change.hints.begin(), change.hints.end());
        break;
      case FileChange::State::kThere:
        if (stops_alembic(change.path, *change.header))
          raise(verdict, Verdict::kBroken,
                change.header->has_conflict_markers
                    ? fmt::format("{} has conflict markers.", change.path)
                    : fmt::format("{} stops Alembic: it is no revision.", change.path));
        if (const std::string reason = hidden_because(*change.header); !reason.empty()) {
          hidden = true;
          raise(verdict, Verdict::kCannotTell, fmt::format("{}: {}.", change.path, reason));
        }
        if (change.header->down_revision.known == Known::kUnknown)
          unknown_down = fmt::format("{}: its `down_revision` cannot be known: {}.", change.path,
                                     change.header->down_revision.reason);
        break;
    }
  }

  const Merged merged = merge(history_, changes);
  for (NodeIndex node = 0; node < merged.graph.size(); ++node) {
    const MergedFile& file = merged.files[node];
    if (!file.from_ref) continue;
    const bool in_place = find_file(history_, *file.path) != nullptr;
    if (in_place) verdict.changed.push_back(*file.path);
    if (!in_place || !history_.graph.find(merged.graph.node(node).id))
      verdict.added.push_back(revision_of(merged.graph.node(node), file));
  }
  std::sort(verdict.added.begin(), verdict.added.end(),
            [](const Revision& a, const Revision& b) { return a.id < b.id; });

  for (const graph::Problem& problem : merged.graph.problems()) {
    std::string sentence = std::visit(Describe{merged}, problem);
    if (problems_.contains(sentence)) continue;
    const bool duplicate = std::holds_alternative<graph::DuplicateId>(problem);
    raise(verdict, duplicate ? Verdict::kDuplicateId : Verdict::kBroken, std::move(sentence));
  }
  judge_landed(history_, merged, changes, hidden, verdict);
  const ForkFinder fork(merged, heads_);
  const std::uint32_t heads = total(count_heads(merged.graph));
  if (!fork.found()) {
    // An unknown parent can hide a head only where there is more than one; an unknown revision can
    // be one itself.
    if (has_hidden_)
      raise(verdict, Verdict::kCannotTell, "The base has files whose revision is not known.");
    else if (heads > 1 && !unknown_down.empty())
      raise(verdict, Verdict::kCannotTell, unknown_down);
    else if (heads > 1 && has_unknown_down_)
      raise(verdict, Verdict::kCannotTell,
            "A revision of the base whose parents are not known may join heads.");
  } else if (!unknown_down.empty()) {
    raise(verdict, Verdict::kCannotTell, unknown_down);
  } else if (hidden) {
    // What is hidden may join the heads; why it is hidden was said.
  } else {
    verdict.verdict = std::max(verdict.verdict, Verdict::kFork);
    fork.describe(verdict);
  }
  if (!hidden && !has_hidden_ && verdict.conflicts.empty()) verdict.heads = head_ids(merged.graph);
  return verdict;
}

}  // namespace migrate::merge
