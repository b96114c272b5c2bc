#include "sql/postgres.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sql/block.h"
#include "sql/certainty.h"
#include "sql/classify.h"
#include "sql/lexer.h"
#include "sql/nesting.h"
#include "sql/operations.h"
#include "sql/psql.h"
#include "sql/split.h"
#include "sql/subcommands.h"
#include "sql/tree.h"

namespace migrate::sql {
namespace {

using ir::Operation;
using ir::SqlStatement;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  ParseResult run() {
    tokens_ = tokenize(text_, Grammar::kPostgres);
    if (nesting(text_, tokens_.tokens) > kMaxNesting) return refused("the text nests too deeply");
    if (longest_operator(text_) > kMaxOperator)
      return refused("the text holds a very long row of operators");
    if (const Tree tree{std::string(text_)}; tree.root() != nullptr) {
      for (std::size_t i = 0; i < tree.root()->n_stmts && !too_many_; ++i)
        add(*tree.root()->stmts[i]);
    } else {
      for (const Piece& piece : split(text_, tokens_.tokens, Grammar::kPostgres))
        if (!too_many_) add(piece);
    }
    if (too_many_) return refused("the text does more than 20,000 things");
    return std::move(result_);
  }

 private:
  static constexpr std::size_t kMaxOperations = 20'000;

  static ParseResult refused(std::string why) {
    ParseResult result;
    result.too_complex = true;
    result.why = std::move(why);
    return result;
  }

  // How many operations a statement makes, where that is not one or few.
  static std::size_t parts_of(const Node& node) {
    if (node.node_case == PG_QUERY__NODE__NODE_DROP_STMT) return node.drop_stmt->n_objects;
    if (node.node_case == PG_QUERY__NODE__NODE_ALTER_TABLE_STMT)
      return node.alter_table_stmt->n_cmds;
    return 1;
  }

  // A statement of a text that parses as a whole.
  void add(const PgQuery__RawStmt& statement) {
    const auto begin = static_cast<std::uint32_t>(std::max(statement.stmt_location, 0));
    const auto end = statement.stmt_len > 0 ? begin + static_cast<std::uint32_t>(statement.stmt_len)
                                            : static_cast<std::uint32_t>(text_.size());
    const auto starts_at = [](const Token& token, std::uint32_t place) {
      return token.span.begin < place;
    };
    const auto& tokens = tokens_.tokens;
    const auto first = std::lower_bound(tokens.begin(), tokens.end(), begin, starts_at);
    auto last = std::lower_bound(first, tokens.end(), end, starts_at);
    while (last != first && is_char(text_, *(last - 1), ';')) --last;
    Piece piece{static_cast<std::size_t>(first - tokens.begin()),
                static_cast<std::size_t>(last - tokens.begin()),
                {begin, end}};
    if (piece.first < piece.last) piece.span = {first->span.begin, (last - 1)->span.end};
    if (statement.stmt != nullptr) add(*statement.stmt, piece);
    ++result_.statements;
  }

  // A statement of a text that does not.
  void add(const Piece& piece) {
    std::string own(piece.span.of(text_).substr(0, piece.span.end - piece.span.begin));
    const Tree tree{own};
    if (tree.root() != nullptr) {
      if (tree.root()->n_stmts > 0 && tree.root()->stmts[0]->stmt != nullptr)
        add(*tree.root()->stmts[0]->stmt, piece);
    } else if (!add_with_literals(std::move(own), piece)) {
      add_refused(tree.error(), piece);
    }
    ++result_.statements;
  }

  // Where the grammar takes constants only (SET, COMMENT, ADD VALUE), a driver that puts parameters
  // into the text itself makes it right.
  bool add_with_literals(std::string own, const Piece& piece) {
    bool any = false;
    for (std::size_t i = piece.first; i < piece.last; ++i) {
      const Token& token = tokens_.tokens[i];
      if (token.kind != Token::Kind::kParameter) continue;
      any = true;
      const std::size_t at = token.span.begin - piece.span.begin;
      const std::size_t size = token.span.end - token.span.begin;
      own.replace(at, size, "''" + std::string(size - 2, ' '));
    }
    if (!any) return false;
    const Tree tree{own};
    if (tree.root() == nullptr || tree.root()->n_stmts == 0 ||
        tree.root()->stmts[0]->stmt == nullptr)
      return false;
    const std::size_t first = result_.operations.size();
    add(*tree.root()->stmts[0]->stmt, piece);
    for (std::size_t i = first; i < result_.operations.size(); ++i)
      forget_literals(result_.operations[i].operation);
    return true;
  }

  // An empty text then stands for a parameter.
  static void forget_literals(Operation& operation) {
    const ir::Unknown parameter{"it is a parameter of the statement"};
    const auto forget = [&](ir::Arg<std::string>& argument) {
      if (argument.is("")) argument = parameter;
    };
    if (auto* table = std::get_if<ir::SetTableComment>(&operation))
      if (!table->comment.given()) table->comment = parameter;
    if (auto* column = std::get_if<ir::AlterColumn>(&operation); column && column->drop_comment) {
      column->drop_comment = false;
      column->comment = parameter;
    }
    if (auto* value = std::get_if<ir::AddEnumValue>(&operation)) forget(value->value);
    if (auto* value = std::get_if<ir::RenameEnumValue>(&operation)) {
      forget(value->value);
      forget(value->new_value);
    }
    if (auto* type = std::get_if<ir::CreateEnum>(&operation))
      if (type->labels.known() &&
          std::find(type->labels->begin(), type->labels->end(), "") != type->labels->end())
        type->labels = parameter;
  }

  void add_refused(const SyntaxError& error, const Piece& piece) {
    SqlStatement statement = classify(text_, tokens_.tokens, piece, Grammar::kPostgres);
    Span span = piece.span;
    statement.objects_complete = false;
    const std::string_view why = may_be_right(text_, tokens_.tokens, piece, error.message);
    statement.kind = why.empty() ? SqlStatement::Kind::kSyntaxError : SqlStatement::Kind::kUnknown;
    statement.detail = why.empty() ? error.message : std::string(why);
    if (why.empty()) span = place_of(error, piece);
    too_many_ = too_many_ || result_.operations.size() >= kMaxOperations;
    result_.operations.push_back({std::move(statement), span, result_.statements});
  }

  // The token that the parser stopped at.
  Span place_of(const SyntaxError& error, const Piece& piece) const {
    const std::uint32_t at = piece.span.begin + error.offset;
    for (std::size_t i = piece.first; i < piece.last; ++i)
      if (tokens_.tokens[i].span.end > at) return tokens_.tokens[i].span;
    return piece.span;
  }

  void add(const Node& node, const Piece& piece) {
    too_many_ = too_many_ || result_.operations.size() + parts_of(node) > kMaxOperations;
    if (too_many_) return;
    std::vector<Operation> operations = operations_of(node);
    std::vector<Span> parts;
    if (operations.size() > 1 && node.node_case == PG_QUERY__NODE__NODE_ALTER_TABLE_STMT)
      parts = subcommands(text_, tokens_.tokens, piece);
    for (std::size_t i = 0; i < operations.size(); ++i) {
      if (auto* own = std::get_if<SqlStatement>(&operations[i]);
          own != nullptr && own->kind == SqlStatement::Kind::kDo && own->name == "plpgsql")
        read_block(*own);
      result_.operations.push_back({std::move(operations[i]),
                                    parts.size() == operations.size() ? parts[i] : piece.span,
                                    result_.statements});
    }
  }

  std::string_view text_;
  Tokens tokens_;
  ParseResult result_;
  bool too_many_ = false;
};

bool any_refused(const ParseResult& result) {
  return std::any_of(result.operations.begin(), result.operations.end(), [](const Parsed& parsed) {
    const auto* statement = std::get_if<SqlStatement>(&parsed.operation);
    return statement != nullptr && (statement->kind == SqlStatement::Kind::kUnknown ||
                                    statement->kind == SqlStatement::Kind::kSyntaxError);
  });
}

}  // namespace

ParseResult parse_postgres(std::string_view text) {
  ParseResult result = Reader(text).run();
  if (!any_refused(result)) return result;
  const std::string own = without_psql(text);
  return own.empty() ? result : Reader(own).run();
}

}  // namespace migrate::sql
