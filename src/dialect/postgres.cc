#include "dialect/postgres.h"

#include <algorithm>

#include "dialect/calls.h"
#include "dialect/postgres_functions.h"
#include "dialect/postgres_schema.h"
#include "dialect/postgres_types.h"

namespace migrate::dialect::postgres {
namespace {

using ir::TableName;

class Visitor {
 public:
  explicit Visitor(const Question& question) : question_(question) {}

  Facts operator()(const ir::CreateTable& operation) const {
    const ir::Table& table = operation.table;
    Answer facts = answer();
    facts.add("CREATE TABLE");
    const References references = references_of(table);
    if (!references.tables.empty()) facts.add("CREATE TABLE REFERENCES", {}, references.tables);
    const auto parent = [&](const char* option) -> Tables {
      const auto found = table.options.find(option);
      if (found == table.options.end()) return {};
      const std::string* const name = found->second.known() ? found->second->text() : nullptr;
      return {{"", name == nullptr ? "" : *name}};
    };
    const Tables whole = parent("postgresql_partition_of"), base = parent("postgresql_inherits");
    if (!whole.empty())
      facts.add("CREATE TABLE PARTITION OF", {}, whole).maybe_reads().others_known(false);
    if (!base.empty()) facts.add("CREATE TABLE INHERITS", {}, base);
    return facts.others_known(references.complete).take();
  }
  Facts operator()(const ir::DropTable& operation) const {
    const ir::Table* const table = find_table(operation.table);
    References others = table == nullptr ? References{{}, false} : references_of(*table);
    others.complete &= question_.before != nullptr && !question_.before->uncertain(operation.table);
    if (operation.cascade && question_.before != nullptr)
      for (const auto& [referrer, constraint] : question_.before->referrers(operation.table))
        others.tables.push_back(key_of(*referrer));
    return answer()
        .add("DROP TABLE", {key_of(operation.table)}, others.tables)
        .others_known(others.complete)
        .take();
  }
  Facts operator()(const ir::RenameTable& operation) const {
    return answer().add("ALTER TABLE RENAME TO", {key_of(operation.table)}).take();
  }
  Facts operator()(const ir::SetTableComment& operation) const {
    return answer().add("COMMENT ON TABLE", {key_of(operation.table)}).take();
  }
  Facts operator()(const ir::AddColumn& operation) const {
    return column_facts(question_, operation);
  }
  Facts operator()(const ir::DropColumn& operation) const {
    return column_facts(question_, operation);
  }
  Facts operator()(const ir::AlterColumn& operation) const {
    return column_facts(question_, operation);
  }
  Facts operator()(const ir::AddConstraint& operation) const {
    return constraint_facts(question_, operation);
  }
  Facts operator()(const ir::DropConstraint& operation) const {
    return constraint_facts(question_, operation);
  }
  Facts operator()(const ir::ValidateConstraint& operation) const {
    return constraint_facts(question_, operation);
  }
  Facts operator()(const ir::RenameConstraint& operation) const {
    return answer().add("ALTER TABLE RENAME CONSTRAINT", {key_of(operation.table)}).take();
  }
  Facts operator()(const ir::CreateIndex& operation) const {
    if (operation.concurrently.unknown()) return nobody_can_tell();
    const Tables own = {key_of(operation.index.table)};
    if (!operation.concurrently.value_or(false)) return answer().add("CREATE INDEX", own).take();
    return answer()
        .add(is_partitioned(find_table(operation.index.table))
                 ? Form("CREATE INDEX CONCURRENTLY on partitioned")
                 : Form("CREATE INDEX CONCURRENTLY"),
             own)
        .take();
  }
  Facts operator()(const ir::DropIndex& operation) const {
    if (operation.concurrently.unknown()) return nobody_can_tell();
    const ir::Schema::Key own = table_of(operation);
    if (!operation.concurrently.value_or(false))
      // A key's index goes only with the foreign keys that need it.
      return answer().add("DROP INDEX", {own}).others_known(!operation.cascade).take();
    return answer()
        .add(!own.second.empty() && is_partitioned(find_table(table_name(own)))
                 ? Form("DROP INDEX CONCURRENTLY on partitioned")
                 : Form("DROP INDEX CONCURRENTLY"),
             {own})
        .take();
  }
  Facts operator()(const ir::RenameIndex&) const { return answer().add("ALTER INDEX").take(); }
  Facts operator()(const ir::CreateEnum&) const { return answer().add("CREATE TYPE").take(); }
  Facts operator()(const ir::DropType& operation) const {
    return answer().add("DROP TYPE").others_known(!operation.cascade).take();
  }
  Facts operator()(const ir::AddEnumValue&) const {
    return answer().add("ALTER TYPE ADD VALUE").take();
  }
  Facts operator()(const ir::RenameEnumValue&) const {
    return answer().add("ALTER TYPE RENAME VALUE").take();
  }
  Facts operator()(const ir::RenameType&) const { return answer().add("ALTER TYPE").take(); }
  Facts operator()(const ir::CreateSchema&) const { return answer().add("CREATE SCHEMA").take(); }
  Facts operator()(const ir::DropSchema& operation) const {
    return answer()
        .add("DROP SCHEMA")
        .others_known(!operation.cascade.unknown() && !operation.cascade.value_or(false))
        .take();
  }
  Facts operator()(const ir::Execute& operation) const {
    return execute_facts(question_, operation);
  }
  Facts operator()(const ir::BulkInsert& operation) const {
    return answer().add("INSERT", {key_of(operation.table)}).others_known(false).take();
  }
  Facts operator()(const ir::SqlStatement& operation) const {
    return statement_facts(question_, operation);
  }
  Facts operator()(const ir::Opaque&) const { return nobody_can_tell(); }

 private:
  Answer answer() const { return Answer(question_.versions); }
  const ir::Table* find_table(const TableName& table) const {
    return question_.before == nullptr ? nullptr : question_.before->table(table);
  }
  ir::Schema::Key table_of(const ir::DropIndex& operation) const {
    if (operation.table.known()) return key_of(operation.table);
    if (question_.before == nullptr || !operation.name.name.known()) return {};
    const ir::Table* const table =
        question_.before->table_of_index(operation.table.schema.value_or(""), *operation.name.name);
    return table == nullptr ? ir::Schema::Key() : key_of(*table);
  }

  const Question& question_;
};

// Its partitions are locked with it.
bool has_partitions(const ir::Schema* schema, const LockedTable& locked) {
  return schema != nullptr && !locked.name.empty() &&
         is_partitioned(schema->table(table_name({locked.schema, locked.name})));
}

}  // namespace

Facts Postgres::facts(const ir::Operation& operation, const ir::Schema* before) const {
  const Question question{*this, versions_, before};
  Facts facts = std::visit(Visitor(question), operation);
  for (const LockedTable& locked : facts.locks)
    if (has_partitions(before, locked)) facts.locks_complete = false;
  return facts;
}

ir::Truth Postgres::rewrites_on_type_change(const ir::Type& from, const ir::Type& to) const {
  const auto old_type = server_type(from), new_type = server_type(to);
  return old_type && new_type ? rewrites(*old_type, *new_type) : ir::Truth::kUnknown;
}

ir::Truth Postgres::volatile_expression(const ir::Expression& expression) const {
  return volatile_calls(expression, volatile_function);
}

}  // namespace migrate::dialect::postgres
