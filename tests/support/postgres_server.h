#pragma once

#include <sys/types.h>

#include <string>

namespace migrate::testing {

// A PostgreSQL server of its own in a temporary folder, reached through a Unix socket there. It
// keeps nothing: no fsync, C locale, UTC, no autovacuum; superuser "postgres" without a password.
// Stopped, and its folder removed, when this goes out of scope; it also dies with the test.
class PostgresServer {
 public:
  PostgresServer();  // throws std::runtime_error with the server's own words
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  // What libpq and psycopg2 connect with: "host=/tmp/… user=postgres dbname=postgres".
  std::string connection() const;

 private:
  void remove();

  std::string folder_;
  pid_t process_ = -1;
};

}  // namespace migrate::testing
