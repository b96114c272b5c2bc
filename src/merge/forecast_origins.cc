#include "merge/forecast_origins.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "migrate/git/commit_graph.h"
#include "migrate/parallel.h"
#include "migrate/result.h"

namespace migrate::merge {
namespace {

constexpr std::size_t kCommitsAPiece = 512;
constexpr std::size_t kFewCommits = 2;

void no_ancestor(const git::Repository& repository, Origin& origin) {
  if (!repository.is_shallow()) return;
  origin.unknown = "Where it left the base lies beyond the end of this shallow clone.";
  origin.hints = repository.missing_object_hints();
}

Origins from_graph(const git::Repository& repository, const git::CommitGraph& graph,
                   const git::ObjectId& base, std::span<const git::ObjectId> commits) {
  const git::MergeBaseFinder finder(graph, *graph.find(base));
  Origins origins;
  origins.each.resize(commits.size());
  parallel_for(commits.size(), kCommitsAPiece, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const git::CommitGraph::Index commit = *graph.find(commits[i]);
      Origin& origin = origins.each[i];
      origin.landed = finder.landed(commit);
      for (const git::CommitGraph::Index one : finder.find(commit))
        origin.bases.push_back(graph.id(one));
      if (origin.bases.empty()) no_ancestor(repository, origin);
    }
  });
  for (git::CommitGraph::Index i = 0; i < graph.size(); ++i)
    if (finder.landed(i)) origins.base_trees.push_back(graph.tree(i));
  return origins;
}

Origins one_by_one(const git::Repository& repository, const git::ObjectId& base,
                   std::span<const git::ObjectId> commits) {
  Origins origins;
  origins.each.resize(commits.size());
  for (std::size_t i = 0; i < commits.size(); ++i) {
    Origin& origin = origins.each[i];
    Result<git::MergeBases> found = repository.merge_bases(base, commits[i]);
    if (!found) {
      origin.unknown = found.error().message;
      origin.hints = found.error().hints;
      continue;
    }
    origin.bases = std::move(found->ids);
    origin.landed = origin.bases == std::vector{commits[i]};
    if (origin.bases.empty()) no_ancestor(repository, origin);
  }
  return origins;
}

}  // namespace

Origins find_origins(const git::Repository& repository, const git::ObjectId& base,
                     std::span<const git::ObjectId> commits) {
  if (commits.size() <= kFewCommits) return one_by_one(repository, base, commits);
  std::vector<git::ObjectId> tips(commits.begin(), commits.end());
  tips.push_back(base);
  const Result<git::CommitGraph> graph = git::CommitGraph::read(repository, tips);
  // Where a commit is absent, which refs that concerns shows when each is asked for itself.
  return graph ? from_graph(repository, *graph, base, commits)
               : one_by_one(repository, base, commits);
}

}  // namespace migrate::merge
