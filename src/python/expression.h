// Constant expressions: what a value is, as far as that can be told without running anything.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "migrate/python/header.h"
#include "python/source_text.h"
#include "python/syntax_tree.h"

namespace migrate::python {

// What a name stands for at this point of the module.
using Lookup = std::function<Attribute(std::string_view name)>;
// Told of a name that the expression itself binds by ":=".
using Bind = std::function<void(std::string_view name, const Attribute& value)>;

Attribute unknown_value(std::string reason, Span span);

// The value of an expression that has no error in it. Recursion goes with the nesting of brackets
// only, which the caller has bounded (kMaxBracketDepth).
Attribute evaluate(const SourceText& source, const Node& node, const Lookup& lookup,
                   const Bind& bind);

// The literals of a string or of implicitly joined strings, parentheses taken off; empty for
// anything else.
std::vector<Span> string_literals(const Node& node);

// Takes off parentheses: the expression inside, or the node itself.
Node without_parentheses(Node node);

}  // namespace migrate::python
