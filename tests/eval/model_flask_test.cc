#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {
namespace {

constexpr std::string_view kDatabase =
    "from flask_sqlalchemy import SQLAlchemy\n"
    "db = SQLAlchemy(session_options={})\n"
    "class User(db.Model):\n"
    "    __tablename__ = 'users'\n"
    "    id = db.Column(db.Integer, primary_key=True)\n";

}  // namespace

TEST_CASE("the database object of flask_sqlalchemy holds the names of sqlalchemy") {
  CHECK(only("op.add_column('t', db.Column('c', db.String(5)))", kDatabase) ==
        "add_column(t, Column(c, String(5)))\n");
  CHECK(only("User.__table__.drop(op.get_bind())", kDatabase) ==
        "drop_table(users, if_exists=True)\n");
}

TEST_CASE("a class of the project may derive from it") {
  CHECK(only("db.session.execute('DELETE FROM t')",
             "from flask_sqlalchemy import SQLAlchemy\n"
             "class Own(SQLAlchemy):\n"
             "    pass\n"
             "db = Own()\n") == "execute(\"DELETE FROM t\", is_text=False)\n");
}

TEST_CASE("its session is one of the ORM") {
  const ir::Body body =
      run("session = db.Session(bind=op.get_bind())\n"
          "for user in session.query(User):\n"
          "    session.delete(user)\n"
          "session.commit()",
          kDatabase);
  REQUIRE(body.steps.size() == 1);
  CHECK(std::get<ir::SqlStatement>(body.steps[0].operation).tag == "ORM SESSION");
  CHECK(body.operations_known());
}

}  // namespace migrate::eval
