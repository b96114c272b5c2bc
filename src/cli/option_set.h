// What a command takes, declared once: the parser, --help, the man page and the completions are all
// made from it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace migrate::cli {

// What a shell offers for a value.
enum class Completes { kNothing, kFile, kDirectory, kRef, kCommand, kRule };

struct Option {
  std::vector<std::string> names;  // "-v", "--verbose"; one name without a dash: an argument
  std::string value;               // how help calls the value; empty for a flag
  std::string help;                // one sentence, without its period
  Completes completes = Completes::kNothing;
  std::vector<std::string> choices = {};  // the only values taken, when not empty
  bool required = false;                  // of an argument
  bool hidden = false;                    // parsed and not shown
  // Where the value goes. A vector takes one value each time the option is given; an argument that
  // is a vector takes all that is left.
  std::variant<bool*, std::string*, std::vector<std::string>*> target = {};

  bool is_argument() const { return names.front().front() != '-'; }
  bool is_flag() const { return std::holds_alternative<bool*>(target); }
  bool repeats() const { return std::holds_alternative<std::vector<std::string>*>(target); }
};

struct Example {
  std::string command;
  std::string explanation;
};

class OptionSet {
 public:
  // `names` as "-v,--verbose". The targets must live as long as the parse.
  Option& flag(std::string_view names, bool& target, std::string help);
  Option& value(std::string_view names, std::string_view value, std::string& target,
                std::string help);
  Option& values(std::string_view names, std::string_view value, std::vector<std::string>& target,
                 std::string help);
  // Arguments are shown as `name`, in capitals by convention.
  Option& argument(std::string_view name, std::string& target, std::string help);
  Option& arguments(std::string_view name, std::vector<std::string>& target, std::string help);

  void example(std::string command, std::string explanation);
  // A paragraph for --help and the man page, below the summary.
  void about(std::string paragraph) { about_.push_back(std::move(paragraph)); }

  const std::vector<Option>& options() const { return options_; }
  const std::vector<Example>& examples() const { return examples_; }
  const std::vector<std::string>& about() const { return about_; }

 private:
  Option& add(std::string_view names, std::string_view value, std::string help);

  std::vector<Option> options_;
  std::vector<Example> examples_;
  std::vector<std::string> about_;
};

}  // namespace migrate::cli
