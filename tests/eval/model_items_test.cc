#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {

TEST_CASE("a column with everything") {
  CHECK(only("op.add_column('t', sa.Column('c', sa.Integer(), sa.ForeignKey('s.u.id', "
             "name='fk', ondelete='SET NULL'), nullable=False, unique=True, index=True, "
             "server_default='0', default=5, comment='x', autoincrement='auto', key='k', "
             "mysql_charset='utf8'))") ==
        "add_column(t, Column(c, Integer, nullable=False, unique=True, index=True, "
        "python_default=True, server_default=\"0\", comment=\"x\", "
        "ForeignKey([c], s.u, [id], name=fk, ondelete=\"SET NULL\"), mysql_charset=\"utf8\"))\n");
}

TEST_CASE("computed, identity and sequence") {
  const auto column = [](std::string_view text) {
    const ir::Body body = run("op.add_column('t', sa.Column(" + std::string(text) + "))");
    REQUIRE(body.steps.size() == 1);
    return std::get<ir::AddColumn>(body.steps[0].operation).column;
  };
  CHECK(
      column("'c', sa.Integer, sa.Computed('a + 1', persisted=True)").computed->persisted.is(true));
  CHECK(column("'c', sa.Integer, sa.Identity(always=True, start=5)").identity->start.is(5));
  CHECK(column("'c', sa.Integer, sa.Sequence('q')").sequence.is("q"));
  CHECK(column("'c', sa.ForeignKey('u.id')").type.name == "NullType");
  CHECK(column("name='c', type_=sa.Text").name.is("c"));
}

TEST_CASE("constraints inside of a table") {
  CHECK(only("op.create_table('t', sa.Column('a', sa.Integer), "
             "sa.PrimaryKeyConstraint('a', name=op.f('pk')), "
             "sa.ForeignKeyConstraint(['a', 'b'], ['s.u.x', 's.u.y'], use_alter=True), "
             "sa.UniqueConstraint('a', 'b'), sa.CheckConstraint('a > 0', name='ck'), "
             "postgresql.ExcludeConstraint(('a', '='), ('r', '&&'), using='gist'))") ==
        "create_table(t)\n"
        "  Column(a, Integer)\n"
        "  PrimaryKey([a], name=f(pk))\n"
        "  ForeignKey([a, b], s.u, [x, y], use_alter=True)\n"
        "  Unique([a, b])\n"
        "  Check(text(\"a > 0\"), name=ck)\n"
        "  Exclude([a, r], a with =, r with &&, using=gist)\n");
}

TEST_CASE("schemas and sequences are made as DDL elements") {
  CHECK(only("op.execute(sa.schema.CreateSchema('s', if_not_exists=True))") ==
        "create_schema(s, if_not_exists=True)\n");
  CHECK(only("op.execute(sa.schema.DropSchema('s', cascade=True))") ==
        "drop_schema(s, cascade=True)\n");
  CHECK(only("op.execute(sa.schema.CreateSequence(sa.Sequence('q')))").find("CREATE SEQUENCE") !=
        std::string::npos);
}

}  // namespace migrate::eval
