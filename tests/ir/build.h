// Short ways to write operations in tests.
#pragma once

#include <string>
#include <vector>

#include "migrate/ir/operation.h"

namespace migrate::ir::build {

inline Type type(const std::string& name) {
  Type result;
  result.name = name;
  return result;
}

inline Type enumeration(const std::string& name, std::vector<std::string> labels) {
  Type result = type("Enum");
  result.type_name = name;
  result.labels = std::move(labels);
  return result;
}

inline TableName table(const std::string& name) { return {{}, name}; }

inline Column column(const std::string& name, Type type_of = type("Integer")) {
  Column result;
  result.name = name;
  result.type = std::move(type_of);
  return result;
}

inline Column key(const std::string& name = "id") {
  Column result = column(name);
  result.primary_key = true;
  return result;
}

inline CreateTable create(const std::string& name, std::vector<Column> columns = {key()},
                          std::vector<Constraint> constraints = {}) {
  CreateTable result;
  result.table.name = table(name);
  result.table.columns = std::move(columns);
  result.table.constraints = std::move(constraints);
  return result;
}

inline Constraint unique(std::vector<std::string> columns, ObjectName name = {}) {
  Constraint result;
  result.kind = Constraint::Kind::kUnique;
  result.columns = std::move(columns);
  result.name = std::move(name);
  return result;
}

inline Constraint primary(std::vector<std::string> columns, ObjectName name = {}) {
  Constraint result = unique(std::move(columns), std::move(name));
  result.kind = Constraint::Kind::kPrimaryKey;
  return result;
}

inline Constraint foreign(std::vector<std::string> columns, const std::string& referent,
                          std::vector<std::string> referent_columns = {"id"},
                          ObjectName name = {}) {
  Constraint result = unique(std::move(columns), std::move(name));
  result.kind = Constraint::Kind::kForeignKey;
  result.referent = table(referent);
  result.referent_columns = std::move(referent_columns);
  return result;
}

inline Constraint check(const std::string& condition, ObjectName name = {}) {
  Constraint result;
  result.kind = Constraint::Kind::kCheck;
  result.check = Expression::text(condition);
  result.name = std::move(name);
  return result;
}

inline CreateIndex index(const std::string& on, std::vector<std::string> columns,
                         ObjectName name = {}) {
  CreateIndex result;
  result.index.table = table(on);
  result.index.name = std::move(name);
  std::vector<Index::Element> elements;
  for (std::string& column_name : columns) {
    elements.emplace_back();
    elements.back().value.kind = Expression::Kind::kColumn;
    elements.back().value.name = std::move(column_name);
  }
  result.index.elements = std::move(elements);
  return result;
}

}  // namespace migrate::ir::build
