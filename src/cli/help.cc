#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace migrate::cli {
namespace {

constexpr std::size_t kColumn = 26;  // where the explanations begin
constexpr int kDefaultWidth = 80;

std::string wrap(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  std::size_t column = indent;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (column > indent && column + 1 + word.size() > width) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out;
}

std::string row(std::string_view left, std::string_view right, std::size_t width) {
  std::string out = fmt::format("  {}", left);
  out += out.size() + 2 > kColumn ? '\n' + std::string(kColumn, ' ')
                                  : std::string(kColumn - out.size(), ' ');
  return out + wrap(right, kColumn, width) + '\n';
}

std::string rows(const OptionSet& set, bool arguments, std::size_t width) {
  std::string out;
  for (const auto& option : set.options())
    if (option.is_argument() == arguments && !option.hidden)
      out += row(spelling(option), option.help, width);
  return out;
}

std::size_t columns(int width) {
  return static_cast<std::size_t>(std::clamp(width > 0 ? width : kDefaultWidth, 60, 100));
}

}  // namespace

std::string spelling(const Option& option) {
  if (option.is_argument()) return option.value;
  std::string text = fmt::format("{}", fmt::join(option.names, ", "));
  if (!option.is_flag()) text += ' ' + option.value;
  return text;
}

std::string sentence(std::string_view summary) {
  std::string text(summary);
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

std::string synopsis(const DeclaredCommand& declared) {
  std::string text = fmt::format("migrate {} [OPTIONS]", declared.command->name);
  for (const auto& option : declared.options.options()) {
    if (!option.is_argument()) continue;
    const std::string name = option.repeats() ? option.value + "..." : option.value;
    text += option.required ? ' ' + name : fmt::format(" [{}]", name);
  }
  return text;
}

std::string overview(const CommandTree& tree, int width) {
  std::string out =
      "migrate reads Alembic migration histories where they live, in Git, and runs none of their "
      "code.\n\nUsage: migrate [OPTIONS] COMMAND ...\n";
  for (const Group group :
       {Group::kLook, Group::kCheck, Group::kMend, Group::kWrite, Group::kIntegrate}) {
    std::string lines;
    for (const auto& declared : tree.commands)
      if (declared.command->group == group)
        lines += row(declared.command->name, declared.command->summary, columns(width));
    if (!lines.empty()) out += fmt::format("\n{}:\n{}", to_string(group), lines);
  }
  out += "\nOptions, before or after the command:\n";
  out += rows(tree.global_options, false, columns(width));
  out +=
      "\nExit status: 0 fine, 1 findings, 2 usage or configuration, 3 repository or database "
      "unavailable,\n4 cannot tell, 70 internal error.\n"
      "'migrate COMMAND --help' says more about one command.\n";
  return out;
}

std::string help(const CommandTree& tree, const DeclaredCommand& declared, int width) {
  const std::size_t to = columns(width);
  std::string out = fmt::format("Usage: {}\n\n{}.\n", synopsis(declared),
                                wrap(sentence(declared.command->summary), 0, to));
  for (const auto& paragraph : declared.options.about())
    out += '\n' + wrap(paragraph, 0, to) + '\n';
  const auto section = [&out](std::string_view title, const std::string& lines) {
    if (!lines.empty()) out += fmt::format("\n{}:\n{}", title, lines);
  };
  section("Arguments", rows(declared.options, true, to));
  section("Options", rows(declared.options, false, to));
  std::string examples;
  for (const auto& example : declared.options.examples())
    examples += fmt::format("  {}\n      {}\n", example.command, wrap(example.explanation, 6, to));
  section("Examples", examples);
  section("Options of every command", rows(tree.global_options, false, to));
  return out;
}

}  // namespace migrate::cli
