#include "cli/completions.h"

#include <memory>

#include "cli/commands/all.h"
#include "cli/session.h"

namespace migrate::cli {

Run setup_completions(OptionSet& o) {
  auto shell = std::make_shared<std::string>();
  Option& argument = o.argument("SHELL", *shell, "bash, zsh or fish");
  argument.choices = {"bash", "zsh", "fish"};
  argument.required = true;
  return [shell](Session& session) -> Result<ExitStatus> {
    const auto print = *shell == "bash"  ? bash_completions
                       : *shell == "zsh" ? zsh_completions
                                         : fish_completions;
    session.terminal().out(print(session.tree()));
    return ExitStatus::kFine;
  };
}

}  // namespace migrate::cli
