// What the settings and the command line say about rules, as the lint engine takes it.
#pragma once

#include <string>
#include <vector>

#include "migrate/alembic/settings.h"
#include "migrate/lint/lint.h"
#include "migrate/result.h"

namespace migrate::cli {

struct PolicyOptions {
  std::vector<std::string> select;  // --select, --ignore: selectors, also as "a,b"
  std::vector<std::string> ignore;
  std::string fail_on;  // empty: as the settings say
};

// Errors: kConfig with "path:line:column" for what the settings say, kUsage for the command line.
Result<lint::Policy> make_policy(const alembic::Settings& settings, const PolicyOptions& options);

}  // namespace migrate::cli
