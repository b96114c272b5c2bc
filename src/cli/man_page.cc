#include "cli/man_page.h"

#include <fmt/format.h>

#include "cli/help.h"
#include "cli/version.h"

namespace migrate::cli {
namespace {

// Text for roff: hyphens stay hyphens, and no line begins a request.
std::string roff(std::string_view text) {
  std::string out;
  if (!text.empty() && (text.front() == '.' || text.front() == '\'')) out += "\\&";
  for (const char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  return out;
}

std::string tagged(const OptionSet& set, bool arguments) {
  std::string out;
  for (const auto& option : set.options())
    if (option.is_argument() == arguments && !option.hidden)
      out += fmt::format(".TP\n.B {}\n{}.\n", roff(spelling(option)), roff(option.help));
  return out;
}

}  // namespace

std::string man_page(const CommandTree& tree) {
  std::string out = fmt::format(".TH MIGRATE 1 \"\" \"migrate {}\" \"User Commands\"\n", kVersion);
  out += ".SH NAME\nmigrate \\- read, check and merge Alembic migration histories in Git\n";
  out += ".SH SYNOPSIS\n.B migrate\n[\\fIOPTIONS\\fR] \\fICOMMAND\\fR ...\n.br\n.B git migrate\n";
  out += "[\\fIOPTIONS\\fR] \\fICOMMAND\\fR ...\n";
  out +=
      ".SH DESCRIPTION\n.B migrate\nreads Alembic revision files from any version of a Git "
      "repository: the working tree, the index, a branch, a tag or a commit. It never runs them.\n"
      "Names and options that Alembic has mean here what they mean there.\n";
  out += ".SH OPTIONS\nThese stand before or after the command.\n";
  out += tagged(tree.global_options, false);
  out += ".SH COMMANDS\n";
  for (const auto& declared : tree.commands) {
    if (declared.command->group == Group::kHidden) continue;
    out += fmt::format(".SS {}\n{}.\n", roff(synopsis(declared)),
                       roff(sentence(declared.command->summary)));
    for (const auto& paragraph : declared.options.about())
      out += fmt::format(".PP\n{}\n", roff(paragraph));
    out += tagged(declared.options, true) + tagged(declared.options, false);
    for (const auto& example : declared.options.examples())
      out += fmt::format(".PP\n{}:\n.PP\n.nf\n    {}\n.fi\n", roff(example.explanation),
                         roff(example.command));
  }
  out += ".SH EXIT STATUS\n";
  const std::pair<int, std::string_view> statuses[] = {
      {0, "Fine."},
      {1, "There are findings at or above the severity that fails."},
      {2, "The command line or a configuration file is wrong."},
      {3, "The repository or the database is not available."},
      {4, "The answer cannot be known from what is there."},
      {70, "An internal error."},
  };
  for (const auto& [status, meaning] : statuses)
    out += fmt::format(".TP\n.B {}\n{}\n", status, meaning);
  out +=
      ".SH ENVIRONMENT\n.TP\n.B ALEMBIC_CONFIG\nThe configuration file, where \\-c does not name "
      "one.\n.TP\n.B NO_COLOR, CLICOLOR_FORCE\nTurn colour off or on.\n.TP\n.B GIT_DIR, "
      "GIT_WORK_TREE, GIT_INDEX_FILE, GIT_OBJECT_DIRECTORY, "
      "GIT_ALTERNATE_OBJECT_DIRECTORIES, GIT_COMMON_DIR\nMean what they mean to Git.\n";
  return out + ".SH SEE ALSO\n.BR git (1)\n";
}

}  // namespace migrate::cli
