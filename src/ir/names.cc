#include <array>

#include "migrate/ir/operation.h"

namespace migrate::ir {

std::string_view to_string(ObjectKind kind) {
  constexpr std::array<std::string_view, 17> kNames = {
      "table",    "column",    "index",  "constraint", "view",     "materialized view",
      "sequence", "type",      "domain", "schema",     "function", "trigger",
      "policy",   "extension", "role",   "database",   "object"};
  static_assert(kNames.size() == static_cast<std::size_t>(ObjectKind::kOther) + 1);
  return kNames[static_cast<std::size_t>(kind)];
}

namespace {

struct Name {
  std::string_view operator()(const CreateTable&) const { return "create_table"; }
  std::string_view operator()(const DropTable&) const { return "drop_table"; }
  std::string_view operator()(const RenameTable&) const { return "rename_table"; }
  std::string_view operator()(const SetTableComment& operation) const {
    return operation.comment.given() ? "create_table_comment" : "drop_table_comment";
  }
  std::string_view operator()(const AddColumn&) const { return "add_column"; }
  std::string_view operator()(const DropColumn&) const { return "drop_column"; }
  std::string_view operator()(const AlterColumn&) const { return "alter_column"; }
  std::string_view operator()(const AddConstraint& operation) const {
    switch (operation.constraint.kind) {
      case Constraint::Kind::kPrimaryKey:
        return "create_primary_key";
      case Constraint::Kind::kUnique:
        return "create_unique_constraint";
      case Constraint::Kind::kForeignKey:
        return "create_foreign_key";
      case Constraint::Kind::kCheck:
        return "create_check_constraint";
      case Constraint::Kind::kExclude:
        return "create_exclude_constraint";
      case Constraint::Kind::kUnknown:
        break;
    }
    return "add_constraint";
  }
  std::string_view operator()(const DropConstraint&) const { return "drop_constraint"; }
  std::string_view operator()(const ValidateConstraint&) const { return "validate_constraint"; }
  std::string_view operator()(const RenameConstraint&) const { return "rename_constraint"; }
  std::string_view operator()(const CreateIndex&) const { return "create_index"; }
  std::string_view operator()(const DropIndex&) const { return "drop_index"; }
  std::string_view operator()(const RenameIndex&) const { return "rename_index"; }
  std::string_view operator()(const CreateEnum&) const { return "create_enum"; }
  std::string_view operator()(const DropType&) const { return "drop_type"; }
  std::string_view operator()(const AddEnumValue&) const { return "add_enum_value"; }
  std::string_view operator()(const RenameEnumValue&) const { return "rename_enum_value"; }
  std::string_view operator()(const RenameType&) const { return "rename_type"; }
  std::string_view operator()(const CreateSchema&) const { return "create_schema"; }
  std::string_view operator()(const DropSchema&) const { return "drop_schema"; }
  std::string_view operator()(const Execute&) const { return "execute"; }
  std::string_view operator()(const BulkInsert&) const { return "bulk_insert"; }
  std::string_view operator()(const SqlStatement& operation) const { return operation.tag; }
  std::string_view operator()(const Opaque&) const { return "opaque"; }
};

}  // namespace

std::string_view name_of(const Operation& operation) { return std::visit(Name{}, operation); }

}  // namespace migrate::ir
