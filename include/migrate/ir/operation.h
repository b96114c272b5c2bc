// What a migration does, as a closed set of operations: Alembic's, and what SQL text adds to them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "migrate/ir/arg.h"
#include "migrate/ir/expression.h"
#include "migrate/ir/sql_statement.h"
#include "migrate/ir/table.h"

namespace migrate::ir {

struct CreateTable {
  Table table;
  Arg<bool> if_not_exists;
  friend bool operator==(const CreateTable&, const CreateTable&) = default;
};

struct DropTable {
  TableName table;
  Arg<bool> if_exists;
  bool cascade = false;  // only SQL text can say so, here and below
  friend bool operator==(const DropTable&, const DropTable&) = default;
};

struct RenameTable {
  TableName table;
  Arg<std::string> new_name;
  friend bool operator==(const RenameTable&, const RenameTable&) = default;
};

struct SetTableComment {
  TableName table;
  Arg<std::string> comment;  // not given: dropped
  friend bool operator==(const SetTableComment&, const SetTableComment&) = default;
};

struct AddColumn {
  TableName table;
  Column column;
  Arg<bool> if_not_exists;
  friend bool operator==(const AddColumn&, const AddColumn&) = default;
};

struct DropColumn {
  TableName table;
  Arg<std::string> column;
  Arg<bool> if_exists;
  bool cascade = false;
  friend bool operator==(const DropColumn&, const DropColumn&) = default;
};

struct AlterColumn {
  TableName table;
  Arg<std::string> column;
  // What changes; what is not given stays.
  Arg<std::string> new_name;
  std::optional<Type> type;
  Arg<bool> nullable;
  std::optional<ServerDefault> server_default;  // kNone: dropped
  std::optional<Computed> computed;
  std::optional<Identity> identity;
  bool drop_identity = false;
  Arg<std::string> comment;
  bool drop_comment = false;
  Arg<bool> autoincrement;
  Arg<std::string> using_;  // postgresql_using
  // What the revision says of the column before.
  std::optional<Type> existing_type;
  Arg<bool> existing_nullable;
  std::optional<ServerDefault> existing_server_default;
  Arg<std::string> existing_comment;
  Options options;
  friend bool operator==(const AlterColumn&, const AlterColumn&) = default;
};

struct AddConstraint {
  TableName table;
  Constraint constraint;
  friend bool operator==(const AddConstraint&, const AddConstraint&) = default;
};

struct DropConstraint {
  TableName table;
  ObjectName name;
  Constraint::Kind kind = Constraint::Kind::kUnknown;  // type_=
  Arg<bool> if_exists;
  bool cascade = false;
  friend bool operator==(const DropConstraint&, const DropConstraint&) = default;
};

struct ValidateConstraint {
  TableName table;
  Arg<std::string> name;
  friend bool operator==(const ValidateConstraint&, const ValidateConstraint&) = default;
};

struct RenameConstraint {
  TableName table;
  Arg<std::string> name, new_name;
  friend bool operator==(const RenameConstraint&, const RenameConstraint&) = default;
};

struct CreateIndex {
  Index index;
  Arg<bool> if_not_exists;
  Arg<bool> concurrently;
  friend bool operator==(const CreateIndex&, const CreateIndex&) = default;
};

struct DropIndex {
  ObjectName name;
  TableName table;  // the name is not given where the revision leaves it out
  Arg<bool> if_exists;
  Arg<bool> concurrently;
  bool cascade = false;
  friend bool operator==(const DropIndex&, const DropIndex&) = default;
};

struct RenameIndex {
  Arg<std::string> schema, name, new_name;
  friend bool operator==(const RenameIndex&, const RenameIndex&) = default;
};

// An enumeration (CREATE TYPE … AS ENUM).
struct CreateEnum {
  Arg<std::string> schema, name;
  Arg<std::vector<std::string>> labels;
  Arg<bool> checkfirst;  // Enum.create(bind, checkfirst=…): only when it is not there
  friend bool operator==(const CreateEnum&, const CreateEnum&) = default;
};

struct DropType {
  Arg<std::string> schema, name;
  Arg<bool> if_exists;  // and checkfirst
  bool cascade = false;
  friend bool operator==(const DropType&, const DropType&) = default;
};

struct AddEnumValue {
  Arg<std::string> schema, name, value;
  Arg<std::string> before, after;
  bool if_not_exists = false;
  friend bool operator==(const AddEnumValue&, const AddEnumValue&) = default;
};

struct RenameEnumValue {
  Arg<std::string> schema, name, value, new_value;
  friend bool operator==(const RenameEnumValue&, const RenameEnumValue&) = default;
};

struct RenameType {
  Arg<std::string> schema, name, new_name;
  friend bool operator==(const RenameType&, const RenameType&) = default;
};

struct CreateSchema {
  Arg<std::string> name;
  Arg<bool> if_not_exists;
  friend bool operator==(const CreateSchema&, const CreateSchema&) = default;
};

struct DropSchema {
  Arg<std::string> name;
  Arg<bool> if_exists;
  Arg<bool> cascade;
  friend bool operator==(const DropSchema&, const DropSchema&) = default;
};

// A stretch of a text and where it is written: from byte `at` of the text on until the next
// stretch, the bytes are those of the step's file (Step::path) from `place` on. No place: made by a
// calculation, or written in another file.
struct TextPlace {
  std::uint32_t at = 0;
  std::optional<std::uint32_t> place;
  friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

// op.execute and connection.execute. What the text does stands in the steps that were read from it
// (Step::within).
struct Execute {
  Arg<std::string> sql;            // the text; not given when `core` is
  std::optional<Expression> core;  // a SQLAlchemy Core statement
  // sa.text() or Core: ":name" is a parameter and "\:" a colon. A plain string is the same for
  // op.execute, but connection.exec_driver_sql sends it as it stands.
  bool is_text = true;
  // Where `sql` is written; ascending. Empty: not known.
  std::vector<TextPlace> places;
  // Of a text that is not known: what is known of it, with "…" in place of the rest. Empty:
  // nothing.
  std::string outline;
  // Values by name, one map a row; one empty row where none is given.
  std::vector<LiteralMap> parameters;
  // The text was put together from parts (f-string, %, format, +), one of which is not known.
  bool interpolated = false;
  // Its rows are used: it needs a database.
  bool result_used = false;
  friend bool operator==(const Execute&, const Execute&) = default;
};

struct BulkInsert {
  Table table;  // what op.bulk_insert is given: names and types of its columns
  Arg<std::vector<LiteralMap>> rows;
  Arg<bool> multiinsert;
  friend bool operator==(const BulkInsert&, const BulkInsert&) = default;
};

// Something that may change the database, and that cannot be known.
struct Opaque {
  std::string what;        // "a call of legacy.fill()", "an ORM session"
  std::string why;         // a clause
  bool data_only = false;  // it may read and write rows, but changes no schema (an ORM session)
  friend bool operator==(const Opaque&, const Opaque&) = default;
};

using Operation =
    std::variant<CreateTable, DropTable, RenameTable, SetTableComment, AddColumn, DropColumn,
                 AlterColumn, AddConstraint, DropConstraint, ValidateConstraint, RenameConstraint,
                 CreateIndex, DropIndex, RenameIndex, CreateEnum, DropType, AddEnumValue,
                 RenameEnumValue, RenameType, CreateSchema, DropSchema, Execute, BulkInsert,
                 SqlStatement, Opaque>;

// "create_table", "add_column", …: Alembic's word where it has one, else the statement's tag.
std::string_view name_of(const Operation& operation);

}  // namespace migrate::ir
