#include "sql/block.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sql/cursor.h"
#include "sql/nesting.h"
#include "sql/objects.h"
#include "sql/operations.h"
#include "sql/tree.h"

namespace migrate::sql {
namespace {

using ir::ObjectKind;
using ir::ObjectRef;
using ir::SqlStatement;

// What an operation writes, for a block that may or may not run it. False: it cannot be said
// without the schema.
class Writes {
 public:
  explicit Writes(SqlStatement& into) : into_(into) {}

  bool operator()(const SqlStatement& own) {
    into_.reads.insert(into_.reads.end(), own.reads.begin(), own.reads.end());
    into_.writes.insert(into_.writes.end(), own.writes.begin(), own.writes.end());
    into_.volatile_functions = into_.volatile_functions || own.volatile_functions;
    return own.objects_complete && own.kind != SqlStatement::Kind::kUnknown;
  }
  bool operator()(const ir::CreateTable& create) { return table(create.table.name); }
  bool operator()(const ir::CreateIndex& create) { return table(create.index.table); }
  bool operator()(const ir::CreateEnum& type) { return object(type.schema, type.name); }
  bool operator()(const ir::DropType& type) {
    return !type.cascade && object(type.schema, type.name);
  }
  bool operator()(const ir::AddEnumValue& type) { return object(type.schema, type.name); }
  bool operator()(const ir::RenameEnumValue& type) { return object(type.schema, type.name); }
  bool operator()(const ir::CreateSchema& schema) {
    into_.writes.push_back({ObjectKind::kSchema, {}, schema.name.value_or({}), {}});
    return true;
  }
  bool operator()(const ir::DropTable& drop) { return table(drop.table) && !drop.cascade; }
  bool operator()(const ir::RenameTable& rename) {
    ir::TableName after = rename.table;
    after.name = rename.new_name;
    return table(rename.table) && table(after);
  }
  // An index is found through its table, and a schema or type may be named anywhere.
  bool operator()(const ir::DropIndex&) { return false; }
  bool operator()(const ir::RenameIndex&) { return false; }
  bool operator()(const ir::RenameType&) { return false; }
  bool operator()(const ir::DropSchema&) { return false; }
  bool operator()(const ir::Execute&) { return false; }
  bool operator()(const ir::BulkInsert&) { return false; }
  bool operator()(const ir::Opaque&) { return false; }
  // Those of one table.
  template <typename T>
  bool operator()(const T& operation) {
    return table(operation.table);
  }

 private:
  bool table(const ir::TableName& name) {
    into_.writes.push_back(
        {ObjectKind::kTable, name.schema.value_or({}), name.name.value_or({}), {}});
    return true;
  }
  bool object(const ir::Arg<std::string>& schema, const ir::Arg<std::string>& name) {
    into_.writes.push_back({ObjectKind::kType, schema.value_or({}), name.value_or({}), {}});
    return true;
  }

  SqlStatement& into_;
};

// Takes the block apart at its semicolons and at the words that open or close a branch.
class Block {
 public:
  Block(std::string_view text, const std::vector<Token>& tokens, SqlStatement& statement)
      : text_(text), tokens_(tokens), statement_(statement) {}

  bool run() {
    for (const Piece& piece : split(text_, tokens_, Grammar::kPostgres))
      if (!step(Cursor(text_, tokens_, piece, Grammar::kPostgres))) return false;
    return true;
  }

 private:
  bool step(Cursor cursor) {
    // Branches stand before the statement that they hold, and may hold another branch.
    for (;;) {
      if (cursor.take("DECLARE")) declaring_ = true;
      if (cursor.take("BEGIN")) {
        declaring_ = false;
      } else if (cursor.is('<') && cursor.is('<', 1)) {
        for (int i = 0; i < 5 && !cursor.done(); ++i) cursor.next();  // <<label>>
      } else if (cursor.take("ELSE") || cursor.take("LOOP") || cursor.take("EXCEPTION")) {
      } else if (cursor.take("IF") || cursor.take("ELSIF") || cursor.take("ELSEIF") ||
                 cursor.take("WHEN")) {
        if (!expression(cursor, "THEN")) return false;
      } else if (cursor.take("WHILE")) {
        if (!expression(cursor, "LOOP")) return false;
      } else if (cursor.take("FOR")) {
        if (!loop(cursor)) return false;
      } else {
        break;
      }
    }
    if (cursor.done()) return true;
    return declaring_ ? declaration(cursor) : simple(cursor);
  }

  // Moves behind `end` and reads what stands before it as an expression. The condition of an
  // exception is one too, as far as names go.
  bool expression(Cursor& cursor, std::string_view end) {
    const std::size_t first = cursor.at();
    move_to(cursor, end);
    const std::string text = cursor.text_from(first);
    return cursor.take(end) && sql("SELECT " + text);
  }

  // To a word outside of brackets and CASE.
  static void move_to(Cursor& cursor, std::string_view end) {
    std::size_t depth = 0, cases = 0;
    for (; !cursor.done(); cursor.next()) {
      if (cursor.is('(')) ++depth;
      if (cursor.is(')') && depth > 0) --depth;
      if (cursor.is("CASE")) ++cases;
      if (cursor.is("END") && cases > 0) --cases;
      if (depth == 0 && cases == 0 && cursor.is(end)) return;
    }
  }

  // FOR name IN query LOOP, FOR name IN a..b LOOP
  bool loop(Cursor& cursor) {
    move_to(cursor, "IN");
    if (!cursor.take("IN") || cursor.is("EXECUTE")) return false;
    cursor.take("REVERSE");
    const std::size_t first = cursor.at();
    move_to(cursor, "LOOP");
    const std::string text = cursor.text_from(first);
    if (!cursor.take("LOOP")) return false;
    const std::size_t range = text.find("..");
    if (range == std::string::npos) return sql(text);
    return sql("SELECT " + text.substr(0, range)) && sql("SELECT " + text.substr(range + 2));
  }

  // name type [NOT NULL] [:= expression]
  bool declaration(Cursor& cursor) {
    while (!cursor.done() && !cursor.is('=') && !cursor.is("DEFAULT")) {
      if (cursor.is("CURSOR")) return false;
      cursor.next();
    }
    if (cursor.done()) return true;
    cursor.next();
    return rest(cursor, "SELECT ");
  }

  bool rest(Cursor& cursor, std::string_view before) {
    const std::size_t first = cursor.at();
    while (!cursor.done()) cursor.next();
    return sql(std::string(before) + cursor.text_from(first));
  }

  static bool calls(Cursor& cursor) {
    while (!cursor.done() && !cursor.is('(')) cursor.next();
    return !cursor.done();
  }

  bool simple(Cursor& cursor) {
    if (cursor.is("RAISE")) return !calls(cursor);
    for (const std::string_view word : {"NULL", "END", "EXIT", "CONTINUE", "GET", "RETURN"})
      if (cursor.is(word)) return true;
    if (cursor.take("PERFORM")) return rest(cursor, "SELECT ");
    if (cursor.take("ASSERT")) return rest(cursor, "SELECT ");
    if (cursor.is("EXECUTE")) return false;
    // name := expression
    const std::size_t first = cursor.at();
    const ir::TableName target = cursor.table();
    cursor.take(':');
    if (target.name.known() && cursor.take('=')) return rest(cursor, "SELECT ");
    cursor.move_to(first);
    return statement(cursor);
  }

  // SQL, without the INTO that puts its row into variables.
  bool statement(Cursor& cursor) {
    const std::size_t first = cursor.at();
    const bool into_table = cursor.is("INSERT") || cursor.is("MERGE");
    if (into_table) {
      while (!cursor.done() && !cursor.is("RETURNING")) cursor.next();
    }
    move_to(cursor, "INTO");
    if (cursor.done()) return sql(cursor.text_from(first));
    std::string text = cursor.text_from(first);
    cursor.take("INTO");
    cursor.take("STRICT");
    do cursor.table();
    while (cursor.take(','));
    const std::size_t after = cursor.at();
    while (!cursor.done()) cursor.next();
    return sql(text + " " + cursor.text_from(after));
  }

  bool sql(const std::string& text) {
    const Tree tree{text};
    if (tree.root() == nullptr) return false;
    for (std::size_t i = 0; i < tree.root()->n_stmts; ++i)
      for (const ir::Operation& operation : operations_of(*tree.root()->stmts[i]->stmt))
        if (!std::visit(Writes(statement_), operation)) return false;
    return true;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  SqlStatement& statement_;
  bool declaring_ = false;
};

}  // namespace

void read_block(SqlStatement& statement) {
  const std::string text = statement.detail;
  const Tokens tokens = tokenize(text, Grammar::kPostgres);
  if (nesting(text, tokens.tokens) > kMaxNesting) return;
  statement.objects_complete = Block(text, tokens.tokens, statement).run();
  unify(statement);
}

}  // namespace migrate::sql
