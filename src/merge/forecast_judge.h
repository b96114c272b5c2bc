// What a change of a history's files does to its graph. Pure: plain data in, plain data out.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "merge/forecast_merged.h"
#include "migrate/merge/forecast.h"
#include "migrate/project/project.h"

namespace migrate::merge {

// How many heads there are for each set of branch labels: heads that carry different labels are
// different branches on purpose.
using HeadCounts = std::map<std::vector<std::string>, std::uint32_t>;
HeadCounts count_heads(const graph::RevisionGraph& graph);

// One history of the base. Refers to the history, which must outlive it. Safe to use from several
// threads.
class BaseHistory {
 public:
  explicit BaseHistory(const project::History& history);

  // `changes` by path, each path once; none of them equal to the base's own file.
  HistoryVerdict judge(std::span<const FileChange> changes) const;
  // What is wrong in the base alone: kNothingNew when nothing is.
  HistoryVerdict alone() const;
  const project::History& history() const { return history_; }

 private:
  const project::History& history_;
  std::set<std::string> problems_;  // sentences
  HeadCounts heads_;
  bool has_hidden_ = false;        // files whose revision id is not known
  bool has_unknown_down_ = false;  // revisions whose parents are not known
};

}  // namespace migrate::merge
