#include "sql/classify.h"

#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "sql/classify_rows.h"
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
  explicit Classifier(const Cursor& cursor) : cursor_(cursor) {}

  SqlStatement run() {
    result_.objects_complete = false;
    if (cursor_.done() || cursor_.token().kind != Token::Kind::kWord) return std::move(result_);
    if (classify_rows(cursor_, result_) || definition() || session()) {
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
    if (kind == Kind::kCreate && (row.kind == ObjectKind::kView || is_select_table(row)))
      collect_tables(cursor_, result_);
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
  SqlStatement result_;
};

}  // namespace

SqlStatement classify(std::string_view text, const std::vector<Token>& tokens, const Piece& piece,
                      Grammar grammar) {
  return Classifier(Cursor(text, tokens, piece, grammar)).run();
}

}  // namespace migrate::sql
