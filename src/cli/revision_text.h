// How a revision is shown to people: one line, or the full entry, as Alembic writes them. What
// Alembic orders by chance (labels, children) is in the order of names.
#pragma once

#include <string>

#include "cli/session.h"

namespace migrate::cli {

struct LineParts {
  bool labels = true;
  bool message = false;
  bool parents = false;
  bool shape = true;  // "(branchpoint)", "(mergepoint)"
};

// "ab12 -> cd34 (label) (head), add users"
std::string revision_line(const project::History& history, graph::NodeIndex node,
                          const LineParts& parts);

// The entry of `history --verbose` and `show`, with the whole docstring; ends with a line feed.
std::string revision_entry(const Session& session, const project::History& history,
                           graph::NodeIndex node);

}  // namespace migrate::cli
