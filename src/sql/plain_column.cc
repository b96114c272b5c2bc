#include "sql/plain_column.h"

#include <string>
#include <utility>
#include <vector>

#include "sql/types.h"

namespace migrate::sql {

using ir::Constraint;
using ir::Expression;

Expression verbatim_from(const Cursor& cursor, std::size_t first) {
  Expression expression;
  expression.kind = Expression::Kind::kVerbatim;
  expression.name = cursor.text_from(first);
  return expression;
}

namespace {

// "(…)" without its brackets.
std::optional<Expression> bracketed(Cursor& cursor) {
  if (!cursor.is('(')) return std::nullopt;
  const std::size_t first = cursor.at();
  cursor.skip_brackets();
  Expression expression = verbatim_from(cursor, first);
  if (expression.name.size() < 2 || expression.name.back() != ')') return std::nullopt;
  expression.name = expression.name.substr(1, expression.name.size() - 2);
  return expression;
}

std::optional<std::vector<std::string>> name_list(Cursor& cursor) {
  if (!cursor.take('(')) return std::nullopt;
  std::vector<std::string> names;
  do {
    std::string name = cursor.name();
    if (name.empty()) return std::nullopt;
    if (cursor.take("COLLATE")) cursor.name();
    if (!cursor.take("ASC")) cursor.take("DESC");
    names.push_back(std::move(name));
  } while (cursor.take(','));
  if (!cursor.take(')')) return std::nullopt;
  return names;
}

void on_conflict(Cursor& cursor) {
  if (cursor.take({"ON", "CONFLICT"})) cursor.next();
}

bool action(Cursor& cursor, ir::Arg<std::string>& result) {
  for (const std::string_view word : {"CASCADE", "RESTRICT"}) {
    if (!cursor.take(word)) continue;
    result = std::string(word);
    return true;
  }
  if (cursor.take({"SET", "NULL"})) {
    result = "SET NULL";
  } else if (cursor.take({"SET", "DEFAULT"})) {
    result = "SET DEFAULT";
  } else {
    return cursor.take({"NO", "ACTION"});
  }
  return true;
}

// REFERENCES table [(columns)] [actions]
bool references(Cursor& cursor, Constraint& constraint) {
  constraint.kind = Constraint::Kind::kForeignKey;
  constraint.referent = cursor.table();
  if (!constraint.referent.known()) return false;
  if (cursor.is('(')) {
    auto names = name_list(cursor);
    if (!names) return false;
    constraint.referent_columns = std::move(*names);
  }
  for (;;) {
    if (cursor.take({"ON", "DELETE"})) {
      if (!action(cursor, constraint.ondelete)) return false;
    } else if (cursor.take({"ON", "UPDATE"})) {
      if (!action(cursor, constraint.onupdate)) return false;
    } else if (cursor.take("MATCH")) {
      constraint.match = cursor.name();
    } else if (cursor.take({"NOT", "DEFERRABLE"})) {
      constraint.deferrable = false;
    } else if (cursor.take("DEFERRABLE")) {
      constraint.deferrable = true;
    } else if (cursor.take({"INITIALLY", "DEFERRED"})) {
      constraint.initially = "DEFERRED";
    } else if (cursor.take({"INITIALLY", "IMMEDIATE"})) {
      constraint.initially = "IMMEDIATE";
    } else {
      return true;
    }
  }
}

bool is_constraint_word(const Cursor& cursor) {
  for (const std::string_view word :
       {"CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE",
        "REFERENCES", "GENERATED", "AS", "AUTOINCREMENT"})
    if (cursor.is(word)) return true;
  return false;
}

class ColumnReader {
 public:
  ColumnReader(Cursor& cursor, ir::Table* table) : cursor_(cursor), table_(table) {}

  bool run() {
    std::string name = cursor_.name();
    if (name.empty()) return false;
    column_.name = std::move(name);
    if (!type()) return false;
    while (!cursor_.done() && !cursor_.is(',') && !cursor_.is(')'))
      if (!part()) return false;
    return true;
  }

  ir::Column take() { return std::move(column_); }

 private:
  // Any words, and arguments in brackets. SQLite takes a column without a type; in MySQL other
  // words follow it.
  bool type() {
    std::string name;
    const bool sqlite = cursor_.grammar() == Grammar::kSqlite;
    while (cursor_.at_name() && !is_constraint_word(cursor_) && (sqlite || name.empty()))
      name += (name.empty() ? "" : " ") + cursor_.name();
    std::vector<std::string> arguments;
    if (!name.empty() && cursor_.take('(')) {
      do {
        const std::size_t first = cursor_.at();
        while (!cursor_.done() && !cursor_.is(',') && !cursor_.is(')')) cursor_.next();
        arguments.push_back(cursor_.text_from(first));
      } while (cursor_.take(','));
      if (!cursor_.take(')')) return false;
    }
    column_.type =
        name.empty() ? ir::Type::unknown("the column has no type") : plain_type(name, arguments);
    return true;
  }

  bool part() {
    if (cursor_.take("CONSTRAINT")) {
      constraint_name_ = cursor_.name();
      return true;
    }
    if (cursor_.take({"PRIMARY", "KEY"})) {
      if (!cursor_.take("ASC")) cursor_.take("DESC");
      on_conflict(cursor_);
      if (cursor_.take("AUTOINCREMENT")) column_.autoincrement = true;
      return add(of_this(Constraint::Kind::kPrimaryKey));
    }
    if (cursor_.take({"NOT", "NULL"})) {
      on_conflict(cursor_);
      column_.nullable = false;
      return true;
    }
    if (cursor_.take("NULL")) {
      column_.nullable = true;
      return true;
    }
    if (cursor_.take("UNIQUE")) {
      on_conflict(cursor_);
      return add(of_this(Constraint::Kind::kUnique));
    }
    if (cursor_.take("CHECK")) {
      Constraint check;
      check.kind = Constraint::Kind::kCheck;
      const auto condition = bracketed(cursor_);
      if (!condition) return false;
      check.check = *condition;
      return add(std::move(check));
    }
    if (cursor_.take("DEFAULT")) return default_value();
    if (cursor_.take("COLLATE")) {
      column_.type.collation = cursor_.name();
      return true;
    }
    if (cursor_.take("REFERENCES")) {
      Constraint constraint = of_this(Constraint::Kind::kForeignKey);
      return references(cursor_, constraint) && add(std::move(constraint));
    }
    if (cursor_.take({"GENERATED", "ALWAYS", "AS"}) || cursor_.take("AS")) {
      const auto value = bracketed(cursor_);
      if (!value) return false;
      const bool stored = cursor_.take("STORED");
      if (!stored) cursor_.take("VIRTUAL");
      column_.computed = ir::Computed{*value, stored};
      return true;
    }
    return false;
  }

  bool default_value() {
    ir::ServerDefault value;
    value.kind = ir::ServerDefault::Kind::kExpression;
    if (cursor_.is('(')) {
      const std::size_t first = cursor_.at();
      cursor_.skip_brackets();
      value.value = verbatim_from(cursor_, first);
    } else {
      const std::size_t first = cursor_.at();
      if (!cursor_.take('-')) cursor_.take('+');
      if (cursor_.done()) return false;
      const Token& token = cursor_.token();
      cursor_.next();
      value.value = verbatim_from(cursor_, first);
      if (token.kind == Token::Kind::kString) {
        value.kind = ir::ServerDefault::Kind::kLiteral;
        value.value = {};
        value.value.kind = Expression::Kind::kLiteral;
        value.value.value.value = name_of(cursor_.text(), token, cursor_.grammar());
      }
    }
    column_.server_default = std::move(value);
    return true;
  }

  Constraint of_this(Constraint::Kind kind) {
    Constraint constraint;
    constraint.kind = kind;
    constraint.columns = std::vector<std::string>{*column_.name};
    return constraint;
  }

  bool add(Constraint constraint) {
    const bool primary_key = constraint.kind == Constraint::Kind::kPrimaryKey;
    const bool unique = constraint.kind == Constraint::Kind::kUnique;
    if (!constraint_name_.empty()) {
      constraint.name.name = std::exchange(constraint_name_, {});
    } else if (table_ != nullptr && (primary_key || unique)) {
      (primary_key ? column_.primary_key : column_.unique) = true;
      return true;
    }
    (table_ != nullptr ? table_->constraints : column_.constraints)
        .push_back(std::move(constraint));
    return true;
  }

  Cursor& cursor_;
  ir::Table* table_;
  ir::Column column_;
  std::string constraint_name_;
};

}  // namespace

bool column(Cursor& cursor, ir::Table* table, ir::Table* holder) {
  ColumnReader reader(cursor, table);
  if (!reader.run()) return false;
  (table != nullptr ? table : holder)->columns.push_back(reader.take());
  return true;
}

bool at_constraint(const Cursor& cursor) {
  return cursor.is("CONSTRAINT") || (cursor.is("PRIMARY") && cursor.is("KEY", 1)) ||
         (cursor.is("FOREIGN") && cursor.is("KEY", 1)) ||
         (cursor.is("UNIQUE") && cursor.is('(', 1)) || (cursor.is("CHECK") && cursor.is('(', 1));
}

bool table_constraint(Cursor& cursor, ir::Table& table) {
  Constraint constraint;
  if (cursor.take("CONSTRAINT")) constraint.name.name = cursor.name();
  const bool primary_key = cursor.take({"PRIMARY", "KEY"});
  if (primary_key || cursor.take("UNIQUE")) {
    constraint.kind = primary_key ? Constraint::Kind::kPrimaryKey : Constraint::Kind::kUnique;
    auto names = name_list(cursor);
    if (!names) return false;
    constraint.columns = std::move(*names);
    on_conflict(cursor);
  } else if (cursor.take("CHECK")) {
    constraint.kind = Constraint::Kind::kCheck;
    const auto condition = bracketed(cursor);
    if (!condition) return false;
    constraint.check = *condition;
  } else if (cursor.take({"FOREIGN", "KEY"})) {
    auto names = name_list(cursor);
    if (!names || !cursor.take("REFERENCES")) return false;
    constraint.columns = std::move(*names);
    if (!references(cursor, constraint)) return false;
  } else {
    return false;
  }
  table.constraints.push_back(std::move(constraint));
  return true;
}

std::optional<Expression> index_element(Cursor& cursor) {
  const std::size_t first = cursor.at();
  Expression element;
  if (cursor.at_name() && !cursor.is('(', 1)) {
    element.kind = Expression::Kind::kColumn;
    element.name = cursor.name();
  }
  const auto ends = [&] {
    return cursor.is(',') || cursor.is(')') || cursor.is("ASC") || cursor.is("DESC");
  };
  if (!ends()) {
    while (!cursor.done() && !ends()) cursor.is('(') ? cursor.skip_brackets() : cursor.next();
    element = verbatim_from(cursor, first);
  }
  if (cursor.done()) return std::nullopt;
  if (cursor.take("DESC")) {
    Expression order;
    order.kind = Expression::Kind::kUnary;
    order.name = "DESC";
    order.operands.push_back(std::move(element));
    element = std::move(order);
  } else {
    cursor.take("ASC");
  }
  return element;
}

}  // namespace migrate::sql
