// The document of `schema --json`: docs/formats/schema.md.
#pragma once

#include <span>
#include <string>

#include "cli/session.h"
#include "migrate/ir/schema.h"

namespace migrate::cli {

std::string schema_document(const Session& session, const project::History& history,
                            std::span<const graph::NodeIndex> nodes, const ir::Schema& schema);

}  // namespace migrate::cli
