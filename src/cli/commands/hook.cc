#include <fmt/format.h>

#include <memory>

#include "cli/commands/all.h"
#include "cli/hook_files.h"
#include "cli/hook_run.h"
#include "cli/session.h"

namespace migrate::cli {
namespace {

Result<ExitStatus> run_hook_command(Session& session, const HookOptions& options) {
  if (options.action == "install") return install_hooks(session, options);
  if (options.action == "uninstall") return uninstall_hooks(session, options);
  const std::string name = options.names.empty() ? "" : options.names.front();
  if (name == "pre-commit") return run_pre_commit(session, options.strict);
  if (name != "pre-push")
    return fail(ErrorKind::kUsage,
                name.empty() ? "Which hook?" : fmt::format("There is no hook '{}'.", name),
                {"migrate hook run pre-commit", "migrate hook run pre-push REMOTE URL"});
  return run_pre_push(session, options.names.size() > 1 ? options.names[1] : "", options.strict);
}

}  // namespace

Run setup_hook(OptionSet& o) {
  auto options = std::make_shared<HookOptions>();
  Option& action = o.argument("ACTION", options->action, "install, uninstall or run");
  action.choices = {"install", "uninstall", "run"};
  action.required = true;
  o.arguments("HOOK", options->names,
              "pre-commit, pre-push; default: both. For run: one, and what Git gives it");
  o.flag("--strict", options->strict, "Block what cannot be told as well");
  o.flag("--dry-run", options->dry_run, "Say what would be done");
  o.about(
      "pre-commit judges what is staged, pre-push the commits that are pushed, merged with the "
      "base "
      "as the remote had it last. Both report only what is new, and nothing when all is fine. "
      "`git push --no-verify` goes past them once.");
  o.about(
      "Hooks go where Git looks for them (core.hooksPath). A hook that is there already is left as "
      "it is; the line that it needs is shown.");
  o.example("migrate hook install", "check every commit and every push from here");
  o.example("migrate hook install pre-push --strict", "check pushes only; stop at what is unknown");
  return [options](Session& session) { return run_hook_command(session, *options); };
}

}  // namespace migrate::cli
