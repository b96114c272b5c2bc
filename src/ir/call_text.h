// Text of the form name(argument, word=argument), the form of every dump. Private to dumps.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "migrate/ir/expression.h"
#include "migrate/ir/literal.h"
#include "migrate/ir/sql_statement.h"
#include "migrate/ir/table.h"

namespace migrate::ir {

// An identifier: as it is where it is a plain word, else in quotation marks.
std::string word(std::string_view name);
// In double quotation marks, on one line whatever it holds.
std::string quoted(std::string_view text);
std::string unknown_text(std::string_view why);  // "?(why)"

std::string text_of(bool value);
std::string text_of(std::int64_t value);
std::string text_of(const std::string& name);
std::string text_of(const std::vector<std::string>& names);
std::string text_of(const Literal& literal);
std::string text_of(const LiteralMap& values);
std::string text_of(const std::vector<LiteralMap>& rows);
std::string text_of(const std::vector<Index::Element>& elements);
std::string text_of(const TableName& table);
std::string text_of(const ObjectRef& object);

template <typename T>
std::string text_of(const Arg<T>& argument) {
  if (argument.known()) return text_of(*argument);
  return argument.unknown() ? unknown_text(argument.why()) : "-";
}

class CallText {
 public:
  explicit CallText(std::string_view name) : text_(name) { text_ += '('; }

  CallText& add(std::string_view argument);
  CallText& add(std::string_view keyword, std::string_view argument);
  // Nothing where it is not given.
  template <typename T>
  CallText& add(std::string_view keyword, const Arg<T>& argument) {
    return argument.given() ? add(keyword, text_of(argument)) : *this;
  }
  // A text that people wrote rather than a name: always in quotation marks.
  CallText& add_quoted(std::string_view keyword, const Arg<std::string>& argument);
  CallText& add_flag(std::string_view keyword, bool value) {
    return value ? add(keyword, "True") : *this;
  }
  CallText& add_name(const ObjectName& name);
  CallText& add_options(const Options& options);
  std::string end() && {
    text_ += ')';
    return std::move(text_);
  }

 private:
  std::string text_;
  bool first_ = true;
};

}  // namespace migrate::ir
