#include "project/where_heads.h"

#include <algorithm>
#include <string>

#include "migrate/git/tree_finder.h"
#include "project/heads_after.h"

namespace migrate::project {
namespace {

Parents revisions_of(const HeadFacts& facts, const git::ObjectId& commit,
                     const std::string& history) {
  const auto found =
      git::find_paths(facts.repository, std::span(&commit, 1), paths_of(facts.places));
  Parents revisions;
  for (std::size_t p = 0; p < facts.places.size(); ++p) {
    if (facts.places[p].history != history) continue;
    for (const TreeRevision& revision : facts.trees.in(found[p], facts.places[p]))
      revisions.emplace(revision.id, facts.trees.header(revision.blob).down_revision.values);
  }
  return revisions;
}

}  // namespace

void judge_heads(const HeadFacts& facts, const Hit& hit, Surroundings& around) {
  if (hit.standing == Standing::kHere || hit.standing == Standing::kUncommitted) return;
  const auto& histories = facts.here.histories;
  const auto history = std::find_if(histories.begin(), histories.end(), [&](const History& one) {
    return one.config.name == hit.history;
  });
  if (history == histories.end() || !history->complete()) return;
  Parents here;
  for (graph::NodeIndex node = 0; node < history->graph.size(); ++node)
    here.emplace(history->graph.node(node).id, history->graph.node(node).down);
  const std::size_t now = std::max<std::size_t>(count_heads(here), 1);
  const auto more_than_now = [now](const Parents& then) {
    const std::size_t heads = count_heads(then);
    return heads > now ? heads : 0;
  };
  if (facts.head && (hit.standing == Standing::kBase || hit.standing == Standing::kRef)) {
    const auto bases = facts.repository.merge_bases(*facts.head, hit.commit.id);
    if (bases && bases->complete && bases->ids.size() == 1) {
      const Parents then = merged(here, revisions_of(facts, hit.commit.id, hit.history),
                                  revisions_of(facts, bases->ids.front(), hit.history));
      around.merge_brings_it = around.merge_brings_it && then.contains(hit.id);
      around.heads_merged = more_than_now(then);
    }
  }
  if (!around.missing_parents.empty()) return;  // the graph is broken then, which says more
  here.emplace(hit.id, hit.parents);
  around.heads_restored = more_than_now(here);
}

}  // namespace migrate::project
