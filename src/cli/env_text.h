// What env.py says, for `migrate config --explain`.
#pragma once

#include <string>

#include "cli/terminal.h"
#include "migrate/alembic/env_facts.h"
#include "migrate/report/json.h"

namespace migrate::cli {

void print_env(Terminal& terminal, const alembic::EnvFacts& facts);
// One object.
void write_env(report::Json& json, const alembic::EnvFacts& facts);

}  // namespace migrate::cli
