#include "ir/naming.h"

#include <doctest/doctest.h>

namespace migrate::ir {

namespace {

const NamingConvention kConvention{
    true,
    {{"ix", "ix_%(column_0_label)s"},
     {"uq", "uq_%(table_name)s_%(column_0_N_name)s"},
     {"ck", "ck_%(table_name)s_%(constraint_name)s"},
     {"fk", "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"},
     {"pk", "pk_%(table_name)s"}}};

Arg<std::string> named(const std::string& prefix, const ObjectName& given,
                       std::vector<std::string> columns = {"a", "b"},
                       const NamingConvention& convention = kConvention) {
  const TableName table{{}, "t"};
  const TableName referent{{}, "r"};
  const Naming naming{prefix, given, table, std::move(columns), true, &referent, {"id"}};
  return conventional_name(convention, naming, 63);
}

}  // namespace

TEST_CASE("a convention names what has no name") {
  CHECK(named("uq", {}).is("uq_t_a_b"));
  CHECK(named("ix", {}).is("ix_t_a"));
  CHECK(named("fk", {}).is("fk_t_a_r"));
  CHECK(named("pk", {}).is("pk_t"));
  CHECK(named("uq", {"mine", false}).is("mine"));
}

TEST_CASE("a pattern with the given name changes it, unless it is final") {
  CHECK(named("ck", {"positive", false}).is("ck_t_positive"));
  CHECK(named("ck", {"positive", true}).is("positive"));
  CHECK(named("ck", {}).unknown());
}

TEST_CASE("without a convention only indexes are named") {
  CHECK(named("ix", {}, {"a"}, {}).is("ix_t_a"));
  CHECK_FALSE(named("uq", {}, {"a"}, {}).given());
}

TEST_CASE("a convention that cannot be read leaves names open") {
  const NamingConvention unknown{false, {}};
  CHECK(named("uq", {}, {"a"}, unknown).unknown());
  CHECK(named("uq", {"mine", false}, {"a"}, unknown).is("mine"));
  CHECK(named("ck", {"mine", false}, {"a"}, unknown).unknown());
  CHECK(named("ck", {"mine", true}, {"a"}, unknown).is("mine"));
}

TEST_CASE("a token of the project cannot be known") {
  const NamingConvention custom{true, {{"uq", "uq_%(md5)s"}}};
  CHECK(named("uq", {}, {"a"}, custom).unknown());
  const NamingConvention broken{true, {{"uq", "uq_%s"}}};
  CHECK(named("uq", {}, {"a"}, broken).unknown());
}

TEST_CASE("forms of column tokens") {
  const auto with = [](const std::string& pattern) {
    return named("uq", {}, {"a", "b"}, {true, {{"uq", pattern}}}).value_or("?");
  };
  CHECK(with("%(column_1_name)s") == "b");
  CHECK(with("x%(column_9_name)s") == "x");
  CHECK(with("%(column_0N_name)s") == "ab");
  CHECK(with("%(column_0_N_label)s") == "t_a_t_b");
  CHECK(with("%(column_0_key)s%%") == "a%");
}

TEST_CASE("final names that are too long end in a hash, as in SQLAlchemy") {
  const std::string name(70, 'n');
  CHECK(named("uq", {name, true}).is(std::string(55, 'n') + "_f4ec"));
  CHECK(named("uq", {name, false}).is(name));
}

}  // namespace migrate::ir
