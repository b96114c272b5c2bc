#include "cli/option_set.h"

#include <utility>

namespace migrate::cli {

Option& OptionSet::add(std::string_view names, std::string_view value, std::string help) {
  Option option;
  for (std::size_t begin = 0; begin <= names.size();) {
    const std::size_t end = std::min(names.find(',', begin), names.size());
    option.names.emplace_back(names.substr(begin, end - begin));
    begin = end + 1;
  }
  option.value = value;
  option.help = std::move(help);
  return options_.emplace_back(std::move(option));
}

Option& OptionSet::flag(std::string_view names, bool& target, std::string help) {
  Option& option = add(names, "", std::move(help));
  option.target = &target;
  return option;
}

Option& OptionSet::value(std::string_view names, std::string_view value, std::string& target,
                         std::string help) {
  Option& option = add(names, value, std::move(help));
  option.target = &target;
  return option;
}

Option& OptionSet::values(std::string_view names, std::string_view value,
                          std::vector<std::string>& target, std::string help) {
  Option& option = add(names, value, std::move(help));
  option.target = &target;
  return option;
}

Option& OptionSet::argument(std::string_view name, std::string& target, std::string help) {
  return value(name, name, target, std::move(help));
}

Option& OptionSet::arguments(std::string_view name, std::vector<std::string>& target,
                             std::string help) {
  return values(name, name, target, std::move(help));
}

void OptionSet::example(std::string command, std::string explanation) {
  examples_.push_back({std::move(command), std::move(explanation)});
}

}  // namespace migrate::cli
