// What makes a file a revision, apart from where it was read: shared by whoever builds a graph of
// files that no single Source holds. Pure, thread safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "migrate/graph/revision_graph.h"
#include "migrate/python/header.h"

namespace migrate::project {

// Whether Alembic imports a file of this name from a version location: "*.py" that starts neither
// with ".#" (an editor's lock) nor with "__init__".
bool is_revision_name(std::string_view name);

// The file's revision id: what `revision` says or, without that attribute, the file's name where
// Alembic takes it from there ("a1b2.py", its form before version 0.2). Nothing when it is unknown
// or the file has none.
std::optional<std::string> revision_id(std::string_view path, const python::RevisionHeader& header);

// The file as a node of the graph.
graph::Node graph_node(std::string id, const python::RevisionHeader& header);

}  // namespace migrate::project
