// What each file of this folder defines: the function that declares a command's options and returns
// what runs it.
#pragma once

#include "cli/commands.h"

namespace migrate::cli {

Run setup_branches(OptionSet& options);
Run setup_completions(OptionSet& options);
Run setup_config(OptionSet& options);
Run setup_edit(OptionSet& options);
Run setup_explain(OptionSet& options);
Run setup_forecast(OptionSet& options);
Run setup_heads(OptionSet& options);
Run setup_history(OptionSet& options);
Run setup_hook(OptionSet& options);
Run setup_init(OptionSet& options);
Run setup_lint(OptionSet& options);
Run setup_list_templates(OptionSet& options);
Run setup_man(OptionSet& options);
Run setup_merge(OptionSet& options);
Run setup_revision(OptionSet& options);
Run setup_rules(OptionSet& options);
Run setup_schema(OptionSet& options);
Run setup_show(OptionSet& options);
Run setup_where(OptionSet& options);

}  // namespace migrate::cli
