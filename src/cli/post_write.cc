#include "cli/post_write.h"

#include <fmt/format.h>

#include "cli/process.h"
#include "migrate/path.h"
#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

using alembic::PostWriteHook;

constexpr char kFileName[] = "REVISION_SCRIPT_FILENAME";

std::string names(const std::vector<PostWriteHook>& hooks) {
  std::string text;
  for (const PostWriteHook& hook : hooks)
    text += (text.empty() ? "" : ", ") + report::neutral_line(hook.name);
  return text;
}

// The program and its arguments. A `console_scripts` hook is run by the name of its entry point,
// which is how the package that has it installs it; REVISION_SCRIPT_FILENAME stands for the file,
// which comes first when that is not there.
Result<std::vector<std::string>> command_of(const PostWriteHook& hook, const std::string& path) {
  if (hook.program.empty()) {
    std::string what = fmt::format("the type '{}', which is not known here", hook.type);
    if (hook.type.empty()) what = "no type";
    if (hook.type == "console_scripts" || hook.type == "exec") what = "no program";
    return fail(ErrorKind::kConfig,
                fmt::format("The post-write hook '{}' has {}.", hook.name, what),
                {"its type is console_scripts, with an entrypoint, or exec, with an executable"});
  }
  MIGRATE_TRY(std::vector<std::string> words, split_words(hook.options));
  std::vector<std::string> command = {hook.program};
  bool has_file = false;
  for (std::string& word : words) {
    has_file = has_file || word.find(kFileName) != std::string::npos;
    for (std::size_t at = word.find(kFileName); at != std::string::npos;
         at = word.find(kFileName, at + path.size())) {
      word.replace(at, sizeof kFileName - 1, path);
    }
    command.push_back(std::move(word));
  }
  if (!has_file) command.insert(command.begin() + 1, path);
  return command;
}

}  // namespace

Result<void> check_hooks(const alembic::HistoryConfig& config) {
  for (const PostWriteHook& hook : config.post_write_hooks) {
    if (const auto command = command_of(hook, ""); !command) return tl::unexpected(command.error());
  }
  return {};
}

Result<ExitStatus> post_write(Session& session, const alembic::HistoryConfig& config,
                              const std::string& path, bool run) {
  const std::vector<PostWriteHook>& hooks = config.post_write_hooks;
  if (hooks.empty()) return ExitStatus::kFine;
  Terminal& terminal = session.terminal();
  if (!run) {
    terminal.note(
        fmt::format("post-write hooks were not run: {}; --run-hooks runs them.", names(hooks)));
    return ExitStatus::kFine;
  }
  // What was said about the file comes before what its hooks say. A document waits: an error would
  // take its place.
  if (!session.json()) MIGRATE_CHECK(terminal.flush());
  for (const PostWriteHook& hook : hooks) {
    MIGRATE_TRY(const std::vector<std::string> command, command_of(hook, path));
    const std::string directory =
        hook.cwd.empty() ? session.root() : join_path(session.root(), hook.cwd);
    const Result<int> ended = run_program(command, directory, ProgramOutput::kStderr);
    if (!ended) {
      return tl::unexpected(
          Error(ended.error()).in(fmt::format("running the post-write hook '{}'", hook.name)));
    }
    if (*ended == 0) continue;
    terminal.warning(
        fmt::format("the post-write hook '{}' ended with status {}; {} stays as it is.",
                    report::neutral_line(hook.name), *ended, report::neutral_line(path)));
    return ExitStatus::kFindings;
  }
  return ExitStatus::kFine;
}

}  // namespace migrate::cli
