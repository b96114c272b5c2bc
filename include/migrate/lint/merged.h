// The graph that a history will have once its change is merged into the base as it is now.
#pragma once

#include "migrate/lint/context.h"

namespace migrate::lint {

// Revision by revision, as git merges file by file: what this change added or edited is taken from
// the judged history, what it removed is left out, everything else is the base's. Needs
// change.base.
graph::RevisionGraph merged_graph(const project::History& head, const Change& change);

}  // namespace migrate::lint
