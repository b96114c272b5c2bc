// What `migrate init` writes, as edits of the working tree.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"
#include "migrate/alembic/environment.h"
#include "migrate/merge/edits.h"

namespace migrate::cli {

struct PlannedEnvironment {
  std::vector<std::string> folders;  // kept even where no file is put into them, as "versions"
  std::vector<merge::FileEdit> edits;
};

// An .ini file that is there already is left alone, which is said; a table for pyproject.toml goes
// to the end of the file. Errors: kUsage where the folder is not empty, where pyproject.toml has
// [tool.alembic] already, and for a template that is not there.
Result<PlannedEnvironment> plan_environment(const Session& session,
                                            const alembic::NewEnvironment& wanted);

Result<void> write_environment(const Session& session, const PlannedEnvironment& planned);

}  // namespace migrate::cli
