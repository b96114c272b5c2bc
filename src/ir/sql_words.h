// The identifiers of a piece of SQL text: enough to tell which columns an expression mentions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/ir/expression.h"
#include "migrate/span.h"

namespace migrate::ir {

struct SqlWord {
  std::string name;  // without quotation marks; in lower case where it had none
  Span span;         // in the text, with the quotation marks
};

// Words that may name a column: no function that is called, no type after "::", no text literal.
std::vector<SqlWord> sql_words(std::string_view sql);

// Every column that an expression mentions, or may mention: keywords of the text stand among them.
// `complete` becomes false where a part of it is not known.
std::vector<std::string> mentioned(const Expression& expression, bool& complete);

// The column that an element of an index is, whatever its order: "age", "age DESC NULLS LAST".
// Nothing for any other expression.
std::optional<std::string> bare_column(const Expression& element);

// With one column renamed wherever it is mentioned.
void rename_mentions(Expression& expression, std::string_view from, std::string_view to);

}  // namespace migrate::ir
