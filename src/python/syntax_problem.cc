#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "migrate/python/header.h"
#include "python/lexer.h"
#include "python/nesting.h"
#include "python/plain_syntax.h"
#include "python/source_text.h"
#include "python/string_literal.h"
#include "python/syntax_problem.h"
#include "python/syntax_tree.h"

namespace migrate::python {
namespace {

// The parser's time grows with text that is far from Python; larger files are not judged.
constexpr std::size_t kMaxText = std::size_t{512} * 1024;

bool is_python2_number(std::string_view number) {
  if (number.back() == 'l' || number.back() == 'L') return true;
  const bool octal = number.size() > 1 && number[0] == '0' && number[1] >= '0' && number[1] <= '9';
  return octal && number.find_first_not_of("0_") != std::string_view::npos;
}

bool has_child(const Node& node, std::string_view type) {
  bool found = false;
  for_each_child(node, [&](const Node& child, std::string_view) { found |= child.type() == type; });
  return found;
}

// The grammar takes Python 2 as well. What Python 3 has dropped, or nothing.
std::string_view python2_form(std::string_view code, const Node& node) {
  const std::string_view type = node.type();
  // `print >>file, x` is an expression in Python 3: it fails when it runs, not before.
  if (type == "print_statement" && !has_child(node, "chevron")) return "a print statement";
  if (type == "exec_statement") return "an exec statement";
  if (type == "except_clause" && has_child(node, ",")) return "except with a comma";
  if (type == "raise_statement" && has_child(node, "expression_list")) {
    return "raise with a comma";
  }
  if (type == "<>") return "the operator <>";
  if (type == "integer" && is_python2_number(node.span().of(code))) return "a number of Python 2";
  if (type == "parameters" && has_child(node, "tuple_pattern")) return "a tuple parameter";
  if (type == "string") {
    if (code[node.span().begin] == '`') return "backticks";
    if (take_apart(code, node.span()).python2) return "a string with the prefix ur";
  }
  return {};
}

std::optional<SyntaxProblem> problem_at(std::string_view code, const Node& node) {
  if (node.is_missing()) {
    return SyntaxProblem{"something is missing here: " + std::string(node.type()), node.span()};
  }
  if (node.type() == "ERROR") return SyntaxProblem{"this is not Python", node.span()};
  const std::string_view form = python2_form(code, node);
  if (form.empty()) return std::nullopt;
  return SyntaxProblem{"Python 2 syntax: " + std::string(form), node.span()};
}

// The first problem in the order of the text. Walks with a cursor: the stack does not grow.
std::optional<SyntaxProblem> tree_problem(std::string_view code, const Node& root) {
  TSTreeCursor cursor = ts_tree_cursor_new(root.raw());
  std::optional<SyntaxProblem> found;
  for (bool more = true; more && !found;) {
    found = problem_at(code, Node(ts_tree_cursor_current_node(&cursor), root.base()));
    more = ts_tree_cursor_goto_first_child(&cursor) || ts_tree_cursor_goto_next_sibling(&cursor);
    while (!more && ts_tree_cursor_goto_parent(&cursor)) {
      more = ts_tree_cursor_goto_next_sibling(&cursor);
    }
  }
  ts_tree_cursor_delete(&cursor);
  return found;
}

// The code with spaces for line ends and comments inside of brackets, where both mean nothing; all
// offsets stay.
std::string with_joined_lines(std::string_view code) {
  std::string joined(code);
  Lexer lexer(code);
  std::uint32_t end = 0;
  bool inside = false;
  for (Token token = lexer.next(); token.kind != TokenKind::kEnd; token = lexer.next()) {
    const bool comment = inside && token.kind == TokenKind::kComment;
    const std::uint32_t begin = comment ? token.span.end : token.span.begin;
    if (inside) std::fill(joined.begin() + end, joined.begin() + begin, ' ');
    end = token.span.end;
    inside = lexer.depth() > 0;
  }
  return joined;
}

}  // namespace

std::optional<SyntaxProblem> problem_in_grammar(const SourceText& source) {
  const std::string_view code = source.code();
  const Span all{source.code_begin(), static_cast<std::uint32_t>(code.size())};
  if (auto problem = nesting_problem(code, all)) return problem;
  const SyntaxTree tree(all.of(code), all.begin);
  auto problem = tree_problem(code, tree.root());
  if (!problem) return problem;
  // The grammar trips over `f(x=` before a line that is indented less than the block.
  const std::string joined = with_joined_lines(code);
  const SyntaxTree joined_tree(all.of(joined), all.begin);
  return tree_problem(joined, joined_tree.root());
}

std::optional<SyntaxProblem> syntax_problem(std::string_view text) {
  if (text.size() > kMaxText) {
    return SyntaxProblem{"the file is too large to be checked", {}, true};
  }
  const SourceText source(text);
  if (!source.problem().empty()) return SyntaxProblem{source.problem(), source.problem_span()};
  if (is_plain_python(source.code())) return std::nullopt;
  return problem_in_grammar(source);
}

}  // namespace migrate::python
