#include "cli/commands/all.h"
#include "cli/man_page.h"
#include "cli/session.h"

namespace migrate::cli {

Run setup_man(OptionSet&) {
  return [](Session& session) -> Result<ExitStatus> {
    session.terminal().out(man_page(session.tree()));
    return ExitStatus::kFine;
  };
}

}  // namespace migrate::cli
