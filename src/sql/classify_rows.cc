#include "sql/classify_rows.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace migrate::sql {
namespace {

using ir::ObjectKind;
using ir::ObjectRef;
using ir::SqlStatement;
using Kind = SqlStatement::Kind;

class Rows {
 public:
  Rows(Cursor cursor, SqlStatement& result)
      : cursor_(cursor), start_(cursor.at()), result_(result) {}

  bool data() {
    const bool with = cursor_.is("WITH");
    skip_common_tables();
    if (cursor_.take("EXPLAIN")) {
      start(Kind::kUtility, "EXPLAIN");
      reads();
      return true;
    }
    if (cursor_.is("SELECT") || cursor_.is("VALUES") || cursor_.is('(') || with) {
      if (change()) return true;
      start(Kind::kSelect, "SELECT");
      reads();
      result_.has_where = condition();
      known_objects();
      return true;
    }
    return change();
  }

  // Tables behind FROM and JOIN, wherever they stand.
  void reads() {
    hide_common_tables();
    // Whether each open bracket stands in a list of tables, where a comma brings another.
    std::vector<bool> lists(1, false);
    bool wanted = false;
    for (cursor_.move_to(start_); !cursor_.done();) {
      if (wanted && cursor_.at_name() && !begins_query()) {
        table_read();
        wanted = false;
        continue;
      }
      const bool using_list = cursor_.is("USING") && result_.kind == Kind::kDelete;
      if (cursor_.is("FROM") || cursor_.is("JOIN") || using_list) {
        wanted = lists.back() = true;
      } else if (cursor_.is('(')) {
        lists.push_back(wanted);
      } else {
        if (cursor_.is(')') && lists.size() > 1) lists.pop_back();
        if (ends_tables()) lists.back() = false;
        wanted = cursor_.is(',') && lists.back();
      }
      if (cursor_.is("SELECT") && cursor_.is('*', 1)) result_.select_star = true;
      cursor_.next();
    }
  }

 private:
  // What a dialect that has no functions with effects can be trusted with.
  void known_objects() {
    result_.objects_complete =
        cursor_.grammar() == Grammar::kSqlite || cursor_.grammar() == Grammar::kMysql;
  }

  bool change() {
    if (cursor_.is("INSERT") || cursor_.is("REPLACE")) {
      const bool replace = cursor_.is("REPLACE");
      start(Kind::kInsert, replace ? "REPLACE" : "INSERT");
      while (!cursor_.done() && !cursor_.is("INTO")) cursor_.next();
      cursor_.take("INTO");
      write(cursor_.table());
      if (cursor_.take("AS")) cursor_.name();
      if (cursor_.is('('))
        columns();
      else
        result_.select_star = !cursor_.is("DEFAULT");
    } else if (cursor_.take("UPDATE")) {
      start(Kind::kUpdate, "UPDATE");
      if (cursor_.take("OR")) cursor_.next();
      cursor_.take("LOW_PRIORITY");
      cursor_.take("IGNORE");
      cursor_.take("ONLY");
      write(cursor_.table());
      assigned();
    } else if (cursor_.take("DELETE")) {
      start(Kind::kDelete, "DELETE");
      while (!cursor_.done() && !cursor_.is("FROM")) cursor_.next();
      cursor_.take("FROM");
      cursor_.take("ONLY");
      write(cursor_.table());
    } else {
      return false;
    }
    reads();
    result_.has_where = condition();
    known_objects();
    return true;
  }

  // ( a, b )
  void columns() {
    cursor_.next();
    while (!cursor_.done() && !cursor_.is(')')) {
      if (cursor_.is("SELECT")) return;
      std::string name = cursor_.name();
      if (!name.empty())
        result_.columns.push_back(std::move(name));
      else
        cursor_.next();
    }
    cursor_.take(')');
  }

  // SET a = …, b = …
  void assigned() {
    const std::size_t back = cursor_.at();
    while (!cursor_.done() && !cursor_.is("SET")) cursor_.next();
    while (!cursor_.done() && (cursor_.is("SET") || cursor_.is(','))) {
      cursor_.next();
      const ir::TableName column = cursor_.table();  // perhaps t.column
      if (column.name.known() && cursor_.is('=')) result_.columns.push_back(*column.name);
      while (!cursor_.done() && !cursor_.is(',') && !cursor_.is("WHERE") && !cursor_.is("FROM"))
        cursor_.is('(') ? cursor_.skip_brackets() : cursor_.next();
    }
    cursor_.move_to(back);
  }

  bool is_any(std::initializer_list<std::string_view> words) const {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return cursor_.is(word); });
  }
  bool begins_query() const { return is_any({"SELECT", "WITH", "VALUES", "LATERAL"}); }
  bool ends_tables() const {
    return is_any({"SELECT", "WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "UNION",
                   "EXCEPT", "INTERSECT", "SET", "RETURNING"});
  }

  // Names before AS (…): of WITH at any depth, in one pass.
  void hide_common_tables() {
    for (cursor_.move_to(start_); !cursor_.done(); cursor_.next())
      if (cursor_.at_name() && cursor_.is("AS", 1) &&
          (cursor_.is('(', 2) || cursor_.is("MATERIALIZED", 2) || cursor_.is("NOT", 2)))
        hidden_.insert(Cursor(cursor_).name());
  }

  void table_read() {
    const ir::TableName table = cursor_.table();
    // A function, or the name of a WITH, is no table.
    if (!cursor_.is('(') && table.name.known() && hidden_.count(*table.name) == 0 &&
        !is_target(table))
      result_.reads.push_back(ref_of(table));
  }

  // DELETE FROM t: the table that it writes stands behind FROM, once.
  bool is_target(const ir::TableName& table) {
    if (result_.kind != Kind::kDelete || target_seen_ || result_.writes.empty() ||
        result_.writes.front().name != *table.name)
      return false;
    return target_seen_ = true;
  }

  // Whether there is a WHERE of the statement itself that is not always true.
  bool condition() {
    cursor_.move_to(start_);
    while (!cursor_.done()) {
      if (cursor_.is('(')) {
        cursor_.skip_brackets();
        continue;
      }
      if (cursor_.take("WHERE")) return !always();
      cursor_.next();
    }
    return false;
  }

  // WHERE 1, WHERE true, WHERE 1 = 1 and nothing else.
  bool always() {
    const std::size_t first = cursor_.at();
    const auto constant = [&] {
      return !cursor_.done() && (cursor_.token().kind == Token::Kind::kNumber ||
                                 cursor_.token().kind == Token::Kind::kString);
    };
    if (cursor_.take("TRUE")) return cursor_.done();
    if (!constant()) return false;
    cursor_.next();
    const std::string left = cursor_.text_from(first);
    if (cursor_.done()) return left != "0";
    if (!cursor_.take('=')) return false;
    const std::size_t second = cursor_.at();
    if (!constant()) return false;
    cursor_.next();
    return cursor_.done() && cursor_.text_from(second) == left;
  }

  void start(Kind kind, std::string tag) {
    result_.kind = kind;
    result_.tag = std::move(tag);
  }

  static ObjectRef ref_of(const ir::TableName& name) {
    return {ObjectKind::kTable, name.schema.value_or({}), name.name.value_or({}), {}};
  }

  void write(const ir::TableName& name) {
    if (!name.name.known()) return;
    result_.name = *name.name;
    result_.writes.push_back(ref_of(name));
  }

  // Steps over WITH a AS (…), b AS (…), which stands before the statement itself.
  void skip_common_tables() {
    if (!cursor_.take("WITH")) return;
    cursor_.take("RECURSIVE");
    do {
      cursor_.name();
      if (cursor_.is('(')) cursor_.skip_brackets();
      if (!cursor_.take("AS")) return;
      cursor_.take("NOT");
      cursor_.take("MATERIALIZED");
      if (!cursor_.is('(')) return;
      cursor_.skip_brackets();
    } while (cursor_.take(','));
  }

  Cursor cursor_;
  std::size_t start_;
  SqlStatement& result_;
  std::set<std::string> hidden_;
  bool target_seen_ = false;
};

}  // namespace

bool classify_rows(const Cursor& cursor, SqlStatement& result) {
  return Rows(cursor, result).data();
}

void collect_tables(const Cursor& cursor, SqlStatement& result) { Rows(cursor, result).reads(); }

}  // namespace migrate::sql
