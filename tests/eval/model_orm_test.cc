#include "eval/model_orm.h"

#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {
namespace {

constexpr std::string_view kModel =
    "from sqlalchemy.ext.declarative import declarative_base\n"
    "Base = declarative_base()\n"
    "class User(Base):\n"
    "    __tablename__ = 'users'\n"
    "    id = sa.Column(sa.Integer, primary_key=True)\n"
    "    age = sa.Column('years', sa.Integer)\n";

}  // namespace

TEST_CASE("a session is one operation and a remark") {
  const ir::Body body =
      run("session = orm.Session(bind=op.get_bind())\n"
          "for user in session.query(User).all():\n"
          "    user.age = 5\n"
          "    session.add(user)\n"
          "session.commit()",
          kModel);
  REQUIRE(body.steps.size() == 1);
  CHECK(std::get<ir::SqlStatement>(body.steps[0].operation).tag == "ORM SESSION");
  CHECK(body.remarks.front().kind == ir::Remark::Kind::kOrmSession);
  CHECK(body.operations_known());
}

TEST_CASE("a session that only executes is a connection") {
  CHECK(only("session = orm.sessionmaker()(bind=op.get_bind())\n"
             "session.execute(sa.text('DELETE FROM t'))\n"
             "session.commit()") == "execute(\"DELETE FROM t\")\n");
}

TEST_CASE("the table of a model is what its class says") {
  CHECK(only("User.__table__.create(op.get_bind())", kModel) ==
        "create_table(users, if_not_exists=True)\n"
        "  Column(id, Integer, primary_key=True)\n"
        "  Column(years, Integer)\n");
}

TEST_CASE("a mutable type is the type that it wraps") {
  CHECK(only("op.add_column('t', sa.Column('c', MutableDict.as_mutable(sa.JSON())))",
             "from sqlalchemy.ext.mutable import MutableDict\n") ==
        "add_column(t, Column(c, JSON))\n");
}

TEST_CASE("create_all may make any table") {
  const ir::Body body = run("sa.MetaData().create_all(op.get_bind())");
  REQUIRE(body.steps.size() == 1);
  CHECK(std::holds_alternative<ir::Opaque>(body.steps[0].operation));
}

}  // namespace migrate::eval
