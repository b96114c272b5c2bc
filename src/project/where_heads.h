// What the ways out of a hit would do to the heads of its history.
#pragma once

#include <optional>
#include <vector>

#include "migrate/project/where.h"
#include "project/revision_trees.h"
#include "project/where_ways.h"

namespace migrate::project {

struct HeadFacts {
  const git::Repository& repository;
  const Project& here;
  const std::optional<git::ObjectId>& head;  // the commit that is looked at, or that it is on
  const std::vector<Place>& places;
  RevisionTrees& trees;
};

// Sets merge_brings_it, heads_merged and heads_restored where that is certain; reads
// missing_parents.
void judge_heads(const HeadFacts& facts, const Hit& hit, Surroundings& around);

}  // namespace migrate::project
