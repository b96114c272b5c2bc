#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "dialect/postgres.h"

namespace migrate::dialect::postgres {
namespace {

using ir::ObjectKind;
using ir::ObjectRef;
using ir::SqlStatement;
using Kind = SqlStatement::Kind;

const Row* row_of(std::string_view form) {
  for (const Row& row : kRows)
    if (row.form == form) return &row;
  return nullptr;
}

// The row of a tag, or of the longest beginning of it: "CREATE OR REPLACE FUNCTION" is like CREATE
// FUNCTION, "ALTER SEQUENCE OWNER TO" like ALTER SEQUENCE, "ALTER TABLE SET" like ALTER TABLE SET
// (…). No row for a single word that is none itself.
const Row* row_of_tag(std::string tag) {
  while (!tag.empty()) {
    if (const Row* const row = row_of(tag)) return row;
    if (const Row* const row = row_of(tag + " (…)")) return row;
    constexpr std::string_view kReplace = "CREATE OR REPLACE ";
    if (tag.rfind(kReplace, 0) == 0)
      if (const Row* const row = row_of("CREATE " + tag.substr(kReplace.size()))) return row;
    const std::size_t space = tag.rfind(' ');
    tag.resize(space == std::string::npos ? 0 : space);
  }
  return nullptr;
}

// The table that an object is, or belongs to.
std::optional<ir::Schema::Key> table_of(const ObjectRef& object, const ir::Schema* before) {
  switch (object.kind) {
    case ObjectKind::kTable:
    case ObjectKind::kView:
    case ObjectKind::kMaterializedView:
    case ObjectKind::kColumn:
    case ObjectKind::kConstraint:
    case ObjectKind::kTrigger:
    case ObjectKind::kPolicy:
      return ir::Schema::Key(object.schema, object.name);
    case ObjectKind::kIndex: {
      const ir::Table* const table =
          before == nullptr ? nullptr : before->table_of_index(object.schema, object.name);
      return table == nullptr ? ir::Schema::Key() : key_of(*table);
    }
    case ObjectKind::kOther:  // a rule, where it is part of a table
      if (object.part.empty()) return std::nullopt;
      return ir::Schema::Key(object.schema, object.name);
    default:
      return std::nullopt;
  }
}

Tables tables_of(const std::vector<ObjectRef>& objects, const ir::Schema* before) {
  Tables tables;
  for (const ObjectRef& object : objects)
    if (const auto table = table_of(object, before)) tables.push_back(*table);
  return tables;
}

// Those that TRUNCATE … CASCADE empties as well.
void add_referrers(const ir::Schema& schema, Tables& tables) {
  std::set<ir::Schema::Key> seen(tables.begin(), tables.end());
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const ir::Schema::Key table = tables[i];
    for (const auto& [referrer, constraint] : schema.referrers(table_name(table)))
      if (seen.insert(key_of(*referrer)).second) tables.push_back(key_of(*referrer));
  }
}

Lock lock_named(std::string_view name) {
  for (int i = static_cast<int>(Lock::kAccessShare); i <= static_cast<int>(Lock::kAccessExclusive);
       ++i)
    if (to_string(Lock{static_cast<std::uint8_t>(i)}) == name)
      return Lock{static_cast<std::uint8_t>(i)};
  return Lock::kAccessExclusive;  // what LOCK TABLE takes when it does not say
}

class Statement {
 public:
  Statement(const Question& question, const SqlStatement& statement)
      : question_(question),
        statement_(statement),
        facts_(question.versions),
        writes_(tables_of(statement.writes, question.before)),
        reads_(tables_of(statement.reads, question.before)) {}

  Facts take() {
    facts_.others_known(statement_.objects_complete);
    switch (statement_.kind) {
      case Kind::kUnknown:
      case Kind::kSyntaxError:
      case Kind::kDo:
      case Kind::kCall:
      case Kind::kPragma:
      case Kind::kAttach:
        return nobody_can_tell();
      case Kind::kSelect:
        return facts_.add("SELECT", {}, reads_).take();
      case Kind::kInsert:
        return facts_.add("INSERT", writes_, reads_).others_known(false).take();
      case Kind::kUpdate:
        return change("UPDATE");
      case Kind::kDelete:
        return change("DELETE");
      case Kind::kMerge:
        return facts_.add("MERGE", writes_, reads_).others_known(false).take();
      case Kind::kCopy:
        return writes_.empty() ? facts_.add("COPY TO", reads_).take()
                               : facts_.add("COPY FROM", writes_).others_known(false).take();
      case Kind::kTruncate:
        return truncate();
      case Kind::kCreateTableAs:
        return facts_
            .add(statement_.tag.find("MATERIALIZED") == std::string::npos
                     ? Form("CREATE TABLE AS")
                     : Form("CREATE MATERIALIZED VIEW"),
                 {}, reads_)
            .take();
      case Kind::kSet:
      case Kind::kReset:
      case Kind::kTransaction:
      case Kind::kUtility:
        return facts_.add("SET").take();
      case Kind::kLockTable:
        return lock_table();
      case Kind::kVacuum:
        return maintain(statement_.full ? Form("VACUUM FULL") : Form("VACUUM"));
      case Kind::kCluster:
        if (writes_.empty()) facts_.not_transactional();
        return maintain("CLUSTER");
      case Kind::kReindex:
        return reindex();
      case Kind::kAnalyze:
        return maintain("ANALYZE");
      case Kind::kRefreshMaterializedView:
        return facts_
            .add(statement_.concurrently ? Form("REFRESH MATERIALIZED VIEW CONCURRENTLY")
                                         : Form("REFRESH MATERIALIZED VIEW"),
                 writes_, reads_)
            // It reads what the view's query says, which stands elsewhere.
            .others_known(!reads_.empty())
            .take();
      case Kind::kAlterTable:
        return alter_table();
      case Kind::kCreate:
      case Kind::kAlter:
      case Kind::kDrop:
      case Kind::kRename:
      case Kind::kComment:
      case Kind::kGrant:
      case Kind::kRevoke:
        return by_tag();
    }
    return nobody_can_tell();
  }

 private:
  Facts change(Form form) {
    Facts facts = facts_.add(form, writes_, reads_).others_known(false).take();
    if (!statement_.has_where && reads_.empty()) facts.scans = ir::Truth::kYes;
    return facts;
  }

  Facts truncate() {
    const std::size_t named = writes_.size();
    if (statement_.cascade && question_.before != nullptr)
      add_referrers(*question_.before, writes_);
    const auto end = writes_.begin() + static_cast<std::ptrdiff_t>(named);
    facts_.add("TRUNCATE", Tables(writes_.begin(), end), Tables(end, writes_.end()));
    return facts_.others_known(!statement_.cascade || question_.before != nullptr).take();
  }

  Facts lock_table() {
    const Lock mode = lock_named(statement_.detail);
    facts_.add("LOCK TABLE");
    for (const Tables* const tables : {&writes_, &reads_})
      for (const ir::Schema::Key& table : *tables) facts_.lock(table, mode);
    return facts_.take();
  }

  // Without a table it goes over all of them.
  Facts maintain(Form form) {
    return facts_.add(form, writes_).others_known(!writes_.empty()).take();
  }

  Facts reindex() {
    const std::string& tag = statement_.tag;
    const bool many = tag.find("SCHEMA") != std::string::npos ||
                      tag.find("DATABASE") != std::string::npos ||
                      tag.find("SYSTEM") != std::string::npos;
    if (many) facts_.add("REINDEX SCHEMA").others_known(false);
    return facts_
        .add(statement_.concurrently ? Form("REINDEX CONCURRENTLY") : Form("REINDEX"), writes_)
        .take();
  }

  Facts alter_table() {
    std::string tag = statement_.tag;
    if (tag.rfind("ALTER TABLE ", 0) != 0) tag.insert(0, "ALTER TABLE ");
    if (statement_.concurrently) tag += " CONCURRENTLY";
    const Row* const row = row_of_tag(std::move(tag));
    // Beside the table itself: the partition, the parent.
    Tables others = reads_;
    if (writes_.size() > 1) others.insert(others.end(), writes_.begin() + 1, writes_.end());
    if (row == nullptr) return nobody_can_tell();
    facts_.add(*row, writes_.empty() ? Tables() : Tables{writes_[0]}, others);
    // A default partition, the other ends of foreign keys.
    if (row->form.find("TACH PARTITION") != std::string_view::npos) facts_.others_known(false);
    // The one row that the manual has for what it does not single out.
    if (row->form == "ALTER TABLE") facts_.maybe_rewrites();
    Facts facts = facts_.take();
    if (row->form == "ALTER TABLE ATTACH PARTITION" && may_prove_bounds())
      facts.scans = ir::Truth::kUnknown;
    return facts;
  }

  // Whether the table to be attached may have a CHECK that spares the reading.
  bool may_prove_bounds() const {
    if (question_.before == nullptr || statement_.writes.size() < 2) return true;
    const ObjectRef& attached = statement_.writes[1];
    const ir::Table* const table =
        question_.before->table(table_name({attached.schema, attached.name}));
    return table == nullptr || !table->incomplete.empty() ||
           std::any_of(table->constraints.begin(), table->constraints.end(),
                       [](const ir::Constraint& constraint) {
                         return constraint.kind == ir::Constraint::Kind::kCheck;
                       });
  }

  Facts by_tag() {
    std::string tag = statement_.tag;
    if (statement_.concurrently) tag += " CONCURRENTLY";
    const Row* const row = row_of_tag(std::move(tag));
    if (row == nullptr) return nobody_can_tell();
    Tables others = reads_;
    if (row->form == "ALTER INDEX ATTACH PARTITION") writes_ = tables_of_indexes(statement_.writes);
    if (row->page == "sql-alterdomain" && row->other != Lock::kNone) {
      others = tables_of_domain();
      facts_.others_known(false);  // an array of it, a domain over it
    }
    // Its body is text that stands for statements of its own.
    if (row->page == "sql-createfunction" || row->page == "sql-createprocedure")
      facts_.others_known(false);
    // Which table that is stands elsewhere.
    if (row->form == "DROP STATISTICS") facts_.lock({}, row->lock).others_known(false);
    // Statistics and publications name tables that they do not write.
    facts_.add(*row, writes_.empty() ? others : writes_,
               writes_.empty() && row->lock != Lock::kNone ? Tables() : others);
    if (statement_.cascade) facts_.others_known(false);
    return facts_.take();
  }

  Tables tables_of_indexes(std::vector<ObjectRef> indexes) const {
    for (ObjectRef& index : indexes) index.kind = ObjectKind::kIndex;
    return tables_of(indexes, question_.before);
  }

  Tables tables_of_domain() const {
    Tables tables;
    if (question_.before == nullptr || statement_.writes.empty()) return tables;
    const ObjectRef& domain = statement_.writes[0];
    const auto is_domain = [&](const ir::Column& column) {
      return column.type.type_name.is(domain.name) || column.type.name == "sql." + domain.name ||
             column.type.name == "sql." + domain.schema + "." + domain.name;
    };
    for (const auto& [key, table] : question_.before->tables())
      if (std::any_of(table.columns.begin(), table.columns.end(), is_domain)) tables.push_back(key);
    return tables;
  }

  const Question& question_;
  const SqlStatement& statement_;
  Answer facts_;
  Tables writes_, reads_;
};

}  // namespace

Facts statement_facts(const Question& question, const SqlStatement& operation) {
  return Statement(question, operation).take();
}

Facts execute_facts(const Question& question, const ir::Execute& operation) {
  using Node = ir::Expression;
  if (!operation.core) return nobody_can_tell();
  SqlStatement statement;
  switch (operation.core->kind) {
    case Node::Kind::kSelect:
      statement.kind = Kind::kSelect;
      break;
    case Node::Kind::kInsert:
      statement.kind = Kind::kInsert;
      break;
    case Node::Kind::kUpdate:
      statement.kind = Kind::kUpdate;
      break;
    case Node::Kind::kDelete:
      statement.kind = Kind::kDelete;
      break;
    default:
      return nobody_can_tell();
  }
  // The first table is the one that is changed; a column names its table as an operand.
  std::vector<const Node*> todo = {&*operation.core};
  bool is_target = statement.kind != Kind::kSelect;
  while (!todo.empty()) {
    const Node& node = *todo.back();
    todo.pop_back();
    if (!node.known()) statement.objects_complete = false;
    if (node.kind == Node::Kind::kClause && node.name == "WHERE") statement.has_where = true;
    if (node.kind == Node::Kind::kTable) {
      ObjectRef table{ObjectKind::kTable, node.schema, node.name, {}};
      const bool written = !statement.writes.empty() && statement.writes[0] == table;
      auto& list = is_target ? statement.writes : statement.reads;
      is_target = false;
      if (!written && std::find(list.begin(), list.end(), table) == list.end())
        list.push_back(std::move(table));
    }
    for (auto operand = node.operands.rbegin(); operand != node.operands.rend(); ++operand)
      todo.push_back(&*operand);
  }
  return statement_facts(question, statement);
}

}  // namespace migrate::dialect::postgres
