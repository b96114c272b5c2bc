#include "eval/model_operations.h"

#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {

TEST_CASE("a batch gives its table to what stands in it") {
  const ir::Body body =
      run("with op.batch_alter_table('t', schema='s', recreate='always', "
          "table_kwargs={'sqlite_autoincrement': True}) as batch_op:\n"
          "    batch_op.add_column(sa.Column('a', sa.Integer), insert_after='b')\n"
          "    batch_op.alter_column('b', new_column_name='c')\n"
          "    batch_op.drop_column('d')\n"
          "    batch_op.create_foreign_key('fk', 'u', ['a'], ['id'], ondelete='CASCADE')\n"
          "    batch_op.create_unique_constraint('uq', ['a'])\n"
          "    batch_op.create_index(batch_op.f('ix'), ['a'], unique=True)\n"
          "    batch_op.drop_constraint('old', type_='unique')\n"
          "    batch_op.drop_index('ix_old')\n"
          "op.drop_table('v')");
  CHECK(body.gaps.empty());
  REQUIRE(body.steps.size() == 9);
  REQUIRE(body.batches.size() == 1);
  CHECK(body.batches[0].recreate.is("always"));
  CHECK(body.batches[0].options.count("sqlite_autoincrement") == 1);
  CHECK(ir::dump(body.steps[3].operation) ==
        "create_foreign_key(s.t, ForeignKey([a], u, [id], name=fk, ondelete=CASCADE))");
  for (int i = 0; i < 8; ++i) CHECK(body.steps[static_cast<std::size_t>(i)].batch == 0);
  CHECK_FALSE(body.steps[8].batch.has_value());
}

TEST_CASE("a directive that nobody models may do anything") {
  const ir::Body body = run("op.create_view('v')");
  CHECK(body.steps.empty());
  CHECK_FALSE(body.operations_known());
}

TEST_CASE("names through f() are final") {
  CHECK(only("op.drop_constraint(op.f('fk'), 't', type_='foreignkey')") ==
        "drop_constraint(t, name=f(fk), type=foreignkey)\n");
}

TEST_CASE("run_async calls with a connection") {
  CHECK(only("async def work(conn, table):\n"
             "    op.drop_table(table)\n"
             "op.run_async(work, 't')")
            .find("drop_table(t)") != std::string::npos);
}

}  // namespace migrate::eval
