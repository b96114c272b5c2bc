// The meaning of identifiers, step by step as Alembic 1.8.1 resolves them (script/revision.py), so
// that the odd cases come out the same too.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/graph/identifiers.h"

namespace migrate::graph {

// A place in a history: a revision, "base" after a walk down, or nothing at all (which is what the
// word `base` and an empty version table come to).
struct Place {
  enum Kind { kNothing, kBase, kNode } kind = kNothing;
  NodeIndex node = 0;

  static Place of(NodeIndex node) { return {kNode, node}; }
  bool is_node() const { return kind == kNode; }
};

// "(branch@)(symbol)(+n|-n)". Numbers are cut off at what no history can hold.
struct Relative {
  std::optional<std::string> branch, symbol;
  std::int64_t steps = 0;
};
// Nothing when `text` is absolute. As in Alembic, what follows the number is not looked at.
std::optional<Relative> parse_relative(std::string_view text);

// Not for use by several threads at once; make one where it is needed, it costs nothing.
class Resolver {
 public:
  explicit Resolver(const RevisionGraph& graph) : graph_(graph) {}

  // All that `id` names; no branch is none, and "label@" is one that is empty.
  GraphResult<std::vector<Place>> all(std::string_view id);
  GraphResult<Place> one(std::string_view id);
  // All of several identifiers, one after the other.
  GraphResult<std::vector<Place>> all_of(const std::vector<std::string>& ids);
  // What a branch prefix names.
  GraphResult<NodeIndex> branch(std::string_view name);
  GraphResult<std::vector<NodeIndex>> filter(const std::vector<NodeIndex>& nodes,
                                             std::string_view branch);
  // An id, label or beginning of one; no symbols.
  GraphResult<NodeIndex> literal(std::string_view id, std::string_view branch = {});
  GraphResult<std::optional<NodeIndex>> head(std::string_view branch);

  // `steps` up (positive) or down from `start`. Past an end: nothing, or when `stay` the last
  // place. `text` is what the error shall name.
  GraphResult<Place> walk(Place start, std::int64_t steps, std::string_view branch, bool stay,
                          std::string_view text);

 private:
  struct Numbers {
    std::vector<std::string> ids;
    std::string branch;  // empty: none
  };
  GraphResult<Numbers> numbers(std::string_view id);
  std::optional<NodeIndex> key(std::string_view text) const;
  std::vector<std::string> beginning_with(std::string_view text) const;
  const std::vector<bool>& lineage(std::vector<NodeIndex> tests);
  NotFound not_found(std::string_view text) const;
  std::vector<std::string> names(const std::vector<NodeIndex>& nodes) const;

  const RevisionGraph& graph_;
  // The last lineage asked for: walks and filters ask for the same one again and again.
  std::optional<std::vector<NodeIndex>> lineage_of_;
  std::vector<bool> lineage_;
};

}  // namespace migrate::graph
