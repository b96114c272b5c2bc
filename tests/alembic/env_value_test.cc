#include "alembic/env_value.h"

#include <doctest/doctest.h>

using namespace migrate::alembic;
using Kind = EnvValue::Kind;

namespace {

EnvValue of(Kind kind, std::string text = "") {
  EnvValue value;
  value.kind = kind;
  value.text = std::move(text);
  return value;
}

}  // namespace

TEST_CASE("values are the same only when that is certain") {
  CHECK(same(of(Kind::kString, "a"), of(Kind::kString, "a")));
  CHECK(!same(of(Kind::kString, "a"), of(Kind::kNumber, "a")));
  CHECK(!same(EnvValue::unknown("x"), EnvValue::unknown("x")));
  EnvValue list = of(Kind::kList);
  list.items.push_back(of(Kind::kNone));
  CHECK(same(list, list));
  CHECK(!same(list, of(Kind::kList)));
  list.items.push_back(EnvValue::unknown("x"));
  CHECK(!same(list, list));
}

TEST_CASE("truth is Python's, or not known") {
  CHECK(of(Kind::kNone).truth() == false);
  CHECK(of(Kind::kString).truth() == false);
  CHECK(of(Kind::kString, "x").truth() == true);
  CHECK(of(Kind::kNumber, "0").truth() == false);
  CHECK(of(Kind::kNumber, "10").truth() == true);
  CHECK(of(Kind::kDict).truth() == false);
  CHECK(of(Kind::kFunction).truth() == true);
  CHECK(!EnvValue::unknown("x").truth());
  CHECK(!EnvValue::foreign("os.name").truth());
}

TEST_CASE("why nothing more can be told") {
  CHECK(EnvValue::unknown("it is x").why() == "it is x");
  CHECK(EnvValue::foreign("builtins.len").why() == "it is computed");
  CHECK(EnvValue::foreign("os.environ.get").why() ==
        "it is read from the environment of the process");
  CHECK(EnvValue::foreign("flask.current_app").why() ==
        "it comes from `flask.current_app`, which is not part of the project");
}
