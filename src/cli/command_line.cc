#include "cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>

#include "migrate/nearest.h"

namespace migrate::cli {
namespace {

// CLI11 takes "-1" for an option, "++" for the end of a command, the next word for the value of
// "--message=", and what stands after "--" for none of the command's. Such words go through it
// behind this mark, which no option begins with.
constexpr char kVerbatim = '\x1f';

// What Alembic does with a database, and two words that people try.
constexpr std::string_view kNeedDatabase[] = {"upgrade", "downgrade",      "current", "stamp",
                                              "check",   "ensure_version", "plan",    "status"};

std::string protect(const std::string& word) {
  if (word == "++") return kVerbatim + word;
  if (word.size() > 1 && word[0] == '-' && std::isdigit(static_cast<unsigned char>(word[1])))
    return kVerbatim + word;
  if (word.size() > 3 && word.rfind("--", 0) == 0 && word.find('=') == word.size() - 1)
    return word + kVerbatim;
  return word;
}

// As protect() for each word; "--" itself has then done its work.
std::vector<std::string> protect_all(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  bool verbatim = false;
  for (const std::string& word : words) {
    if (!verbatim && word == "--")
      verbatim = true;
    else
      out.push_back(verbatim ? kVerbatim + word : protect(word));
  }
  return out;
}

std::string unprotect(const std::string& word) {
  return !word.empty() && word.front() == kVerbatim ? word.substr(1) : word;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  return fmt::format("{}", fmt::join(words, separator));
}

void declare(CLI::App& app, const Option& option) {
  const std::string names = joined(option.names, ",");
  if (option.is_flag()) {
    app.add_flag_callback(names, [target = std::get<bool*>(option.target)] { *target = true; });
    return;
  }
  // An empty name is a variable of a script that was not set; the default would judge another
  // version.
  const bool is_ref = option.completes == Completes::kRef && !option.is_argument();
  CLI::Option* added =
      app.add_option(names, [target = option.target, is_ref](const CLI::results_t& results) {
        if (is_ref && unprotect(results.back()).empty()) return false;
        if (auto* one = std::get_if<std::string*>(&target)) **one = unprotect(results.back());
        if (auto* all = std::get_if<std::vector<std::string>*>(&target))
          for (const auto& result : results) (*all)->push_back(unprotect(result));
        return true;
      });
  if (option.repeats() && option.is_argument())
    added->expected(0, CLI::detail::expected_max_vector_size)->allow_extra_args();
  added->multi_option_policy(option.repeats() ? CLI::MultiOptionPolicy::TakeAll
                                              : CLI::MultiOptionPolicy::TakeLast);
}

tl::unexpected<Error> usage(std::string message, const Command* command,
                            std::vector<std::string> hints = {}) {
  hints.push_back(command ? fmt::format("migrate {} --help", command->name) : "migrate --help");
  return fail(ErrorKind::kUsage, std::move(message), std::move(hints));
}

tl::unexpected<Error> unknown_command(const CommandTree& tree, const std::string& word) {
  if (std::find(std::begin(kNeedDatabase), std::end(kNeedDatabase), word) !=
      std::end(kNeedDatabase))
    return usage(
        fmt::format("There is no command '{}' yet: this version connects to no database.", word),
        nullptr,
        word == "plan" || word == "status"
            ? std::vector<std::string>{"alembic current",
                                       "alembic upgrade head --sql  # prints, runs nothing"}
            : std::vector{"alembic " + word + "  # does it"});
  std::vector<std::string> names;
  for (const auto& declared : tree.commands)
    if (declared.command->group != Group::kHidden) names.emplace_back(declared.command->name);
  const auto close = nearest(word, names);
  return usage(fmt::format("There is no command '{}'.", word), nullptr,
               close ? std::vector{fmt::format("Did you mean 'migrate {}'?", *close)}
                     : std::vector<std::string>{});
}

tl::unexpected<Error> unknown_word(const CommandTree& tree, const DeclaredCommand* declared,
                                   const std::string& raw) {
  const std::string word = unprotect(raw);
  const Command* command = declared ? declared->command : nullptr;
  const bool looks_like_option = raw.size() > 1 && raw.front() == '-';
  if (!looks_like_option && !declared) return unknown_command(tree, word);
  if (!looks_like_option)
    return usage(fmt::format("'migrate {}' does not take '{}'.", command->name, word), command);
  std::vector<std::string> names;
  const auto collect = [&](const OptionSet& set) {
    for (const auto& option : set.options())
      if (!option.is_argument())
        names.insert(names.end(), option.names.begin(), option.names.end());
  };
  if (declared) collect(declared->options);
  collect(tree.global_options);
  const std::string name = word.substr(0, word.find('='));
  const auto close = name.size() > 2 ? nearest(name, names) : std::nullopt;
  return usage(
      command ? fmt::format("'migrate {}' has no option '{}'.", command->name, name)
              : fmt::format("There is no option '{}'.", name),
      command,
      close ? std::vector{fmt::format("Did you mean '{}'?", *close)} : std::vector<std::string>{});
}

// What CLI11 says, in our words.
std::string explain(const CLI::ParseError& error) {
  constexpr std::string_view kNoValue = "Could not convert: ";  // "--ref = value"
  const std::string what = error.what();
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ArgumentMismatch))
    return fmt::format("The option {} needs a value.", what.substr(0, what.find(':')));
  const std::size_t equals = what.find(" = ");
  if (!what.starts_with(kNoValue) || equals == std::string::npos)
    return fmt::format("The command line cannot be read: {}.", what);
  return fmt::format("The option {} {} a value.",
                     what.substr(kNoValue.size(), equals - kNoValue.size()),
                     unprotect(what.substr(equals + 3)).empty() ? "needs" : "does not take");
}

Result<void> check_values(const OptionSet& set, const Command* command) {
  for (const auto& option : set.options()) {
    const auto* text = std::get_if<std::string*>(&option.target);
    const auto* texts = std::get_if<std::vector<std::string>*>(&option.target);
    const bool absent = text ? (*text)->empty() : texts && (*texts)->empty();
    if (option.required && absent)
      return usage(
          fmt::format("'migrate {}' needs {}: {}.", command->name, option.value, option.help),
          command);
    if (option.choices.empty() || absent) continue;
    for (const auto& value : text ? std::vector{**text} : **texts) {
      if (std::find(option.choices.begin(), option.choices.end(), value) != option.choices.end())
        continue;
      const auto close = nearest(value, option.choices);
      return usage(fmt::format("{} is one of {}, not '{}'.", option.names.back(),
                               joined(option.choices, ", "), value),
                   command,
                   close ? std::vector{fmt::format("Did you mean '{}'?", *close)}
                         : std::vector<std::string>{});
    }
  }
  return {};
}

}  // namespace

CommandTree::CommandTree() {
  setup_globals(global_options, globals);
  for (const Command& command : cli::commands()) {
    DeclaredCommand declared;
    declared.command = &command;
    declared.run = command.setup(declared.options);
    commands.push_back(std::move(declared));
  }
}

Result<const DeclaredCommand*> parse(CommandTree& tree, const std::vector<std::string>& arguments) {
  CLI::App app;
  app.set_help_flag();
  app.require_subcommand(0, 1);
  app.allow_extras();
  for (const auto& option : tree.global_options.options()) declare(app, option);
  for (const auto& declared : tree.commands) {
    CLI::App* child = app.add_subcommand(std::string(declared.command->name));
    child->set_help_flag();
    child->fallthrough();
    child->allow_extras();
    for (const auto& option : declared.options.options()) declare(*child, option);
  }

  const auto chosen = [&]() -> const DeclaredCommand* {
    for (std::size_t i = 0; i < tree.commands.size(); ++i)
      if (app.got_subcommand(std::string(tree.commands[i].command->name))) return &tree.commands[i];
    return nullptr;
  };
  std::vector<std::string> words = protect_all(arguments);
  std::reverse(words.begin(), words.end());  // CLI11 takes its words last first
  try {
    app.parse(std::move(words));
  } catch (const CLI::ParseError& error) {
    const DeclaredCommand* declared = chosen();
    return usage(explain(error), declared ? declared->command : nullptr);
  }

  const DeclaredCommand* declared = chosen();
  if (tree.globals.help || tree.globals.version) return declared;
  for (const auto& extra : app.remaining(true)) return unknown_word(tree, declared, extra);
  MIGRATE_CHECK(check_values(tree.global_options, declared ? declared->command : nullptr));
  if (declared) MIGRATE_CHECK(check_values(declared->options, declared->command));
  return declared;
}

}  // namespace migrate::cli
