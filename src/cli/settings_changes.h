// Which settings a branch changes: where a branch is judged by the settings of its base, a change
// of them has no effect yet, and whoever reads the result should know of it.
#pragma once

#include <string>
#include <vector>

#include "migrate/alembic/settings.h"

namespace migrate::cli {

// The keys that differ, as migrate.toml spells them ("lint.ignore", "lint.severity.drop-column"),
// sorted.
std::vector<std::string> changed_settings(const alembic::Settings& base,
                                          const alembic::Settings& head);

}  // namespace migrate::cli
