#include "sql/classify.h"

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "sql/cursor.h"
#include "sql/objects.h"

namespace migrate::sql {
namespace {

using ir::ObjectKind;
using ir::ObjectRef;
using ir::SqlStatement;
using Kind = SqlStatement::Kind;

struct KindWord {
  std::string_view word;
  ObjectKind kind;
};

constexpr std::array kKinds = {
    KindWord{"TABLE", ObjectKind::kTable},         KindWord{"INDEX", ObjectKind::kIndex},
    KindWord{"VIEW", ObjectKind::kView},           KindWord{"TRIGGER", ObjectKind::kTrigger},
    KindWord{"FUNCTION", ObjectKind::kFunction},   KindWord{"PROCEDURE", ObjectKind::kFunction},
    KindWord{"SEQUENCE", ObjectKind::kSequence},   KindWord{"TYPE", ObjectKind::kType},
    KindWord{"DOMAIN", ObjectKind::kDomain},       KindWord{"SCHEMA", ObjectKind::kSchema},
    KindWord{"DATABASE", ObjectKind::kDatabase},   KindWord{"ROLE", ObjectKind::kRole},
    KindWord{"USER", ObjectKind::kRole},           KindWord{"POLICY", ObjectKind::kPolicy},
    KindWord{"EXTENSION", ObjectKind::kExtension}, KindWord{"EVENT", ObjectKind::kOther},
};

class Classifier {
 public:
  Classifier(Cursor cursor) : cursor_(cursor), start_(cursor.at()) {}

  SqlStatement run() {
    result_.objects_complete = false;
    if (cursor_.done() || cursor_.token().kind != Token::Kind::kWord) return std::move(result_);
    if (data() || definition() || session()) {
      unify(result_);
    }
    return std::move(result_);
  }

 private:
  void start(Kind kind, std::string tag) {
    result_.kind = kind;
    result_.tag = std::move(tag);
  }

  static ObjectRef ref_of(const ir::TableName& name, ObjectKind kind = ObjectKind::kTable) {
    return {kind, name.schema.value_or({}), name.name.value_or({}), {}};
  }

  void write(const ir::TableName& name, ObjectKind kind = ObjectKind::kTable) {
    if (!name.name.known()) return;
    result_.name = *name.name;
    result_.writes.push_back(ref_of(name, kind));
  }

  // WITH a AS (…), b AS (…) before the statement itself: the names of no tables.
  void common_tables() {
    if (!cursor_.take("WITH")) return;
    cursor_.take("RECURSIVE");
    do {
      hidden_.insert(cursor_.name());
      if (cursor_.is('(')) cursor_.skip_brackets();
      if (!cursor_.take("AS")) return;
      cursor_.take("NOT");
      cursor_.take("MATERIALIZED");
      if (!cursor_.is('(')) return;
      cursor_.skip_brackets();
    } while (cursor_.take(','));
  }

  bool data() {
    const bool with = cursor_.is("WITH");
    common_tables();
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

  // Tables behind FROM and JOIN, wherever they stand.
  void reads() {
    cursor_.move_to(start_);
    bool wanted = false;
    while (!cursor_.done()) {
      if (cursor_.is("WITH")) ctes();
      if (cursor_.is("FROM") || cursor_.is("JOIN") || cursor_.is("USING")) {
        wanted = !cursor_.is("USING") || result_.kind == Kind::kDelete;
        cursor_.next();
      } else if (wanted && cursor_.at_name()) {
        wanted = table_read();
      } else {
        if (!cursor_.is('(')) wanted = false;
        cursor_.next();
      }
      if (cursor_.is("SELECT") && cursor_.is('*', 1)) result_.select_star = true;
    }
  }

  void ctes() {
    const std::size_t back = cursor_.at();
    common_tables();
    cursor_.move_to(back + 1);
  }

  // One table with its alias; whether another follows the comma behind it.
  bool table_read() {
    const ir::TableName table = cursor_.table();
    // A function, or the name of a WITH, is no table.
    if (cursor_.is('(')) return false;
    if (table.name.known() && hidden_.count(*table.name) == 0 && !is_target(table))
      result_.reads.push_back(ref_of(table));
    cursor_.take("AS");
    if (!cursor_.is(',') && cursor_.at_name() && !cursor_.is("WHERE") && !cursor_.is("JOIN") &&
        !cursor_.is("ON") && !cursor_.is("SET") && !cursor_.is("FROM") && !cursor_.is("USING"))
      if (cursor_.is(',', 1)) cursor_.next();
    return cursor_.take(',');
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

  bool definition() {
    for (const auto& [verb, kind] : {std::pair<std::string_view, Kind>{"CREATE", Kind::kCreate},
                                     {"DROP", Kind::kDrop},
                                     {"ALTER", Kind::kAlter}}) {
      if (!cursor_.take(verb)) continue;
      define(verb, kind);
      return true;
    }
    if (cursor_.take("TRUNCATE")) {
      start(Kind::kTruncate, "TRUNCATE");
      cursor_.take("TABLE");
      write(cursor_.table());
      result_.objects_complete = cursor_.done();
      return true;
    }
    if (cursor_.take({"RENAME", "TABLE"})) {
      start(Kind::kRename, "RENAME TABLE");
      write(cursor_.table());
      return true;
    }
    return false;
  }

  void define(std::string_view verb, Kind kind) {
    // The words between verb and kind: OR REPLACE, TEMPORARY, UNIQUE, DEFINER = x.
    constexpr std::size_t kWords = 12;
    for (std::size_t i = 0; i < kWords && !cursor_.done(); ++i, cursor_.next()) {
      for (const KindWord& row : kKinds) {
        if (!cursor_.is(row.word)) continue;
        cursor_.next();
        object(verb, kind, row);
        return;
      }
    }
    start(kind, std::string(verb));
  }

  void object(std::string_view verb, Kind kind, const KindWord& row) {
    start(kind, std::string(verb) + " " + std::string(row.word));
    if (kind == Kind::kAlter && row.kind == ObjectKind::kTable) result_.kind = Kind::kAlterTable;
    if (cursor_.take({"IF", "NOT", "EXISTS"})) result_.if_not_exists = true;
    if (cursor_.take({"IF", "EXISTS"})) result_.if_exists = true;
    if (row.kind == ObjectKind::kTable) cursor_.take("ONLY");
    const ir::TableName name = cursor_.table();
    if (row.kind == ObjectKind::kTrigger || row.kind == ObjectKind::kPolicy) {
      on_table(name, row.kind);
      return;
    }
    write(name, row.kind);
    if (kind == Kind::kCreate && (row.kind == ObjectKind::kView || is_select_table(row))) reads();
    if (result_.kind == Kind::kAlterTable) subcommand();
    result_.cascade = kind == Kind::kDrop && cursor_.is("CASCADE");
    result_.objects_complete = kind == Kind::kDrop && cursor_.done();
  }

  bool is_select_table(const KindWord& row) {
    if (row.kind != ObjectKind::kTable || !cursor_.is("AS")) return false;
    start(Kind::kCreateTableAs, "CREATE TABLE AS");
    return true;
  }

  // The words of the subcommand, up to the first name: MODIFY COLUMN, ENGINE.
  void subcommand() {
    for (std::size_t i = 0; i < 2 && !cursor_.done(); ++i, cursor_.next()) {
      if (cursor_.token().kind != Token::Kind::kWord) return;
      if (i == 1 && !cursor_.is("COLUMN") && !cursor_.is("INDEX") && !cursor_.is("KEY") &&
          !cursor_.is("CONSTRAINT") && !cursor_.is("PRIMARY") && !cursor_.is("FOREIGN") &&
          !cursor_.is("PARTITION") && !cursor_.is("TO"))
        return;
      result_.tag += " " + to_upper(cursor_.token().span.of(cursor_.text()));
    }
  }

  // CREATE TRIGGER name … ON table
  void on_table(const ir::TableName& name, ObjectKind kind) {
    if (!name.name.known()) return;
    result_.name = *name.name;
    ObjectRef ref{kind, {}, {}, *name.name};
    while (!cursor_.done() && !cursor_.is("ON") && !cursor_.is("BEGIN")) cursor_.next();
    if (cursor_.take("ON")) {
      const ir::TableName table = cursor_.table();
      ref.schema = table.schema.value_or({});
      ref.name = table.name.value_or({});
    }
    result_.writes.push_back(std::move(ref));
    // SQLite's DROP TRIGGER does not name the table.
    result_.objects_complete = result_.kind == Kind::kDrop || !result_.writes.back().name.empty();
  }

  bool session() {
    if (cursor_.take("PRAGMA")) {
      start(Kind::kPragma, "PRAGMA");
      const ir::TableName name = cursor_.table();
      result_.name = name.name.value_or({});
      const bool assignment = cursor_.take('=');
      if (assignment || cursor_.take('(')) {
        const std::size_t first = cursor_.at();
        while (!cursor_.done() && !cursor_.is(')')) cursor_.next();
        result_.detail = cursor_.text_from(first);
      }
      result_.objects_complete = true;
      return true;
    }
    if (cursor_.is("ATTACH") || cursor_.is("DETACH")) {
      start(Kind::kAttach, cursor_.is("ATTACH") ? "ATTACH" : "DETACH");
      result_.objects_complete = true;
      return true;
    }
    return transaction() || maintenance() || other();
  }

  bool transaction() {
    struct Row {
      std::string_view first, tag;
    };
    for (const Row& row : {Row{"BEGIN", "BEGIN"}, Row{"COMMIT", "COMMIT"}, Row{"END", "COMMIT"},
                           Row{"ROLLBACK", "ROLLBACK"}, Row{"SAVEPOINT", "SAVEPOINT"},
                           Row{"RELEASE", "RELEASE SAVEPOINT"}}) {
      if (!cursor_.is(row.first)) continue;
      start(Kind::kTransaction, std::string(row.tag));
      result_.objects_complete = true;
      return true;
    }
    if (cursor_.take({"START", "TRANSACTION"})) {
      start(Kind::kTransaction, "BEGIN");
      result_.objects_complete = true;
      return true;
    }
    return false;
  }

  bool maintenance() {
    if (cursor_.take("VACUUM"))
      start(Kind::kVacuum, "VACUUM");
    else if (cursor_.take("ANALYZE"))
      start(Kind::kAnalyze, "ANALYZE");
    else if (cursor_.take("REINDEX"))
      start(Kind::kReindex, "REINDEX");
    else
      return false;
    cursor_.take("TABLE");
    write(cursor_.table());
    return true;
  }

  bool other() {
    struct Row {
      std::string_view first;
      Kind kind;
    };
    for (const Row& row :
         {Row{"GRANT", Kind::kGrant}, Row{"REVOKE", Kind::kRevoke}, Row{"CALL", Kind::kCall},
          Row{"COPY", Kind::kCopy}, Row{"LOAD", Kind::kCopy}, Row{"MERGE", Kind::kMerge},
          Row{"COMMENT", Kind::kComment}, Row{"DO", Kind::kDo}, Row{"LOCK", Kind::kLockTable},
          Row{"RESET", Kind::kReset}, Row{"EXEC", Kind::kCall}, Row{"CLUSTER", Kind::kCluster}}) {
      if (!cursor_.is(row.first)) continue;
      start(row.kind, std::string(row.first));
      return true;
    }
    for (const std::string_view word : {"SHOW", "DESCRIBE", "DESC", "USE", "UNLOCK", "FLUSH"}) {
      if (!cursor_.is(word)) continue;
      start(Kind::kUtility, std::string(word));
      result_.objects_complete = true;
      return true;
    }
    return setting();
  }

  bool setting() {
    if (!cursor_.take("SET")) return false;
    start(Kind::kSet, "SET");
    result_.local = cursor_.take("LOCAL");
    if (!cursor_.take("SESSION")) cursor_.take("GLOBAL");
    while (cursor_.take('@')) {
    }
    result_.name = cursor_.name();
    while (cursor_.take('.')) result_.name += "." + cursor_.name();
    if (!cursor_.take('=')) cursor_.take("TO");
    const std::size_t first = cursor_.at();
    while (!cursor_.done()) cursor_.next();
    result_.detail = cursor_.text_from(first);
    result_.objects_complete = true;
    return true;
  }

  Cursor cursor_;
  std::size_t start_;
  SqlStatement result_;
  std::set<std::string> hidden_;
  bool target_seen_ = false;
};

}  // namespace

SqlStatement classify(std::string_view text, const std::vector<Token>& tokens, const Piece& piece,
                      Grammar grammar) {
  return Classifier(Cursor(text, tokens, piece, grammar)).run();
}

}  // namespace migrate::sql
