// Identifiers of revisions, as Alembic understands them on its command line: full and partial ids,
// branch labels, `head`, `heads`, `base`, and `branch@…` before any of them, where the branch is a
// label or a revision of it. Relative ones ("+2", "ae10-1", "label@+1") and ranges depend on where
// one stands: see order.h.
//
// Pure functions of the graph and the text; thread safe. They answer on broken graphs too, for what
// is there. Text may be anything: it is bounded, not trusted.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <variant>
#include <vector>

#include "migrate/graph/revision_graph.h"
#include "migrate/result.h"

namespace migrate::graph {

// Nothing has this id, label, or beginning of at least four characters.
struct NotFound {
  std::string text;
  std::vector<std::string> nearest;  // ids and labels that are spelled nearly so, best first
};
// More than one id or label begins so.
struct Ambiguous {
  std::string text;
  std::vector<std::string> candidates;
};
// One revision is wanted, and there are several heads.
struct MultipleHeads {
  std::string text;
  std::vector<std::string> heads;
};
struct NotInLineage {
  std::string revision;
  std::string branch;
};
// A relative identifier leads past an end of the history.
struct RelativeOutOfRange {
  std::string text;
};
// A relative identifier leads to a place where there is more than one way, or starts from several.
struct AmbiguousWalk {
  std::string text;
  std::vector<std::string> candidates;
};
// `lower` is no ancestor of `upper`, or nothing lies between them on the line that was asked for.
struct RangeNotAncestor {
  std::string lower, upper;
};
// Of the revisions that were asked for together, one is an ancestor of another.
struct Overlap {
  std::string revision;
  std::vector<std::string> others;
};
struct InvalidIdentifier {
  std::string text;
  std::string reason;  // a clause: "it is empty"
};
// No order exists.
struct CycleDetected {
  std::vector<std::string> revisions;  // each needs the next, the last needs the first
};
// A revision that the answer needs names another that is not there, or that cannot be known.
struct BrokenLink {
  std::string revision;
  std::string missing;  // empty: its down_revision cannot be known
};

using GraphError = std::variant<NotFound, Ambiguous, MultipleHeads, NotInLineage,
                                RelativeOutOfRange, AmbiguousWalk, RangeNotAncestor, Overlap,
                                InvalidIdentifier, CycleDetected, BrokenLink>;
template <typename T>
using GraphResult = tl::expected<T, GraphError>;

// The message and the hints for people. Everything is kUsage, except what no choice of identifier
// would mend: a cycle and a broken link are kUndecidable.
Error to_error(const GraphError& error);

// The revisions that `text` names. "base" is none of them; "heads" may be any number, and leaves
// out heads that another revision depends on, unless a branch is named. "-2" walks down from every
// head.
GraphResult<std::vector<NodeIndex>> resolve(const RevisionGraph& graph, std::string_view text);
// The same where one is wanted: nothing for "base".
GraphResult<std::optional<NodeIndex>> resolve_one(const RevisionGraph& graph,
                                                  std::string_view text);

// The only head, or the only one on the branch. Nothing when there is none.
GraphResult<std::optional<NodeIndex>> current_head(const RevisionGraph& graph,
                                                   std::string_view branch = {});
// Those of `nodes` that are ancestors or descendants, by down_revision, of what `branch` names.
GraphResult<std::vector<NodeIndex>> filter_for_lineage(const RevisionGraph& graph,
                                                       const std::vector<NodeIndex>& nodes,
                                                       std::string_view branch);

// The characters of a revision id that would be read as a part of a larger identifier: of "@", "-"
// and "+", those that are there. Alembic refuses to load a history with such an id.
std::string illegal_characters(std::string_view revision_id);

// "a:b", ":b" or "a:", as `history -r` takes it. Both ends as written; empty where left out.
GraphResult<std::pair<std::string, std::string>> parse_range(std::string_view text);

}  // namespace migrate::graph
