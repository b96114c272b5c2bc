#include "project/tips.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "migrate/project/base.h"

namespace migrate::project {
namespace {

using git::CommitGraph;
using git::ObjectId;

int rank_of(std::string_view ref) {
  constexpr std::string_view kKinds[] = {"refs/heads/", "refs/remotes/", "refs/pull/",
                                         "refs/tags/"};
  const auto* const kind =
      std::find_if(std::begin(kKinds), std::end(kKinds),
                   [&](std::string_view prefix) { return ref.starts_with(prefix); });
  return static_cast<int>(kind - std::begin(kKinds));
}

// "refs/pull/7/merge" beside "refs/pull/7/head".
bool is_servers_merge(std::string_view name, std::span<const git::Ref> refs) {
  constexpr std::string_view kEnd = "/merge";
  if (!name.starts_with("refs/pull/") || !name.ends_with(kEnd)) return false;
  const std::string head = std::string(name.substr(0, name.size() - kEnd.size())) + "/head";
  const auto place = std::lower_bound(
      refs.begin(), refs.end(), head,
      [](const git::Ref& ref, const std::string& wanted) { return ref.name < wanted; });
  return place != refs.end() && place->name == head;
}

}  // namespace

std::vector<Tip> ref_tips(std::span<const git::Ref> refs) {
  std::vector<Tip> tips;
  std::unordered_map<ObjectId, std::size_t> known;
  for (const git::Ref& ref : refs) {
    if (ref.symbolic || ref.name == "refs/stash" || is_servers_merge(ref.name, refs)) continue;
    const auto [place, is_new] = known.try_emplace(ref.target, tips.size());
    if (is_new) tips.push_back({ref.target, {}, false});
    tips[place->second].names.push_back(ref.name);
  }
  for (Tip& tip : tips) {
    std::stable_sort(
        tip.names.begin(), tip.names.end(),
        [](const std::string& a, const std::string& b) { return rank_of(a) < rank_of(b); });
    for (std::string& name : tip.names) name = short_ref_name(name);
  }
  return tips;
}

std::vector<Tip> logged_tips(const git::Repository& repository) {
  std::vector<Tip> tips;
  std::unordered_set<ObjectId> seen;
  const auto add = [&](const ObjectId& id, const std::string& label, bool is_stash) {
    if (id != ObjectId{} && seen.insert(id).second && repository.has_object(id))
      tips.push_back({id, {label}, is_stash});
  };
  for (const std::string& name : repository.reflogs()) {
    const auto log = repository.reflog(name);
    const bool is_stash = name == "refs/stash";
    for (std::size_t n = 0; log && n < log->size(); ++n) {
      const std::string label = fmt::format("{}@{{{}}}", short_ref_name(name), n);
      const git::ReflogEntry& entry = (*log)[n];
      add(entry.after, label, is_stash);
      if (!is_stash) {
        // Where the log was cut, what came before is named by this entry alone.
        add(entry.before, fmt::format("{}@{{{}}}", short_ref_name(name), n + 1), false);
        continue;
      }
      constexpr std::size_t kWithUntracked = 3;
      const auto commit = repository.commit(entry.after);
      if (commit && commit->parents.size() == kWithUntracked)
        add(commit->parents.back(), label + "^3", true);
    }
  }
  return tips;
}

std::uint32_t count_ahead(const CommitGraph& graph, CommitGraph::Index tip,
                          const std::vector<bool>& here) {
  std::unordered_set<CommitGraph::Index> seen;
  std::vector<CommitGraph::Index> todo{tip};
  while (!todo.empty()) {
    const CommitGraph::Index commit = todo.back();
    todo.pop_back();
    if (here[commit] || !seen.insert(commit).second) continue;
    const auto parents = graph.parents(commit);
    todo.insert(todo.end(), parents.begin(), parents.end());
  }
  return static_cast<std::uint32_t>(seen.size());
}

}  // namespace migrate::project
