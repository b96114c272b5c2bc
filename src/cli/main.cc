#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/environment.h"
#include "cli/exit_status.h"
#include "cli/help.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "cli/version.h"

namespace migrate::cli {
namespace {

Result<ExitStatus> dispatch(CommandTree& tree, const Environment& environment, Terminal& terminal,
                            const std::vector<std::string>& arguments) {
  MIGRATE_TRY(const DeclaredCommand* const declared, parse(tree, arguments));
  const Globals& globals = tree.globals;
  terminal.set_quiet(globals.quiet);
  if (globals.color == "always") terminal.set_color(ColorMode::kAlways);
  if (globals.color == "never") terminal.set_color(ColorMode::kNever);

  if (globals.version) {
    terminal.out_line(std::string("migrate ") + kVersion);
    return ExitStatus::kFine;
  }
  if (globals.help) {
    terminal.out(declared ? help(tree, *declared, terminal.width())
                          : overview(tree, terminal.width()));
    return ExitStatus::kFine;
  }
  if (!declared) return fail(ErrorKind::kUsage, "Which command?", {"migrate --help"});

  Session session(tree, environment, terminal);
  MIGRATE_CHECK(session.load(declared->command->needs));
  return declared->run(session);
}

ExitStatus run(const std::vector<std::string>& arguments) {
  const Environment environment = read_environment();
  Terminal terminal(environment);
  CommandTree tree;
  Result<ExitStatus> result = dispatch(tree, environment, terminal, arguments);
  if (result) {
    if (auto flushed = terminal.flush(); !flushed) result = tl::unexpected(flushed.error());
  }
  if (result) return *result;
  terminal.error(result.error());
  return exit_status(result.error().kind);
}

ExitStatus internal_error(const char* what) {
  Terminal(read_environment())
      .error({ErrorKind::kInternal, std::string("Internal error: ") + what + ".", {}, {}});
  return ExitStatus::kInternal;
}

}  // namespace
}  // namespace migrate::cli

int main(int argc, char** argv) {
  using namespace migrate::cli;
  try {
    return static_cast<int>(run(std::vector<std::string>(argv + (argc > 0), argv + argc)));
  } catch (const std::exception& error) {
    return static_cast<int>(internal_error(error.what()));
  } catch (...) {
    return static_cast<int>(internal_error("something unknown was thrown"));
  }
}
