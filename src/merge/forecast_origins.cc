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

void no_ancestor(const git::Repository& repository, Origin& origin) {
  if (!repository.is_shallow()) return;
  origin.unknown = "Where it left the base lies beyond the end of this shallow clone.";
  origin.hints = repository.missing_object_hints();
}

std::vector<Origin> from_graph(const git::Repository& repository, const git::CommitGraph& graph,
                               const git::ObjectId& base, std::span<const git::ObjectId> commits) {
  const git::MergeBaseFinder finder(graph, *graph.find(base));
  std::vector<Origin> origins(commits.size());
  parallel_for(commits.size(), kCommitsAPiece, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const git::CommitGraph::Index commit = *graph.find(commits[i]);
      origins[i].landed = finder.landed(commit);
      for (const git::CommitGraph::Index one : finder.find(commit))
        origins[i].bases.push_back(graph.id(one));
      if (origins[i].bases.empty()) no_ancestor(repository, origins[i]);
    }
  });
  return origins;
}

// Some commit is absent: which refs that concerns shows when each is asked for itself.
std::vector<Origin> one_by_one(const git::Repository& repository, const git::ObjectId& base,
                               std::span<const git::ObjectId> commits) {
  std::vector<Origin> origins(commits.size());
  for (std::size_t i = 0; i < commits.size(); ++i) {
    Result<git::MergeBases> found = repository.merge_bases(base, commits[i]);
    if (!found) {
      origins[i].unknown = found.error().message;
      origins[i].hints = found.error().hints;
      continue;
    }
    origins[i].bases = std::move(found->ids);
    origins[i].landed = origins[i].bases == std::vector{commits[i]};
    if (origins[i].bases.empty()) no_ancestor(repository, origins[i]);
  }
  return origins;
}

}  // namespace

std::vector<Origin> find_origins(const git::Repository& repository, const git::ObjectId& base,
                                 std::span<const git::ObjectId> commits) {
  if (commits.empty()) return {};
  std::vector<git::ObjectId> tips(commits.begin(), commits.end());
  tips.push_back(base);
  const Result<git::CommitGraph> graph = git::CommitGraph::read(repository, tips);
  return graph ? from_graph(repository, *graph, base, commits)
               : one_by_one(repository, base, commits);
}

}  // namespace migrate::merge
