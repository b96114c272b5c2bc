#include "cli/completions.h"

#include <fmt/format.h>

#include <algorithm>

namespace migrate::cli {
namespace {

constexpr std::string_view kRefs = "git for-each-ref --format='%(refname:short)' 2>/dev/null";

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::vector<std::string> shown_commands(const CommandTree& tree) {
  std::vector<std::string> names;
  for (const auto& declared : tree.commands)
    if (declared.command->group != Group::kHidden) names.emplace_back(declared.command->name);
  return names;
}

std::vector<std::string> option_names(const OptionSet& set) {
  std::vector<std::string> names;
  for (const auto& option : set.options())
    if (!option.is_argument() && !option.hidden)
      names.insert(names.end(), option.names.begin(), option.names.end());
  return names;
}

// 'text' for a shell: single quotes are left and entered again around an escaped one.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// The command of a shell that lists the words a value may be; empty: none is offered.
std::string words_of(const CommandTree& tree, const Option& option) {
  if (!option.choices.empty()) return "printf '%s\\n' " + joined(option.choices);
  switch (option.completes) {
    case Completes::kRef:
      return std::string(kRefs);
    case Completes::kCommand:
      return "printf '%s\\n' " + joined(shown_commands(tree));
    case Completes::kRule:
      return "migrate rules --names 2>/dev/null";
    case Completes::kNothing:
    case Completes::kFile:
    case Completes::kDirectory:
      break;
  }
  return "";
}

std::string bash_reply(const CommandTree& tree, const Option& option) {
  if (option.completes == Completes::kFile) return "_migrate_paths -f";
  if (option.completes == Completes::kDirectory) return "_migrate_paths -d";
  const std::string words = words_of(tree, option);
  return words.empty() ? ":" : fmt::format("_migrate_words < <({})", words);
}

std::string bash_values(const CommandTree& tree, const OptionSet& set) {
  std::string out;
  for (const auto& option : set.options())
    if (!option.is_argument() && !option.is_flag())
      out += fmt::format("    {}) {}; return ;;\n", fmt::join(option.names, "|"),
                         bash_reply(tree, option));
  return out;
}

// What follows a word that takes a value, for the loop that finds the command.
std::string names_with_value(const OptionSet& set) {
  std::vector<std::string> names;
  for (const auto& option : set.options())
    if (!option.is_argument() && !option.is_flag())
      names.insert(names.end(), option.names.begin(), option.names.end());
  return fmt::format("{}", fmt::join(names, "|"));
}

std::string fish_option(const std::string& name) {
  if (name.rfind("--", 0) == 0) return "-l " + name.substr(2);
  return (name.size() == 2 ? "-s " : "-o ") + name.substr(1);
}

std::string fish_line(const CommandTree& tree, const Option& option, std::string_view condition) {
  std::string line = fmt::format("complete -c migrate{}", condition);
  if (!option.is_argument())
    for (const auto& name : option.names) line += ' ' + fish_option(name);
  if (!option.is_flag()) {
    const std::string words = words_of(tree, option);
    if (option.completes == Completes::kFile)
      line += " -r -F";
    else if (option.completes == Completes::kDirectory)
      line += " -x -a '(__fish_complete_directories)'";
    else if (!option.is_argument() || !words.empty())
      line += " -x";
    if (!words.empty()) line += " -a " + quoted("(" + words + ")");
  }
  return line + " -d " + quoted(option.help) + '\n';
}

// A _arguments specification: "(-v --verbose)"{-v,--verbose}"[help]:VALUE:action".
std::string zsh_spec(const CommandTree& tree, const Option& option) {
  std::string help;
  for (const char c : option.help) help += c == '[' || c == ']' || c == ':' ? ' ' : c;
  std::string action = "( )";
  const std::string words = words_of(tree, option);
  if (option.completes == Completes::kFile) action = "_files";
  if (option.completes == Completes::kDirectory) action = "_files -/";
  if (!words.empty()) action = "{compadd -- ${(f)\"$(" + words + ")\"}}";
  if (option.is_argument())
    return "    " +
           quoted(fmt::format("{}:{}:{}", option.repeats() ? "*" : "", option.value, action)) +
           " \\\n";
  std::string out;
  for (const auto& name : option.names) {
    std::string spec = option.repeats() ? "*" : fmt::format("({})", joined(option.names));
    spec += fmt::format("{}[{}]", name, help);
    if (!option.is_flag()) spec += fmt::format(":{}:{}", option.value, action);
    out += "    " + quoted(spec) + " \\\n";
  }
  return out;
}

std::string zsh_specs(const CommandTree& tree, const OptionSet& set) {
  std::string out;
  for (const auto& option : set.options())
    if (!option.hidden) out += zsh_spec(tree, option);
  return out;
}

}  // namespace

std::string bash_completions(const CommandTree& tree) {
  std::string out = "# bash completion for migrate; made by 'migrate completions bash'\n";
  // Not `compgen -W`: it would expand what a branch's name holds, command substitutions included.
  out +=
      "_migrate_words() {\n  local word\n  while IFS= read -r word; do\n"
      "    [[ $word == \"$cur\"* ]] && COMPREPLY+=(\"$word\")\n  done\n}\n"
      "_migrate_paths() {\n  compopt -o filenames 2>/dev/null\n"
      "  mapfile -t COMPREPLY < <(compgen \"$1\" -- \"$cur\")\n}\n";
  out += "_migrate() {\n  local cur prev command= i=1 word\n  COMPREPLY=()\n";
  out += "  cur=${COMP_WORDS[COMP_CWORD]}\n  prev=${COMP_WORDS[COMP_CWORD-1]}\n";
  // `git migrate` completes with the same words, one further to the right.
  out += "  [[ ${COMP_WORDS[0]} == git ]] && i=2\n";
  out += "  for ((; i < COMP_CWORD; i++)); do\n    word=${COMP_WORDS[i]}\n    case $word in\n";
  out += fmt::format("    {}) ((i++)) ;;\n    -*) ;;\n    *) command=$word; break ;;\n",
                     names_with_value(tree.global_options));
  out += "    esac\n  done\n  case $command in\n";
  for (const auto& declared : tree.commands) {
    if (declared.command->group == Group::kHidden) continue;
    const std::string values = bash_values(tree, declared.options);
    if (!values.empty())
      out +=
          fmt::format("  {})\n    case $prev in\n{}    esac ;;\n", declared.command->name, values);
  }
  out += fmt::format("  esac\n  case $prev in\n{}  esac\n", bash_values(tree, tree.global_options));
  out += fmt::format("  local globals='{}' own=\n  case $command in\n",
                     joined(option_names(tree.global_options)));
  out += fmt::format("  '') own='{}' ;;\n", joined(shown_commands(tree)));
  for (const auto& declared : tree.commands) {
    if (declared.command->group == Group::kHidden) continue;
    out += fmt::format("  {})\n", declared.command->name);
    for (const auto& option : declared.options.options()) {
      if (!option.is_argument()) continue;
      out += fmt::format("    [[ $cur != -* ]] && {{ {}; return; }}\n", bash_reply(tree, option));
      break;
    }
    out += fmt::format("    own='{}' ;;\n", joined(option_names(declared.options)));
  }
  out += "  esac\n  _migrate_words < <(printf '%s\\n' $own $globals)\n}\n";
  out += "complete -F _migrate migrate git-migrate\n";
  // git's own completion calls _git_<command> for a command that is not its own.
  return out + "_git_migrate() { _migrate; }\n";
}

std::string zsh_completions(const CommandTree& tree) {
  std::string out =
      "#compdef migrate git-migrate\n# made by 'migrate completions zsh'\n"
      "_migrate() {\n  local context state state_descr line\n  typeset -A opt_args\n"
      "  local -a commands=(\n";
  for (const auto& declared : tree.commands)
    if (declared.command->group != Group::kHidden)
      out += "    " +
             quoted(fmt::format("{}:{}", declared.command->name, declared.command->summary)) + "\n";
  out += "  )\n  _arguments -C \\\n" + zsh_specs(tree, tree.global_options);
  out += "    '1:command:->command' '*::argument:->arguments'\n";
  out += "  case $state in\n  command) _describe command commands ;;\n";
  out += "  arguments) case $words[1] in\n";
  for (const auto& declared : tree.commands) {
    if (declared.command->group == Group::kHidden) continue;
    out += fmt::format("  {})\n  _arguments \\\n{}{}    ;;\n", declared.command->name,
                       zsh_specs(tree, declared.options), zsh_specs(tree, tree.global_options));
  }
  return out + "  esac ;;\n  esac\n}\n_migrate \"$@\"\n";
}

std::string fish_completions(const CommandTree& tree) {
  std::string out = "# fish completion for migrate; made by 'migrate completions fish'\n";
  const std::string names = joined(shown_commands(tree));
  out += "complete -c migrate -f\n";
  for (const auto& option : tree.global_options.options()) out += fish_line(tree, option, "");
  for (const auto& declared : tree.commands) {
    if (declared.command->group == Group::kHidden) continue;
    out += fmt::format("complete -c migrate -n {} -a {} -d {}\n",
                       quoted("not __fish_seen_subcommand_from " + names), declared.command->name,
                       quoted(declared.command->summary));
    const std::string here = fmt::format(
        " -n {}", quoted(fmt::format("__fish_seen_subcommand_from {}", declared.command->name)));
    for (const auto& option : declared.options.options())
      if (!option.hidden) out += fish_line(tree, option, here);
  }
  return out;
}

}  // namespace migrate::cli
