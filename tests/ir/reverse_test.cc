#include "migrate/ir/reverse.h"

#include <doctest/doctest.h>

#include "ir/build.h"
#include "migrate/ir/dump.h"

namespace migrate::ir {

using build::column;
using build::create;
using build::table;

namespace {

Schema shop() {
  Schema schema;
  Column price = column("price");
  price.comment = "in cents";
  price.server_default = ServerDefault{ServerDefault::Kind::kExpression, Expression::text("0")};
  apply(schema, create("items",
                       {build::key(), column("a"), column("b"), price,
                        column("kind", build::enumeration("kind", {"x", "y"}))},
                       {build::unique({"a"}), build::check("price > 0", {"positive", true})}));
  apply(schema,
        create("orders", {build::key(), column("item")}, {build::foreign({"item"}, "items")}));
  apply(schema, build::index("items", {"b"}, {"ix_b", false}));
  apply(schema, CreateEnum{{}, "mood", std::vector<std::string>{"m"}, {}});
  apply(schema, CreateSchema{"app", {}});
  return schema;
}

AlterColumn alter(const std::string& name) {
  AlterColumn result;
  result.table = table("items");
  result.column = name;
  return result;
}

std::string refusal(const Operation& operation, const Schema& before) {
  const Result<Operation> back = reverse(operation, before);
  if (back) return "reversible";
  CHECK(back.error().kind == ErrorKind::kUndecidable);
  return back.error().message;
}

}  // namespace

TEST_CASE("an operation and its reverse leave the schema as it was") {
  std::vector<Operation> operations = {
      create("new"),
      DropTable{table("orders"), {}, false},
      RenameTable{table("items"), "things"},
      SetTableComment{table("items"), "all of them"},
      AddColumn{table("items"), column("c"), {}},
      DropColumn{table("orders"), "item", {}, false},
      AddConstraint{table("items"), build::unique({"b"})},
      AddConstraint{table("items"), build::check("b > 0", {"b_positive", true})},
      DropConstraint{table("items"), {"items_a_key", true}, {}, {}, false},
      DropConstraint{table("items"), {"positive", true}, {}, {}, false},
      RenameConstraint{table("items"), "positive", "above_zero"},
      build::index("items", {"a"}),
      build::index("items", {"a", "b"}, {"ix_a_b", false}),
      RenameIndex{{}, "ix_b", "ix_c"},
      CreateEnum{{}, "state", std::vector<std::string>{"s"}, {}},
      DropType{{}, "mood", {}, false},
      RenameEnumValue{{}, "mood", "m", "n"},
      RenameType{{}, "kind", "sort"},
      CreateSchema{"other", {}},
      DropSchema{"app", {}, {}},
  };
  DropIndex drop;
  drop.name = {"ix_b", true};
  operations.emplace_back(drop);
  AlterColumn change = alter("price");
  change.new_name = "cost";
  change.type = build::type("BigInteger");
  change.nullable = false;
  change.server_default.emplace();
  change.drop_comment = true;
  operations.emplace_back(change);
  change = alter("a");
  change.comment = "first";
  change.server_default = ServerDefault{ServerDefault::Kind::kExpression, Expression::text("1")};
  operations.emplace_back(change);
  const Schema before = shop();
  for (const Operation& operation : operations) {
    CAPTURE(dump(operation));
    Schema schema = before;
    CHECK(apply(schema, operation).empty());
    CHECK(dump(schema) != dump(before));
    const Result<Operation> back = reverse(operation, before);
    REQUIRE(back);
    CAPTURE(dump(*back));
    CHECK(apply(schema, *back).empty());
    if (std::holds_alternative<DropColumn>(operation)) continue;  // comes back as the last
    CHECK(dump(schema) == dump(before));
  }
}

TEST_CASE("what nobody can undo is said") {
  const Schema before = shop();
  CHECK(refusal(DropTable{table("none"), {}, false}, before) ==
        "Nobody knows what the table none looked like.");
  CHECK(refusal(DropColumn{table("items"), "b", {}, false}, before) ==
        "The index ix_b of items may go with the column.");
  CHECK(refusal(AddEnumValue{{}, "mood", "z", {}, {}, false}, before) ==
        "PostgreSQL cannot take the value z away from the type mood.");
  CHECK(refusal(Opaque{"a call", "why", false}, before) == "Nobody knows what a call does.");
  CHECK(refusal(BulkInsert{}, before) == "Nobody knows which rows were there before.");
  CHECK(refusal(ValidateConstraint{}, before) == "A constraint that is validated stays so.");
  CreateTable maybe = create("items");
  maybe.if_not_exists = true;
  CHECK(refusal(maybe, before) == "The table items may have been there before.");
  AlterColumn change = alter("none");
  change.type = build::type("Text");
  CHECK(refusal(change, before) == "Nobody knows the type that the column none of items had.");
  Schema uncertain = before;
  apply(uncertain, Opaque{"a call", "why", false});
  CHECK(refusal(DropTable{table("orders"), {}, false}, uncertain) ==
        "Nobody knows what the table orders looked like.");
}

TEST_CASE("what the revision says of a column helps where the schema is not known") {
  AlterColumn change = alter("x");
  change.type = build::type("Text");
  change.existing_type = build::type("String");
  change.nullable = false;
  change.existing_nullable = true;
  const Result<Operation> back = reverse(change, Schema());
  REQUIRE(back);
  CHECK(dump(*back) ==
        "alter_column(items, x, type=String, nullable=True, existing_type=Text, "
        "existing_nullable=False)");
}

}  // namespace migrate::ir
