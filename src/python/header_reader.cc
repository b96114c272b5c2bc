#include "python/header_reader.h"

#include <map>
#include <set>

#include "python/bindings.h"
#include "python/docstring.h"
#include "python/expression.h"
#include "python/header_words.h"
#include "python/nesting.h"
#include "python/statements.h"
#include "python/string_literal.h"
#include "python/syntax_tree.h"

namespace migrate::python {
namespace {

constexpr std::string_view kOurs = "<<<<<<< ";
constexpr std::string_view kTheirs = ">>>>>>> ";

constexpr const char* kBroken = "it stands in a part of the file that is not Python";
constexpr const char* kConflict = "it stands in a merge conflict";
constexpr const char* kTooLong = "the file is too long to be followed up to here";

// What the parser may be given of one file: bytes, and for each statement what a short one costs.
constexpr std::size_t kBudget = std::size_t{2} * 1024 * 1024;
constexpr std::size_t kStatementCost = 100;

// Packages known to export none of the four names by `import *`.
bool harmless_star(std::string_view module) {
  const std::string_view root = module.substr(0, module.find('.'));
  return root == "sqlalchemy" || root == "alembic" || root == "typing" || root == "datetime";
}

bool is_mutable(const Attribute& value) {
  return value.shape == Shape::kList || value.shape == Shape::kSet;
}

class HeaderReader {
 public:
  explicit HeaderReader(const SourceText& source) : source_(source), code_(source.code()) {}

  RevisionHeader run() {
    find_conflicts();
    bool first = true;
    for (const Statement& statement : top_level_statements(code_)) {
      read(statement, first);
      first = false;
    }
    header_.revision = final_value("revision");
    header_.down_revision = final_value("down_revision");
    header_.branch_labels = final_value("branch_labels");
    header_.depends_on = final_value("depends_on");
    return std::move(header_);
  }

 private:
  void find_conflicts() {
    for (Span begin = conflict_marker(code_, kOurs); !begin.empty();) {
      const Span end = conflict_marker(code_, kTheirs, begin.end);
      conflicts_.push_back(
          {begin.begin, end.empty() ? static_cast<std::uint32_t>(code_.size()) : end.end});
      begin = conflict_marker(code_, kOurs, conflicts_.back().end);
    }
  }

  bool in_conflict(Span span) {
    while (next_conflict_ < conflicts_.size() && conflicts_[next_conflict_].end <= span.begin) {
      ++next_conflict_;
    }
    return next_conflict_ < conflicts_.size() && conflicts_[next_conflict_].begin < span.end;
  }

  void read(const Statement& statement, bool first) {
    note_globals(statement);
    if (statement.kind == StatementKind::kDefinition) return read_definition(statement);
    const bool conflict = in_conflict(statement.span);
    const std::string broken = why_unreadable(statement);
    if (broken == kTooLong) forget_hidden(statement);
    if (!broken.empty()) return forget_mentioned(statement, conflict ? kConflict : broken);
    const SyntaxTree tree(statement.span.of(code_), statement.span.begin);
    const Node root = tree.root();
    if (first && !root.has_error()) read_docstring_of(root);
    if (conflict) return forget_mentioned(statement, kConflict);
    if (root.has_error()) return forget_mentioned(statement, kBroken);
    if (statement.kind == StatementKind::kCompound) {
      forget_changed_lists(statement);
      bind_unknown(root, "it is assigned inside a compound statement (" +
                             std::string(statement.word(code_)) + ")");
    } else {
      for_each_child(root, [&](const Node& child, std::string_view) {
        if (child.named()) read_simple(statement, child);
      });
    }
    if (mentions_dynamic_word(statement)) {
      forget_everything("the module's names may be changed through " + dynamic_word_);
    }
  }

  void read_docstring_of(const Node& root) {
    bool first = true;
    for_each_child(root, [&](const Node& child, std::string_view) {
      if (!first || !child.named() || child.type() == "comment") return;
      first = false;
      if (child.type() != "expression_statement" || child.child_count() != 1) return;
      Node expression;
      for_each_child(child, [&](const Node& only, std::string_view) { expression = only; });
      const std::vector<Span> literals = string_literals(expression);
      for (const Span place : literals) {
        const StringLiteral literal = take_apart(code_, place);
        if (literal.bytes || literal.formatted || code_[place.begin] == '`') return;
      }
      if (literals.empty()) return;
      header_.docstring = read_docstring(source_, without_parentheses(expression).span(), literals);
    });
  }

  void read_simple(const Statement& statement, const Node& node) {
    if (node.type() == "expression_statement" && node.child_count() == 1) {
      Node expression;
      for_each_child(node, [&](const Node& only, std::string_view) { expression = only; });
      if (expression.type() == "assignment") return assign(statement, expression);
      forget_changed_lists(statement);
      // Only here can the value of a ":=" be known: as the whole statement.
      const Node inner = without_parentheses(expression);
      if (inner.type() == "named_expression") {
        value_of(statement, inner);
        return;
      }
      return bind_unknown(expression, expression.type() == "augmented_assignment"
                                          ? "it is changed by an augmented assignment"
                                          : "it is assigned inside an expression");
    }
    forget_changed_lists(statement);
    if (node.type() == "delete_statement") {
      for (const std::string_view name : bindings(code_, node).names) {
        set(name, Attribute{});
      }
      return;
    }
    bind_unknown(node, node.type().find("import") != std::string_view::npos
                           ? "it is imported"
                           : "it is bound by a statement that is not an assignment");
  }

  Attribute value_of(const Statement& statement, const Node& expression) {
    Attribute value = evaluate(
        source_, expression, [this](std::string_view name) { return look_up(name); },
        [this](std::string_view name, const Attribute& bound) { set(name, bound); });
    if (value.known == Known::kUnknown) {
      forget_changed_lists(statement);
      bind_unknown(expression, "it is assigned inside an expression");
    }
    return value;
  }

  void assign(const Statement& statement, Node node) {
    std::vector<Node> targets;
    while (node.type() == "assignment") {
      targets.push_back(node.field("left"));
      const Node right = node.field("right");
      if (!right) return;  // Only an annotation: nothing is assigned.
      node = right;
    }
    const Attribute value = value_of(statement, node);
    for (const Node& target : targets) assign_to(statement, target, node, value);
  }

  void assign_to(const Statement& statement, const Node& target, const Node& right,
                 const Attribute& value) {
    if (target.type() == "identifier") return set(target.span().of(code_), value);
    const bool pattern = target.type() == "pattern_list" || target.type() == "tuple_pattern" ||
                         target.type() == "list_pattern";
    if (!pattern) {
      forget_changed_lists(statement);
      return bind_unknown(target, "it is assigned in a form that is not followed");
    }
    const std::vector<Node> names = parts(target);
    const Node inner = without_parentheses(right);
    const bool literal =
        inner.type() == "expression_list" || inner.type() == "tuple" || inner.type() == "list";
    const std::vector<Node> values = literal ? parts(inner) : std::vector<Node>{};
    bool simple = !names.empty() && names.size() == values.size();
    for (const Node& name : names) simple &= name.type() == "identifier";
    for (const Node& part : values) simple &= part.type() != "list_splat";
    if (!simple) {
      for (const std::string_view name : bindings_of_target(target)) {
        set(name, unknown_value("it is unpacked from another value", right.span()));
      }
      return;
    }
    // All values are read before the first name is bound.
    std::vector<Attribute> read;
    read.reserve(values.size());
    for (const Node& part : values) read.push_back(value_of(statement, part));
    for (std::size_t i = 0; i < names.size(); ++i) {
      set(names[i].span().of(code_), std::move(read[i]));
    }
  }

  static std::vector<Node> parts(const Node& node) {
    std::vector<Node> found;
    for_each_child(node, [&](const Node& child, std::string_view) {
      const bool extra = child.type() == "comment" || child.type() == "line_continuation";
      if (child.named() && !extra) found.push_back(child);
    });
    return found;
  }

  std::vector<std::string_view> bindings_of_target(const Node& target) const {
    std::vector<std::string_view> names;
    std::vector<Node> todo = {target};
    while (!todo.empty()) {
      const Node node = todo.back();
      todo.pop_back();
      if (node.type() == "identifier") names.push_back(node.span().of(code_));
      if (node.type() == "attribute" || node.type() == "subscript") continue;
      for_each_child(node, [&](const Node& child, std::string_view) {
        if (child.named()) todo.push_back(child);
      });
    }
    return names;
  }

  void read_definition(const Statement& statement) {
    std::uint32_t depth = 0;
    bool defined = false;
    for (std::size_t i = 0; i + 1 < statement.tokens.size(); ++i) {
      const std::string_view word = statement.tokens[i].span.of(code_);
      if (word == "(" || word == "[" || word == "{") ++depth;
      if ((word == ")" || word == "]" || word == "}") && depth > 0) --depth;
      const std::string_view next = statement.tokens[i + 1].span.of(code_);
      // A default or a decorator is evaluated in the module; a body is not.
      if (next == ":=")
        set(word, unknown_value("it is assigned inside an expression", statement.tokens[i].span));
      if (depth == 0 && (word == "def" || word == "class")) {
        set(next, unknown_value("it is a " + std::string(word == "def" ? "function" : "class"),
                                statement.tokens[i + 1].span));
        defined = true;
      }
      if (defined && depth == 0 && word == ":") break;
    }
  }

  // A function that declares a name global may change it whenever it is called.
  void note_globals(const Statement& statement) {
    bool inside = false;
    for (const Token& token : statement.tokens) {
      const std::string_view word = token.span.of(code_);
      if (token.kind == TokenKind::kNewline || word == ";") inside = false;
      if (inside && is_attribute_name(word)) global_.emplace(word, token.span);
      if (word == "global") inside = true;
    }
  }

  bool mentions_dynamic_word(const Statement& statement) {
    for (const Token& token : statement.tokens) {
      if (token.kind != TokenKind::kName || !is_dynamic_word(token.span.of(code_))) continue;
      dynamic_word_ = std::string(token.span.of(code_));
      return true;
    }
    return false;
  }

  std::string why_unreadable(const Statement& statement) {
    if (statement.kind == StatementKind::kStray || !statement.balanced) return kBroken;
    const std::size_t size = statement.span.end - statement.span.begin;
    if (size > kMaxStatement || size + kStatementCost > budget_) return kTooLong;
    budget_ -= size + kStatementCost;
    const auto problem = nesting_problem(code_, statement.span);
    if (!problem) return {};
    return problem->cannot_tell ? kTooLong : kBroken;
  }

  // What a statement that is not parsed may do to names that it does not mention.
  void forget_hidden(const Statement& statement) {
    forget_changed_lists(statement);
    bool star = false;
    for (std::size_t i = 1; i < statement.tokens.size(); ++i) {
      star |= statement.tokens[i].span.of(code_) == "*" &&
              statement.tokens[i - 1].span.of(code_) == "import";
    }
    if (star || mentions_dynamic_word(statement)) forget_everything(kTooLong);
  }

  void forget_mentioned(const Statement& statement, const std::string& reason) {
    for (const Token& token : statement.tokens) {
      const std::string_view word = token.span.of(code_);
      if (token.kind == TokenKind::kName && (is_attribute_name(word) || names_.count(word) > 0)) {
        set(word, unknown_value(reason, token.span));
      }
    }
  }

  // A list may be changed by whatever touches it, through any of the names that share it.
  void forget_changed_lists(const Statement& statement) {
    if (lists_.empty()) return;
    bool touched = false;
    for (const Token& token : statement.tokens) {
      touched |= token.kind == TokenKind::kName && lists_.count(token.span.of(code_)) > 0;
    }
    if (!touched) return;
    for (const std::string& name : lists_) {
      Attribute& value = names_[name];
      if (is_mutable(value)) value = unknown_value("the list may be changed later", value.span);
    }
    lists_.clear();
  }

  void forget_everything(const std::string& reason) {
    names_.clear();
    lists_.clear();
    ambient_reason_ = reason;
  }

  void bind_unknown(const Node& node, const std::string& reason) {
    const Bindings bound = bindings(code_, node);
    for (const std::string_view module : bound.star_imports) {
      if (!harmless_star(module)) {
        forget_everything("it may come from the names that " + std::string(module) +
                          " exports (import *)");
      }
    }
    for (const std::string_view name : bound.names) set(name, unknown_value(reason, node.span()));
  }

  void set(std::string_view name, Attribute value) {
    if (is_mutable(value)) lists_.emplace(name);
    names_.insert_or_assign(std::string(name), std::move(value));
  }

  Attribute look_up(std::string_view name) const {
    const auto found = names_.find(name);
    if (found != names_.end() && found->second.known != Known::kMissing) return found->second;
    return unknown_value("the name " + std::string(name) + " is no constant of this file", {});
  }

  Attribute final_value(std::string_view name) {
    if (const auto found = global_.find(name); found != global_.end()) {
      return unknown_value("a function declares it global and may change it", found->second);
    }
    if (const auto found = names_.find(name); found != names_.end()) return found->second;
    return ambient_reason_.empty() ? Attribute{} : unknown_value(ambient_reason_, {});
  }

  const SourceText& source_;
  std::string_view code_;
  RevisionHeader header_;
  std::map<std::string, Attribute, std::less<>> names_;
  std::set<std::string, std::less<>> lists_;  // names that were bound to a list or set
  std::map<std::string, Span, std::less<>> global_;
  std::string ambient_reason_;  // why a name that was not assigned since may exist all the same
  std::string dynamic_word_;
  std::vector<Span> conflicts_;
  std::size_t next_conflict_ = 0;
  std::size_t budget_ = kBudget;
};

}  // namespace

Span conflict_marker(std::string_view code, std::string_view marker, std::size_t from) {
  for (std::size_t at = code.find(marker, from); at != std::string_view::npos;
       at = code.find(marker, at + 1)) {
    if (at != 0 && code[at - 1] != '\n') continue;
    std::size_t end = code.find_first_of("\r\n", at);
    if (end == std::string_view::npos) end = code.size();
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
  }
  return {};
}

RevisionHeader read_header(const SourceText& source) { return HeaderReader(source).run(); }

}  // namespace migrate::python
