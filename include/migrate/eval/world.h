// What a running function can ask of the world around it. One evaluator, several worlds: each
// answers, or says that it cannot know.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/ir/step.h"
#include "migrate/ir/table.h"
#include "migrate/python/ast.h"

namespace migrate::eval {

// A file of Python that belongs to the project.
struct SourceModule {
  std::string path;
  std::shared_ptr<const python::Module> module;  // never null
  bool package = false;                          // an __init__.py
};

// Questions are answered between the steps that are emitted, as a database would. Not thread safe.
class World {
 public:
  virtual ~World();

  // The dialect that `op.get_bind().dialect.name` is, where one is decided; nothing: symbolic, the
  // steps under such a condition carry it as a guard.
  virtual std::optional<std::string> dialect() const { return std::nullopt; }
  // context.is_offline_mode().
  virtual ir::Truth offline() const { return ir::Truth::kUnknown; }
  // A module of the project by its dotted name ("app.models.types"), from the same version of the
  // repository as the revision; nothing when the project has none of that name: a third party's.
  virtual std::optional<SourceModule> module(std::string_view name);
  // The inspector. kUnknown and nullptr: cannot be known.
  virtual ir::Truth has_table(const ir::TableName& table);
  virtual ir::Truth has_column(const ir::TableName& table, std::string_view column);
  virtual ir::Truth has_index(const ir::TableName& table, std::string_view index);
  virtual ir::Truth has_constraint(const ir::TableName& table, std::string_view constraint);
  virtual ir::Truth has_type(const std::string& schema, const std::string& name);
  // The whole table; nullptr when it is not all known. Valid until the next emit().
  virtual const ir::Table* table(const ir::TableName& table);
  // The names of all tables of a schema, sorted; nothing when that cannot be known.
  virtual std::optional<std::vector<std::string>> table_names(const std::string& schema);
  // A step is about to run. What the world answers afterwards includes it.
  virtual void emit(const ir::Step& step);
};

}  // namespace migrate::eval
