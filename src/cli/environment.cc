#include "cli/environment.h"

#include <cstdlib>

namespace migrate::cli {
namespace {

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::optional<std::string>(value) : std::nullopt;
}

}  // namespace

Environment read_environment() {
  Environment env;
  env.alembic_config = variable("ALEMBIC_CONFIG").value_or("");
  env.columns = variable("COLUMNS").value_or("");
  env.editor = variable("VISUAL").value_or("");
  if (env.editor.empty()) env.editor = variable("EDITOR").value_or("");
  env.no_color = !variable("NO_COLOR").value_or("").empty();
  const std::string force = variable("CLICOLOR_FORCE").value_or("");
  env.force_color = !force.empty() && force != "0";
  env.dumb_terminal = variable("TERM").value_or("dumb") == "dumb";
  env.source_date_epoch = variable("SOURCE_DATE_EPOCH");
  env.zone_directory = variable("TZDIR").value_or("/usr/share/zoneinfo");
  env.git =
      git::Environment::from([](const char* name) -> const char* { return std::getenv(name); });
  return env;
}

}  // namespace migrate::cli
