#include "ir/dump_parts.h"

#include <doctest/doctest.h>

namespace migrate::ir {

TEST_CASE("a column shows what was given, in one order") {
  Column column;
  column.name = "email";
  column.type.name = "Text";
  CHECK(dump(column) == "Column(email, Text)");
  column.primary_key = true;
  column.nullable = false;
  column.autoincrement = false;
  column.unique = true;
  column.index = true;
  column.has_python_default = true;
  column.server_default =
      ServerDefault{ServerDefault::Kind::kExpression, Expression::text("now()")};
  column.computed = Computed{Expression::text("a + 1"), true};
  column.identity = Identity{true, 1, 2, {}, {}, {}, false};
  column.sequence = "email_seq";
  column.comment = "of work";
  Constraint key;
  key.kind = Constraint::Kind::kForeignKey;
  key.referent = {{}, "accounts"};
  key.referent_columns = std::vector<std::string>{"id"};
  key.ondelete = "CASCADE";
  column.constraints.push_back(key);
  column.options["sqlite_on_conflict"] = Arg<Literal>(Literal{std::string("FAIL")});
  CHECK(dump(column) ==
        "Column(email, Text, primary_key=True, nullable=False, autoincrement=False, unique=True, "
        "index=True, python_default=True, server_default=text(\"now()\"), "
        "Computed(text(\"a + 1\"), persisted=True), Identity(always=True, start=1, increment=2, "
        "cycle=False), sequence=email_seq, comment=\"of work\", "
        "ForeignKey(accounts, [id], ondelete=CASCADE), sqlite_on_conflict=\"FAIL\")");
}

TEST_CASE("constraints show their kind first") {
  Constraint check;
  check.kind = Constraint::Kind::kCheck;
  check.check = Expression::text("a > 0");
  check.name = {"positive", true};
  check.not_valid = true;
  CHECK(dump(check) == "Check(text(\"a > 0\"), name=f(positive), not_valid=True)");
  Constraint exclude;
  exclude.kind = Constraint::Kind::kExclude;
  exclude.elements = {Expression::text("room"), Expression::text("during")};
  exclude.operators = {"=", "&&"};
  exclude.using_ = "gist";
  exclude.where = Expression::text("active");
  CHECK(dump(exclude) ==
        "Exclude(text(\"room\") with =, text(\"during\") with &&, using=gist, "
        "where=text(\"active\"))");
  Constraint unknown;
  unknown.columns = Unknown{"a call"};
  CHECK(dump(unknown) == "Constraint(?(a call))");
}

TEST_CASE("an index shows its elements") {
  Index index;
  index.name = {"ix", false};
  index.table = {{}, "users"};
  Index::Element element;
  element.value.kind = Expression::Kind::kColumn;
  element.value.name = "email";
  element.ops = "text_pattern_ops";
  index.elements = std::vector<Index::Element>{element};
  index.unique = true;
  index.using_ = "btree";
  index.where = Expression::text("active");
  index.include = std::vector<std::string>{"id"};
  CHECK(dump(index) ==
        "Index(users, [email ops text_pattern_ops], name=ix, unique=True, using=btree, "
        "where=text(\"active\"), include=[id])");
}

TEST_CASE("what is not known of a table stands last") {
  Table table;
  table.columns.emplace_back();
  table.columns[0].name = "id";
  table.columns[0].type.name = "Integer";
  table.incomplete = "*columns";
  CHECK(dump_members(table, "  ") == "\n  Column(id, Integer)\n  more ?(*columns)");
}

TEST_CASE("a default that is dropped and one that the database fetches") {
  CHECK(dump(ServerDefault{}) == "None");
  CHECK(dump(ServerDefault{ServerDefault::Kind::kFetched, {}}) == "FetchedValue()");
}

}  // namespace migrate::ir
