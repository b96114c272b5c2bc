#include "migrate/lint/operation.h"

#include <doctest/doctest.h>

using namespace migrate;  // NOLINT: the test's own subject

TEST_CASE("objects are named as people know them") {
  const ir::TableName users{{}, "users"};
  const ir::TableName audit{"audit", "users"};
  const ir::TableName unknown{{}, ir::Unknown{"a call"}};
  CHECK(lint::quoted(users) == "`users`");
  CHECK(lint::quoted(audit) == "`audit.users`");
  CHECK(lint::quoted(unknown) == "a table");
  CHECK(lint::quoted(audit, ir::Arg<std::string>("id")) == "`audit.users.id`");
  CHECK(lint::quoted(users, ir::Arg<std::string>(ir::Unknown{"x"})) == "a column of `users`");
  CHECK(lint::quoted(unknown, ir::Arg<std::string>("id")) == "the column `id`");
  CHECK(lint::quoted(ir::ObjectName{"ix", false}, "an index") == "`ix`");
  CHECK(lint::quoted(ir::ObjectName{}, "an index") == "an index");
}
