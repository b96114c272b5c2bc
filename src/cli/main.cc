#include <malloc.h>

#include <algorithm>
#include <exception>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/environment.h"
#include "cli/error_document.h"
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
  if (!declared) {
    if (!globals.json) terminal.err(overview(tree, terminal.width()));
    return fail(ErrorKind::kUsage, "Which command?");
  }

  // Never freed: the process ends with it, and taking a large history apart takes as long as
  // reading it from the cache.
  static Session& session = *new Session(tree, environment, terminal);
  MIGRATE_CHECK(session.load(declared->command->needs));
  return declared->run(session);
}

// Libraries throw; nothing of ours does.
template <typename Function>
Result<ExitStatus> guarded(const Function& function) {
  std::string what = "something unknown was thrown";
  try {
    return function();
  } catch (const std::exception& error) {
    what = error.what();
  } catch (...) {
  }
  return fail(ErrorKind::kInternal, "Internal error: " + what + ".");
}

// Also true of a command line that could not be read to its end.
bool wants_json(const CommandTree& tree, const std::vector<std::string>& arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  return tree.globals.json || std::find(arguments.begin(), end, "--json") != end;
}

ExitStatus run(const std::vector<std::string>& arguments) {
  const Environment environment = read_environment();
  Terminal terminal(environment);
  CommandTree tree;
  Result<ExitStatus> result =
      guarded([&] { return dispatch(tree, environment, terminal, arguments); });
  if (result) {
    if (auto flushed = terminal.flush(); !flushed) result = tl::unexpected(flushed.error());
  }
  if (result) return *result;
  terminal.error(result.error());
  terminal.discard();
  if (wants_json(tree, arguments)) terminal.out(error_document(result.error()));
  // The failure that counts has been told already.
  (void)terminal.flush();
  return exit_status(result.error().kind);
}

}  // namespace
}  // namespace migrate::cli

int main(int argc, char** argv) {
  // Memory is taken from the system in large pieces and never given back: a history is many small
  // strings, and by default each 128 KiB of them would cost a system call.
  constexpr int kPiece = 16 << 20;
  mallopt(M_TOP_PAD, kPiece);
  mallopt(M_MMAP_THRESHOLD, kPiece);
  return static_cast<int>(
      migrate::cli::run(std::vector<std::string>(argv + (argc > 0), argv + argc)));
}
