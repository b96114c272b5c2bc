// Real Alembic and the evaluator read the same revisions; the operations must be the same, in the
// same order. The text of an operation is that of operations_oracle.py.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "eval/model_run.h"
#include "support/golden.h"

namespace migrate::eval {
namespace {

using Words = std::map<std::string, std::string>;

std::string text(std::string_view value) {
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n')
      quoted += "\\n";
    else
      quoted += c;
  }
  return quoted + "\"";
}

std::string listing(const std::vector<std::string>& items) {
  return fmt::format("[{}]", fmt::join(items, ", "));
}

std::string call(std::string_view name, std::vector<std::string> parts, const Words& words = {}) {
  for (const auto& [word, value] : words) parts.push_back(word + "=" + value);
  return fmt::format("{}({})", name, fmt::join(parts, ", "));
}

void add(Words& words, const std::string& word, const ir::Arg<std::string>& value) {
  if (value.known()) words[word] = text(*value);
  if (value.unknown()) words[word] = "?" + value.why();
}
void add(Words& words, const std::string& word, const ir::Arg<bool>& value) {
  if (value.known()) words[word] = *value ? "true" : "false";
}
void add(Words& words, const std::string& word, const ir::Arg<std::int64_t>& value) {
  if (value.known()) words[word] = std::to_string(*value);
}
void add_true(Words& words, const std::string& word, const ir::Arg<bool>& value) {
  if (value.is(true)) words[word] = "true";
}

std::string names(const ir::Arg<std::vector<std::string>>& names) {
  if (!names.known()) return "?";
  std::vector<std::string> quoted;
  for (const std::string& name : *names) quoted.push_back(text(name));
  return listing(quoted);
}

std::string table(const ir::TableName& name) {
  if (!name.name.given()) return "-";
  if (!name.known()) return "?";
  return text(name.schema.known() ? *name.schema + "." + *name.name : *name.name);
}

std::string name(const ir::ObjectName& name) { return name.name.known() ? text(*name.name) : "-"; }

std::string type(const ir::Type& of) {
  Words words;
  if (of.labels.given()) {
    words["labels"] = names(of.labels);
    add(words, "name", of.type_name);
  } else {
    add(words, "length", of.length);
    add(words, "precision", of.precision);
    add(words, "scale", of.scale);
  }
  if (!of.item.empty()) words["item"] = type(of.item[0]);
  add(words, "dimensions", of.dimensions);
  add_true(words, "timezone", of.timezone);
  add(words, "collation", of.collation);
  add_true(words, "unsigned", of.unsigned_);
  return call(of.known() ? of.name : "?", {}, words);
}

std::string expression(const ir::Expression& of) {
  using Kind = ir::Expression::Kind;
  switch (of.kind) {
    case Kind::kText:
      return call("text", {text(of.name)});
    case Kind::kColumn:
      return text(of.name);
    case Kind::kFunction: {
      std::vector<std::string> parts{text(of.name)};
      for (const ir::Expression& operand : of.operands) parts.push_back(expression(operand));
      return call("call", parts);
    }
    case Kind::kLiteral:
      if (const bool* const flag = std::get_if<bool>(&of.value.value))
        return *flag ? "true" : "false";
      return of.value.text() ? text(*of.value.text()) : "?";
    default:
      return "?";
  }
}

std::string server_default(const ir::ServerDefault& of) {
  if (of.kind == ir::ServerDefault::Kind::kNone) return "none";
  if (of.kind == ir::ServerDefault::Kind::kFetched) return "fetched";
  return expression(of.value);
}

Words foreign_words(const ir::Constraint& of) {
  Words words;
  add(words, "onupdate", of.onupdate);
  add(words, "ondelete", of.ondelete);
  add(words, "match", of.match);
  return words;
}

std::vector<std::string> targets(const ir::Constraint& of) {
  std::vector<std::string> all;
  for (const std::string& column : of.referent_columns.value_or({}))
    all.push_back((of.referent.schema.known() ? *of.referent.schema + "." : "") +
                  of.referent.name.value_or("?") + "." + column);
  return all;
}

std::string constraint(const ir::Constraint& of) {
  using Kind = ir::Constraint::Kind;
  Words words = foreign_words(of);
  add(words, "name", of.name.name);
  add(words, "deferrable", of.deferrable);
  add(words, "initially", of.initially);
  if (of.kind == Kind::kPrimaryKey) return call("primary", {names(of.columns)}, words);
  if (of.kind == Kind::kUnique) return call("unique", {names(of.columns)}, words);
  if (of.kind == Kind::kCheck) return call("check", {expression(of.check)}, words);
  return call("foreign", {names(of.columns), names(targets(of))}, words);
}

std::string elements(const ir::Index& of) {
  std::vector<std::string> parts;
  for (const ir::Index::Element& element : of.elements.value_or({}))
    parts.push_back(expression(element.value));
  return listing(parts);
}

std::string column(const ir::Column& of) {
  Words words;
  const bool primary = of.primary_key.is(true);
  if (!of.identity) words["nullable"] = of.nullable.value_or(!primary) ? "true" : "false";
  add_true(words, "primary", of.primary_key);
  add_true(words, "unique", of.unique);
  add_true(words, "index", of.index);
  add(words, "autoincrement", of.autoincrement);
  add(words, "comment", of.comment);
  if (of.has_python_default) words["python"] = "true";
  if (of.computed)
    words["computed"] = expression(of.computed->value) + " " +
                        (!of.computed->persisted.known() ? "None"
                         : *of.computed->persisted       ? "true"
                                                         : "false");
  if (of.identity)
    words["identity"] = (of.identity->always.is(true) ? "true " : "false ") +
                        (of.identity->start.known() ? std::to_string(*of.identity->start) : "None");
  if (of.server_default) words["default"] = server_default(*of.server_default);
  std::vector<std::string> keys;
  for (const ir::Constraint& key : of.constraints) {
    Words about = foreign_words(key);
    add(about, "name", key.name.name);
    keys.push_back(call("foreign", {text(targets(key).at(0))}, about));
  }
  if (!keys.empty()) words["keys"] = listing(keys);
  return call("column", {of.name.known() ? text(*of.name) : "?", type(of.type)}, words);
}

std::string literal(const ir::Literal& of) {
  if (of.is_none()) return "null";
  if (const bool* const flag = std::get_if<bool>(&of.value)) return *flag ? "true" : "false";
  if (const auto* const number = std::get_if<std::int64_t>(&of.value))
    return std::to_string(*number);
  return of.text() ? text(*of.text()) : "?";
}

// One line for an operation.
struct Show {
  std::string operator()(const ir::CreateTable& of) const {
    std::vector<std::string> items;
    for (const ir::Column& one : of.table.columns) items.push_back(column(one));
    for (const ir::Constraint& one : of.table.constraints) items.push_back(constraint(one));
    for (const ir::Index& one : of.table.indexes) {
      Words words;
      add_true(words, "unique", one.unique);
      items.push_back(call("index", {name(one.name), elements(one)}, words));
    }
    Words words;
    add(words, "comment", of.table.comment);
    if (of.table.prefixes.known()) words["prefixes"] = names(of.table.prefixes);
    return call("create_table", {table(of.table.name), listing(items)}, words);
  }
  std::string operator()(const ir::DropTable& of) const {
    return call("drop_table", {table(of.table)});
  }
  std::string operator()(const ir::RenameTable& of) const {
    return call("rename_table", {table(of.table), text(of.new_name.value_or("?"))});
  }
  std::string operator()(const ir::SetTableComment& of) const {
    return call("comment", {table(of.table), of.comment.known() ? text(*of.comment) : "-"});
  }
  std::string operator()(const ir::AddColumn& of) const {
    return call("add_column", {table(of.table), column(of.column)});
  }
  std::string operator()(const ir::DropColumn& of) const {
    return call("drop_column", {table(of.table), text(of.column.value_or("?"))});
  }
  std::string operator()(const ir::AlterColumn& of) const {
    Words words;
    if (of.identity)
      words["identity"] =
          (of.identity->always.is(true) ? "true " : "false ") +
          (of.identity->start.known() ? std::to_string(*of.identity->start) : "None");
    if (of.server_default) words["default"] = server_default(*of.server_default);
    if (of.existing_server_default)
      words["existing_default"] = server_default(*of.existing_server_default);
    if (of.type) words["type"] = type(*of.type);
    if (of.existing_type) words["existing_type"] = type(*of.existing_type);
    add(words, "comment", of.comment);
    if (of.drop_comment) words["comment"] = "-";
    add(words, "name", of.new_name);
    add(words, "nullable", of.nullable);
    add(words, "existing_nullable", of.existing_nullable);
    add(words, "existing_comment", of.existing_comment);
    add(words, "postgresql_using", of.using_);
    add(words, "autoincrement", of.autoincrement);
    return call("alter_column", {table(of.table), text(of.column.value_or("?"))}, words);
  }
  std::string operator()(const ir::AddConstraint& of) const {
    const ir::Constraint& added = of.constraint;
    using Kind = ir::Constraint::Kind;
    Words words = foreign_words(added);
    add(words, "deferrable", added.deferrable);
    add(words, "initially", added.initially);
    const std::vector<std::string> start{table(of.table), name(added.name)};
    const auto with = [&](std::string_view what, std::vector<std::string> parts) {
      parts.insert(parts.begin(), start.begin(), start.end());
      return call(what, parts, words);
    };
    if (added.kind == Kind::kPrimaryKey) return with("create_primary_key", {names(added.columns)});
    if (added.kind == Kind::kUnique) return with("create_unique", {names(added.columns)});
    if (added.kind == Kind::kCheck) return with("create_check", {expression(added.check)});
    return with("create_foreign_key",
                {names(added.columns), table(added.referent), names(added.referent_columns)});
  }
  std::string operator()(const ir::DropConstraint& of) const {
    constexpr std::array<const char*, 5> kTypes = {"primary", "unique", "foreignkey", "check",
                                                   "exclude"};
    Words words;
    if (of.kind != ir::Constraint::Kind::kUnknown)
      words["type"] = text(kTypes[static_cast<std::size_t>(of.kind)]);
    return call("drop_constraint", {table(of.table), name(of.name)}, words);
  }
  std::string operator()(const ir::CreateIndex& of) const {
    Words words;
    add_true(words, "unique", of.index.unique);
    add(words, "postgresql_using", of.index.using_);
    if (of.index.where) words["postgresql_where"] = expression(*of.index.where);
    add(words, "postgresql_concurrently", of.concurrently);
    if (of.index.include.known()) words["postgresql_include"] = names(of.index.include);
    return call("create_index", {table(of.index.table), name(of.index.name), elements(of.index)},
                words);
  }
  std::string operator()(const ir::DropIndex& of) const {
    Words words;
    add(words, "postgresql_concurrently", of.concurrently);
    const std::string on = of.table.name.known() ? table(of.table) : "-";
    return call("drop_index", {on, name(of.name)}, words);
  }
  std::string operator()(const ir::BulkInsert& of) const {
    std::vector<std::string> rows;
    for (const ir::LiteralMap& row : of.rows.value_or({})) {
      std::vector<std::string> cells;
      for (std::size_t i = 0; i < row.names.size(); ++i)
        cells.push_back(text(row.names[i]) + ": " + literal(row.values[i]));
      rows.push_back(listing(cells));
    }
    return call("bulk_insert", {text(of.table.name.name.value_or("?")), listing(rows)});
  }
  std::string operator()(const ir::Execute& of) const {
    if (!of.core) return call("execute", {of.sql.known() ? text(*of.sql) : "?"});
    using Kind = ir::Expression::Kind;
    const std::string_view verb = of.core->kind == Kind::kUpdate   ? "update"
                                  : of.core->kind == Kind::kInsert ? "insert"
                                  : of.core->kind == Kind::kDelete ? "delete"
                                                                   : "?";
    return call("execute", {call(verb, {text(of.core->operands.at(0).operands.at(0).name)})});
  }
  template <typename Other>
  std::string operator()(const Other& other) const {
    return std::string(ir::name_of(other));
  }
};

std::vector<std::string> understood(const std::string& source) {
  World world, other;
  const SourceModule revision{
      "1.py", std::make_shared<const python::Module>(python::Module::parse(source)), false};
  const ir::Body body = evaluate_revision(revision, world, other).upgrade;
  std::vector<std::string> lines;
  for (const ir::Step& step : body.steps) lines.push_back(std::visit(Show{}, step.operation));
  for (const ir::Gap& gap : body.gaps) lines.push_back("gap: " + gap.detail);
  return lines;
}

std::vector<std::string> ask(const std::string& arguments) {
  const std::string command =
      "env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME=/nonexistent " MIGRATE_PYTHON3
      " -B " MIGRATE_TESTS_DIR "/eval/operations_oracle.py " +
      arguments;
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string all;
  std::array<char, 4096> block{};
  for (std::size_t n = 0; (n = std::fread(block.data(), 1, block.size(), pipe)) > 0;)
    all.append(block.data(), n);
  REQUIRE(::pclose(pipe) == 0);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    lines.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("generated revisions have the operations that real Alembic records") {
  const std::vector<std::string> lines = ask("generate 20261120 300");
  std::size_t revisions = 0, operations = 0;
  for (std::size_t i = 0; i < lines.size();) {
    REQUIRE(lines[i].rfind("=== ", 0) == 0);
    std::string source;
    for (++i; lines[i].rfind("--- ", 0) != 0; ++i) source += lines[i] + "\n";
    std::vector<std::string> expected;
    for (++i; i < lines.size() && lines[i].rfind("=== ", 0) != 0; ++i) expected.push_back(lines[i]);
    const std::vector<std::string> actual = understood(source);
    CAPTURE(source);
    for (std::size_t n = 0; n < std::min(actual.size(), expected.size()); ++n)
      REQUIRE(actual[n] == expected[n]);
    REQUIRE(actual.size() == expected.size());
    ++revisions;
    operations += expected.size();
  }
  CHECK(revisions == 300);
  CHECK(operations > 2000);
}

TEST_CASE("hand-written revisions have the operations that real Alembic records") {
  for (const std::string& file : testing::test_files("eval/oracle", ".py")) {
    CAPTURE(file);
    std::vector<std::string> expected =
        ask(std::string("record ") + MIGRATE_TESTS_DIR + "/" + file);
    REQUIRE(expected.size() > 2);
    expected.erase(expected.begin(), expected.begin() + 2);
    const std::vector<std::string> actual = understood(testing::read_test_file(file));
    for (std::size_t n = 0; n < std::min(actual.size(), expected.size()); ++n)
      CHECK(actual[n] == expected[n]);
    CHECK(actual.size() == expected.size());
  }
}

}  // namespace migrate::eval
