#include "sql/tree.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

namespace migrate::sql {

TEST_CASE("a tree, or where the text is wrong") {
  const Tree tree{"SELECT 1; SELECT 2"};
  REQUIRE(tree.root() != nullptr);
  CHECK(tree.root()->n_stmts == 2);
  const Tree wrong{"SELECT 1 FORM t"};
  CHECK(wrong.root() == nullptr);
  CHECK(wrong.error().message == "syntax error at or near \"t\"");
  CHECK(wrong.error().offset == 14);
}

TEST_CASE("expressions are printed") {
  const Tree tree{"SELECT a+1, 'it''s'::text, CASE WHEN b THEN \"C\" END"};
  REQUIRE(tree.root() != nullptr);
  const PgQuery__SelectStmt& select = *tree.root()->stmts[0]->stmt->select_stmt;
  CHECK(expression_text(select.target_list[0]->res_target->val) == "a + 1");
  CHECK(expression_text(select.target_list[1]->res_target->val) == "'it''s'::text");
  CHECK(expression_text(select.target_list[2]->res_target->val) == "CASE WHEN b THEN \"C\" END");
  CHECK(expression_text(nullptr).empty());
}

TEST_CASE("threads parse side by side") {
  std::vector<std::thread> threads;
  std::vector<std::size_t> good(4);
  for (std::size_t i = 0; i < good.size(); ++i)
    threads.emplace_back([&good, i] {
      for (int n = 0; n < 50; ++n) {
        const Tree tree{"SELECT " + std::to_string(n)};
        if (tree.root() != nullptr && Tree{"SELECT FROM WHERE"}.root() == nullptr) ++good[i];
      }
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::size_t count : good) CHECK(count == 50);
}

}  // namespace migrate::sql
