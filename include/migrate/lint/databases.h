// Which databases a history is written for.
#pragma once

#include <string>
#include <vector>

#include "migrate/lint/operation.h"
#include "migrate/project/project.h"

namespace migrate::lint {

// Those that the configuration, env.py and the newest revisions mention; PostgreSQL where they
// mention none. PostgreSQL comes first, SQLite last. Reads a bounded number of files.
std::vector<Database> mentioned_databases(const source::Source& source,
                                          const project::History& history);

}  // namespace migrate::lint
