// The world in which a revision is evaluated: the schema that those before it leave.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "migrate/alembic/modules.h"
#include "migrate/eval/world.h"
#include "migrate/ir/schema.h"
#include "migrate/replay/replay.h"

namespace migrate::replay {

// Does one step to the schema and returns what would certainly fail. `from_sql`: the step was read
// from SQL text.
std::vector<ir::Failure> apply_step(ir::Schema& schema, const ir::Step& step, bool from_sql);

// Whether a history stands on tables that it did not make: many begin on a database that was there.
class Ground {
 public:
  // Takes note of the tables that a step makes; `schema` only says which names mean the same.
  void note(const ir::Step& step, const ir::Schema& schema);
  // Leaves out what may only fail because the table was there before the history began. A table
  // that no step ever made is missing for certain where no revision that has run needed such a one.
  std::vector<ir::Failure> certain(std::vector<ir::Failure> failures, const ir::Schema& schema);
  // Of the revision that comes next.
  void set_has_run(bool has_run) { has_run_ = has_run; }

 private:
  std::set<ir::Schema::Key> made_;
  bool has_run_ = false;
  bool foreign_ = false;
};

// Answers from a schema, and does to it what is emitted. `begin` is asked for that schema when the
// first question comes or the first step: a downgrade begins where the upgrade ended.
class SchemaWorld : public eval::World {
 public:
  using Begin = std::function<ir::Schema()>;
  // `ground` and `modules` must outlive this.
  SchemaWorld(Ground& ground, alembic::Modules& modules, Begin begin)
      : ground_(ground), modules_(modules), begin_(std::move(begin)) {}

  std::optional<eval::SourceModule> module(std::string_view name) override {
    return modules_.find(name);
  }
  ir::Truth has_table(const ir::TableName& table) override { return schema().has_table(table); }
  ir::Truth has_column(const ir::TableName& table, std::string_view column) override {
    return schema().has_column(table, column);
  }
  ir::Truth has_index(const ir::TableName& table, std::string_view index) override {
    return schema().has_index(table, index);
  }
  ir::Truth has_constraint(const ir::TableName& table, std::string_view constraint) override {
    return schema().has_constraint(table, constraint);
  }
  ir::Truth has_type(const std::string& schema_name, const std::string& name) override {
    return schema().has_type(schema_name, name);
  }
  const ir::Table* table(const ir::TableName& table) override;
  std::optional<std::vector<std::string>> table_names(const std::string& schema_name) override;
  void emit(const ir::Step& step) override;

  ir::Schema& schema();
  // Puts the steps that SQL text stands for behind that text, and returns what would fail. `body`
  // is what was evaluated last in this world.
  std::vector<StepFailure> finish(ir::Body& body);

 private:
  struct Emitted {
    std::vector<ir::Failure> failures;               // of the step itself
    std::vector<ir::Step> parts;                     // what its text stands for
    std::vector<std::vector<ir::Failure>> of_parts;  // of each of those
  };

  Ground& ground_;
  alembic::Modules& modules_;
  Begin begin_;
  bool begun_ = false;
  ir::Schema schema_;
  std::vector<Emitted> emitted_;
};

}  // namespace migrate::replay
