#include "python/expression.h"

#include <array>

#include "python/string_literal.h"

namespace migrate::python {
namespace {

// Comments and joined lines stand between any two tokens of the tree.
bool is_extra(const Node& node) {
  return node.type() == "comment" || node.type() == "line_continuation";
}

std::string reason_for(const Node& node) {
  struct Reason {
    std::string_view type;
    std::string_view text;
  };
  constexpr std::array kReasons = {
      Reason{"call", "the value is the result of a call"},
      Reason{"integer", "the value is a number, not a string"},
      Reason{"float", "the value is a number, not a string"},
      Reason{"true", "the value is a boolean, not a string"},
      Reason{"false", "the value is a boolean, not a string"},
      Reason{"dictionary", "the value is a dictionary, not a string"},
      Reason{"conditional_expression", "the value depends on a condition"},
      Reason{"attribute", "the value is read from another object"},
      Reason{"list_splat", "a part of the value is unpacked from another one"},
  };
  for (const Reason& reason : kReasons) {
    if (node.type() == reason.type) return std::string(reason.text);
  }
  return "the value is computed";
}

Attribute string_value(const SourceText& source, const Node& node) {
  Attribute value;
  value.known = Known::kKnown;
  value.shape = Shape::kString;
  value.span = node.span();
  value.value_spans = {node.span()};
  value.values.emplace_back();
  for (const Span literal : string_literals(node)) {
    // In Python 2 a backtick quotes an expression; the grammar takes that for a string.
    if (literal.of(source.code()).front() == '`')
      return unknown_value(reason_for(node), node.span());
    std::string reason =
        append_value(source, take_apart(source.code(), literal), value.values.front());
    if (!reason.empty()) return unknown_value(std::move(reason), node.span());
  }
  return value;
}

Attribute collection(const SourceText& source, const Node& node, Shape shape, const Lookup& lookup,
                     const Bind& bind) {
  Attribute result;
  result.known = Known::kKnown;
  result.shape = shape;
  result.span = node.span();
  bool literal_places = true;
  for_each_child(node, [&](const Node& child, std::string_view) {
    if (!child.named() || is_extra(child) || result.known == Known::kUnknown) return;
    Attribute element = evaluate(source, child, lookup, bind);
    if (element.known == Known::kKnown && element.shape != Shape::kString) {
      element = unknown_value("an element is not a string", child.span());
    }
    if (element.known != Known::kKnown) {
      result = unknown_value(std::move(element.reason), node.span());
      return;
    }
    literal_places &= !element.value_spans.empty();
    result.values.push_back(std::move(element.values.front()));
    if (literal_places) result.value_spans.push_back(element.value_spans.front());
  });
  if (!literal_places) result.value_spans.clear();
  return result;
}

}  // namespace

Attribute unknown_value(std::string reason, Span span) {
  Attribute value;
  value.known = Known::kUnknown;
  value.reason = std::move(reason);
  value.span = span;
  return value;
}

Node without_parentheses(Node node) {
  while (node && node.type() == "parenthesized_expression") {
    Node inner;
    bool found = false;
    for_each_child(node, [&](const Node& child, std::string_view) {
      if (child.named() && !is_extra(child) && !found) {
        inner = child;
        found = true;
      }
    });
    if (!found) return node;
    node = inner;
  }
  return node;
}

std::vector<Span> string_literals(const Node& node) {
  const Node inner = without_parentheses(node);
  if (inner.type() == "string") return {inner.span()};
  std::vector<Span> literals;
  if (inner.type() != "concatenated_string") return literals;
  for_each_child(inner, [&](const Node& child, std::string_view) {
    if (child.type() == "string") literals.push_back(child.span());
  });
  return literals;
}

Attribute evaluate(const SourceText& source, const Node& node, const Lookup& lookup,
                   const Bind& bind) {
  const Node inner = without_parentheses(node);
  const std::string_view type = inner.type();
  Attribute value;
  if (type == "string" || type == "concatenated_string") {
    value = string_value(source, inner);
  } else if (type == "none") {
    value.known = Known::kKnown;
  } else if (type == "tuple" || type == "expression_list") {
    value = collection(source, inner, Shape::kTuple, lookup, bind);
  } else if (type == "list") {
    value = collection(source, inner, Shape::kList, lookup, bind);
  } else if (type == "set") {
    value = collection(source, inner, Shape::kSet, lookup, bind);
  } else if (type == "identifier") {
    value = lookup(inner.span().of(source.code()));
    value.value_spans.clear();  // They stand elsewhere and may be shared.
  } else if (type == "named_expression") {
    value = evaluate(source, inner.field("value"), lookup, bind);
    bind(inner.field("name").span().of(source.code()), value);
  } else {
    value = unknown_value(reason_for(inner), inner.span());
  }
  value.span = node.span();
  return value;
}

}  // namespace migrate::python
