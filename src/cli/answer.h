// What heads, branches, history and show have in common: a list of revisions, as lines or as one
// JSON document (docs/formats/revisions.md), and whether the graph it was read from is sound.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "cli/session.h"
#include "migrate/graph/identifiers.h"
#include "migrate/report/json.h"

namespace migrate::cli {

using NodeText = std::function<std::string(graph::NodeIndex)>;
// Writes further members of a revision's object.
using NodeMembers = std::function<void(report::Json&, graph::NodeIndex)>;

// The error for an identifier that names nothing. Where a file's own id cannot be known, that file
// may be the one that is meant: then it is kUndecidable.
Error unresolved(const project::History& history, const graph::GraphError& error);

// Prints the revisions, and what is broken or unknown in their history: what Alembic answers with a
// traceback or a wrong list is a finding here, beside the part of the answer that is known.
// kFine; kFindings where the graph is broken, kCannotTell where part of it cannot be known.
ExitStatus answer(const Session& session, const project::History& history, std::string_view command,
                  std::span<const graph::NodeIndex> nodes, const NodeText& text,
                  const NodeMembers& members = {});

}  // namespace migrate::cli
