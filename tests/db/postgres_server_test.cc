#include "support/postgres_server.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <stdexcept>

#include "db/connection.h"

namespace migrate::testing {

TEST_CASE("a server is there for as long as its object, and leaves nothing behind") {
  std::string connection;
  {
    const PostgresServer server;
    connection = server.connection();
    Connection session(connection);
    CHECK(session.run("SHOW TimeZone")[0][0] == "UTC");
    CHECK(session.run("SHOW listen_addresses")[0][0] == "");
    CHECK_THROWS_AS(session.run("SELECT nonsense"), std::runtime_error);
    CHECK(session.failure("SELECT nonsense") == "42703");
  }
  CHECK_THROWS_AS(Connection{connection}, std::runtime_error);
  const std::string folder = connection.substr(5, connection.find(' ') - 5);
  CHECK_FALSE(std::filesystem::exists(folder));
}

}  // namespace migrate::testing
