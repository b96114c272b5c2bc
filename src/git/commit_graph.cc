#include "migrate/git/commit_graph.h"

#include <algorithm>
#include <optional>
#include <queue>
#include <unordered_map>
#include <unordered_set>

#include "git/commit_reader.h"
#include "migrate/parallel.h"

namespace migrate::git {

struct CommitGraph::Impl {
  std::vector<ObjectId> ids, trees;
  std::vector<std::int64_t> times;
  std::vector<bool> boundary;
  std::vector<std::uint32_t> first_parent;  // into parents; one more than there are commits
  std::vector<Index> parents;
  std::unordered_map<ObjectId, Index> index;
};

namespace {

// Commits in the order in which they were read.
struct Loaded {
  std::vector<ObjectId> ids;
  std::vector<CommitReader::Node> nodes;
  std::unordered_map<ObjectId, CommitGraph::Index> index;

  void add(const ObjectId& id) {
    if (index.emplace(id, static_cast<CommitGraph::Index>(ids.size())).second) ids.push_back(id);
  }
};

// Round by round: what all commits of one round name is the next. The first round holds all refs,
// and is large; later ones follow a few lines of history and are small.
Result<Loaded> load(const Repository& repository, std::span<const ObjectId> tips) {
  constexpr std::size_t kWorthAThread = 256;
  Loaded loaded;
  for (const ObjectId& tip : tips) loaded.add(tip);
  std::vector<std::optional<Error>> problems;
  for (std::size_t done = 0; done < loaded.ids.size();) {
    const std::size_t count = loaded.ids.size() - done;
    loaded.nodes.resize(loaded.ids.size());
    problems.assign(count, std::nullopt);
    parallel_for(count, kWorthAThread, [&](std::size_t begin, std::size_t end) {
      const CommitReader reader(repository);
      for (std::size_t i = begin; i < end; ++i) {
        auto node = reader.read(loaded.ids[done + i]);
        if (node)
          loaded.nodes[done + i] = *std::move(node);
        else
          problems[i] = std::move(node).error();
      }
    });
    for (std::optional<Error>& problem : problems)
      if (problem) return tl::unexpected(*std::move(problem));
    for (const std::size_t end = done + count; done < end; ++done)
      for (const ObjectId& parent : loaded.nodes[done].links.parents) loaded.add(parent);
  }
  return loaded;
}

// An order in which parents come first, near to that of time, and the same whatever the tips' order
// was: by time, where a commit that claims to be older than a parent counts as just younger.
// Nothing when the parents form a circle, which only a forged repository could have.
std::optional<std::vector<CommitGraph::Index>> topological(const Loaded& loaded) {
  using Index = CommitGraph::Index;
  const std::size_t size = loaded.ids.size();
  std::vector<std::uint32_t> waiting(size);
  std::vector<std::vector<Index>> children(size);
  std::vector<Index> ready;
  for (Index i = 0; i < size; ++i) {
    const auto& parents = loaded.nodes[i].links.parents;
    waiting[i] = static_cast<std::uint32_t>(parents.size());
    for (const ObjectId& parent : parents) children[loaded.index.at(parent)].push_back(i);
    if (parents.empty()) ready.push_back(i);
  }
  std::vector<std::int64_t> time(size);
  for (Index i = 0; i < size; ++i) time[i] = loaded.nodes[i].links.time;
  std::vector<Index> order;
  order.reserve(size);
  while (!ready.empty()) {
    const Index commit = ready.back();
    ready.pop_back();
    order.push_back(commit);
    for (const Index child : children[commit]) {
      time[child] = std::max(time[child], time[commit] + 1);
      if (--waiting[child] == 0) ready.push_back(child);
    }
  }
  if (order.size() != size) return std::nullopt;
  std::sort(order.begin(), order.end(), [&](Index a, Index b) {
    return time[a] != time[b] ? time[a] < time[b] : loaded.ids[a] < loaded.ids[b];
  });
  return order;
}

}  // namespace

CommitGraph::CommitGraph(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CommitGraph::~CommitGraph() = default;
CommitGraph::CommitGraph(CommitGraph&&) noexcept = default;
CommitGraph& CommitGraph::operator=(CommitGraph&&) noexcept = default;

Result<CommitGraph> CommitGraph::read(const Repository& repository,
                                      std::span<const ObjectId> tips) {
  MIGRATE_TRY(Loaded loaded, load(repository, tips));
  const auto order = topological(loaded);
  if (!order)
    return fail(ErrorKind::kRepository, "The repository is damaged: a commit is its own ancestor.",
                {"git fsck --full"});
  auto impl = std::make_unique<Impl>();
  const std::size_t size = order->size();
  impl->ids.reserve(size);
  impl->trees.reserve(size);
  impl->times.reserve(size);
  impl->boundary.reserve(size);
  impl->first_parent.reserve(size + 1);
  impl->first_parent.push_back(0);
  for (Index i = 0; i < size; ++i) loaded.index.at(loaded.ids[(*order)[i]]) = i;
  for (const Index from : *order) {
    const CommitReader::Node& node = loaded.nodes[from];
    impl->ids.push_back(loaded.ids[from]);
    impl->trees.push_back(node.links.tree);
    impl->times.push_back(node.links.time);
    impl->boundary.push_back(node.boundary);
    for (const ObjectId& parent : node.links.parents)
      impl->parents.push_back(loaded.index.at(parent));
    impl->first_parent.push_back(static_cast<std::uint32_t>(impl->parents.size()));
  }
  impl->index = std::move(loaded.index);
  return CommitGraph(std::move(impl));
}

std::size_t CommitGraph::size() const { return impl_->ids.size(); }
const ObjectId& CommitGraph::id(Index commit) const { return impl_->ids[commit]; }
const ObjectId& CommitGraph::tree(Index commit) const { return impl_->trees[commit]; }
std::int64_t CommitGraph::time(Index commit) const { return impl_->times[commit]; }
bool CommitGraph::is_boundary(Index commit) const { return impl_->boundary[commit]; }

std::optional<CommitGraph::Index> CommitGraph::find(const ObjectId& id) const {
  const auto place = impl_->index.find(id);
  return place == impl_->index.end() ? std::nullopt : std::optional(place->second);
}

std::span<const CommitGraph::Index> CommitGraph::parents(Index commit) const {
  const std::uint32_t begin = impl_->first_parent[commit], end = impl_->first_parent[commit + 1];
  return {impl_->parents.data() + begin, end - begin};
}

std::vector<bool> CommitGraph::reachable(std::span<const Index> tips) const {
  std::vector<bool> flags(size());
  for (const Index tip : tips) flags[tip] = true;
  for (std::size_t i = size(); i-- > 0;)
    if (flags[i])
      for (const Index parent : parents(static_cast<Index>(i))) flags[parent] = true;
  return flags;
}

bool CommitGraph::is_ancestor(Index ancestor, Index descendant) const {
  // No commit numbered lower than the ancestor can lead to it.
  std::priority_queue<Index> todo;
  for (todo.push(descendant); !todo.empty() && todo.top() >= ancestor;) {
    const Index commit = todo.top();
    if (commit == ancestor) return true;
    while (!todo.empty() && todo.top() == commit) todo.pop();
    for (const Index parent : parents(commit)) todo.push(parent);
  }
  return false;
}

std::vector<CommitGraph::Index> CommitGraph::merge_bases(Index a, Index b) const {
  // From high to low numbers, each commit is met after all its descendants: its colours are final.
  enum : unsigned { kOne = 1, kTwo = 2, kStale = 4 };
  std::vector<Index> bases;
  std::unordered_map<Index, unsigned> colours{{a, kOne}};
  colours[b] |= kTwo;
  std::priority_queue<Index> todo;
  todo.push(a);
  if (a != b) todo.push(b);
  std::size_t fresh = todo.size();
  while (fresh > 0) {
    const Index commit = todo.top();
    todo.pop();
    unsigned colour = colours.at(commit);
    if ((colour & kStale) == 0) --fresh;
    if (colour == (kOne | kTwo)) {
      bases.push_back(commit);
      colour |= kStale;
    }
    for (const Index parent : parents(commit)) {
      const auto [place, first] = colours.try_emplace(parent, 0);
      const bool was_stale = (place->second & kStale) != 0;
      place->second |= colour;
      const bool is_stale = (place->second & kStale) != 0;
      if (first) {
        todo.push(parent);
        if (!is_stale) ++fresh;
      } else if (is_stale && !was_stale) {
        --fresh;
      }
    }
  }
  return bases;
}

MergeBaseFinder::MergeBaseFinder(const CommitGraph& graph, CommitGraph::Index base)
    : graph_(graph), in_base_(graph.reachable(std::span(&base, 1))) {}

std::vector<CommitGraph::Index> MergeBaseFinder::find(CommitGraph::Index commit) const {
  using Index = CommitGraph::Index;
  if (in_base_[commit]) return {commit};
  // Where the commit's own line enters the base's history.
  std::vector<Index> entries, todo{commit};
  std::unordered_set<Index> seen{commit};
  while (!todo.empty()) {
    const Index at = todo.back();
    todo.pop_back();
    for (const Index parent : graph_.parents(at)) {
      if (!seen.insert(parent).second) continue;
      (in_base_[parent] ? entries : todo).push_back(parent);
    }
  }
  if (entries.size() < 2) return entries;
  // Keep those that no other one leads to. From high to low numbers, down to the lowest entry, each
  // commit is met after all its descendants.
  std::priority_queue<Index> queue(entries.begin(), entries.end());
  const Index lowest = *std::min_element(entries.begin(), entries.end());
  std::unordered_set<Index> behind;
  std::vector<Index> best;
  while (!queue.empty()) {
    const Index at = queue.top();
    while (!queue.empty() && queue.top() == at) queue.pop();
    if (behind.count(at) == 0) best.push_back(at);
    for (const Index parent : graph_.parents(at))
      if (parent >= lowest && behind.insert(parent).second) queue.push(parent);
  }
  return best;
}

}  // namespace migrate::git
