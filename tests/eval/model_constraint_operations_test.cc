#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {

TEST_CASE("constraints of every kind") {
  CHECK(only("op.create_primary_key('pk', 't', ['a', 'b'], schema='s')") ==
        "create_primary_key(s.t, PrimaryKey([a, b], name=pk))\n");
  CHECK(only("op.create_unique_constraint(None, 't', ['a'])") ==
        "create_unique_constraint(t, Unique([a]))\n");
  CHECK(only("op.create_check_constraint('ck', 't', 'a > 0')") ==
        "create_check_constraint(t, Check(text(\"a > 0\"), name=ck))\n");
  CHECK(only("op.create_foreign_key('fk', source_table='t', referent_table='u', "
             "local_cols=['a'], remote_cols=['b'], source_schema='s', referent_schema='r')") ==
        "create_foreign_key(s.t, ForeignKey([a], r.u, [b], name=fk))\n");
  CHECK(only("op.create_exclude_constraint('ex', 't', (sa.column('r'), '&&'), where='a > 0')") ==
        "create_exclude_constraint(t, Exclude([r], r with &&, name=ex, "
        "where=text(\"a > 0\")))\n");
}

TEST_CASE("what is dropped") {
  CHECK(only("op.drop_constraint('uq', 't', 'unique', schema='s', if_exists=True)") ==
        "drop_constraint(s.t, name=uq, type=unique, if_exists=True)\n");
  CHECK(only("op.drop_index('ix', table_name='t', if_exists=True, "
             "postgresql_concurrently=True)") ==
        "drop_index(t, name=ix, if_exists=True, concurrently=True)\n");
}

TEST_CASE("columns of an index are names, columns or expressions") {
  CHECK(only("op.create_index('ix', 't', [sa.column('a').desc(), sa.func.lower(sa.column('b')), "
             "'c'])") == "create_index(Index(t, [unary(\"DESC\", a), lower(b), c], name=ix))\n");
}

}  // namespace migrate::eval
