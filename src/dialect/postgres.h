// PostgreSQL at one version, or at any that is supported.
#pragma once

#include "dialect/postgres_answer.h"
#include "migrate/dialect/facts.h"

namespace migrate::dialect::postgres {

class Postgres final : public Dialect {
 public:
  explicit Postgres(Versions versions) : versions_(versions) {}

  std::string_view name() const override { return "postgresql"; }
  Facts facts(const ir::Operation& operation, const ir::Schema* before) const override;
  bool transactional_ddl() const override { return true; }
  std::size_t max_identifier_bytes() const override { return 63; }  // NAMEDATALEN - 1
  ir::Truth rewrites_on_type_change(const ir::Type& from, const ir::Type& to) const override;
  ir::Truth volatile_expression(const ir::Expression& expression) const override;

 private:
  Versions versions_;
};

// The facts by kind of operation, each in a file of its own.
struct Question {
  const Postgres& dialect;
  Versions versions;
  const ir::Schema* before;  // may be null
};
Facts column_facts(const Question& question, const ir::AddColumn& operation);
Facts column_facts(const Question& question, const ir::DropColumn& operation);
Facts column_facts(const Question& question, const ir::AlterColumn& operation);
Facts constraint_facts(const Question& question, const ir::AddConstraint& operation);
Facts constraint_facts(const Question& question, const ir::DropConstraint& operation);
Facts constraint_facts(const Question& question, const ir::ValidateConstraint& operation);
Facts statement_facts(const Question& question, const ir::SqlStatement& operation);
Facts execute_facts(const Question& question, const ir::Execute& operation);

}  // namespace migrate::dialect::postgres
