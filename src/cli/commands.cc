#include "cli/commands.h"

#include "cli/commands/all.h"

namespace migrate::cli {
namespace {

// clang-format off
constexpr Command kCommands[] = {
    {"heads", "list the revisions that nothing follows", Group::kLook, Needs::kHistory, setup_heads},
    {"branches", "list the revisions that several follow", Group::kLook, Needs::kHistory, setup_branches},
    {"history", "list revisions, newest first", Group::kLook, Needs::kHistory, setup_history},
    {"show", "show revisions in full", Group::kLook, Needs::kHistory, setup_show},
    {"schema", "print the schema that the revisions leave", Group::kLook, Needs::kHistory, setup_schema},
    {"where", "find the branch or commit that has a revision", Group::kLook, Needs::kGraph, setup_where},
    {"config", "show which histories were found, and where", Group::kLook, Needs::kGraph, setup_config},
    {"rules", "list the rules that lint knows", Group::kLook, Needs::kNothing, setup_rules},
    {"explain", "explain a rule", Group::kLook, Needs::kNothing, setup_explain},
    {"lint", "check that a history is sound and a change is safe", Group::kCheck, Needs::kGraph, setup_lint},
    {"forecast", "tell what landing each branch would do", Group::kCheck, Needs::kRepository, setup_forecast},
    {"merge", "join heads with a merge revision", Group::kMend, Needs::kHistory, setup_merge},
    {"init", "make a new Alembic environment", Group::kWrite, Needs::kConfig, setup_init},
    {"revision", "write a new revision file", Group::kWrite, Needs::kHistory, setup_revision},
    {"create", "write a new revision file, as revision does", Group::kWrite, Needs::kHistory, setup_revision},
    {"edit", "open a revision in the editor", Group::kWrite, Needs::kHistory, setup_edit},
    {"list_templates", "list what init can write", Group::kWrite, Needs::kNothing, setup_list_templates},
    {"hook", "check commits and pushes before they leave this machine", Group::kIntegrate, Needs::kRepository, setup_hook},
    {"completions", "print the completion script of a shell", Group::kHidden, Needs::kNothing, setup_completions},
    {"man", "print the manual page", Group::kHidden, Needs::kNothing, setup_man},
};
// clang-format on

}  // namespace

std::string_view to_string(Group group) {
  switch (group) {
    case Group::kLook:
      return "Look";
    case Group::kCheck:
      return "Check";
    case Group::kMend:
      return "Mend";
    case Group::kWrite:
      return "Write";
    case Group::kIntegrate:
      return "Integrate";
    case Group::kHidden:
      break;
  }
  return "";
}

std::span<const Command> commands() { return kCommands; }

}  // namespace migrate::cli
