#include "python/ast_builder.h"

#include <doctest/doctest.h>

using namespace migrate;
using namespace migrate::python;

TEST_CASE("a node takes the children that were pushed since its mark") {
  AstBuilder builder("");
  const NodeId a = builder.leaf(Ast::kName, {0, 1}, "a");
  builder.push(a);
  const std::size_t mark = builder.mark();
  const NodeId b = builder.leaf(Ast::kName, {2, 3}, "b");
  builder.push(b);
  builder.push(kNoNode);
  const NodeId tuple = builder.node(Ast::kTuple, {2, 4}, mark);
  CHECK(builder.module().child_count(tuple) == 2);
  CHECK(builder.module().child(tuple, 0) == b);
  CHECK(builder.module().child(tuple, 1) == kNoNode);
  CHECK(builder.mark() == 1);
  CHECK(builder.waiting(0) == a);
}

TEST_CASE("children that wait can be put in another order") {
  AstBuilder builder("");
  for (int i = 0; i < 4; ++i) builder.push(builder.leaf(Ast::kPass, {}));
  builder.rotate(0, 1);
  builder.insert(0, {7});
  CHECK(builder.waiting(0) == 7);
  CHECK(builder.waiting(1) == 2);
  CHECK(builder.waiting(4) == 1);
}

TEST_CASE("a reading that was tried leaves nothing behind") {
  AstBuilder builder("");
  const AstBuilder::State state = builder.state();
  builder.piece(0, {0, 1}, false, false, false);
  builder.push(builder.leaf(Ast::kString, {}, "a"));
  builder.restore(state);
  CHECK(builder.mark() == 0);
  CHECK(builder.leaf(Ast::kString, {0, 1}, "b") == 1);
  CHECK(builder.module().text(1) == "b");
  // The piece is gone: the place is that of the node.
  CHECK(builder.module().place_in_literal(1, 0) == 0);
}

TEST_CASE("a node that would be too deep is none") {
  AstBuilder builder("");
  NodeId id = builder.leaf(Ast::kName, {}, "a");
  for (std::uint32_t i = 1; i < kMaxAstDepth; ++i) id = builder.node(Ast::kUnaryOp, {}, {id}, "-");
  CHECK(id != kNoNode);
  CHECK(!builder.too_deep());
  CHECK(builder.node(Ast::kUnaryOp, {}, {id}, "-") == kNoNode);
  CHECK(builder.too_deep());
  CHECK(builder.node(Ast::kModule, {}, {id}) != kNoNode);
}
