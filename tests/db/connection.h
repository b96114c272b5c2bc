#pragma once

#include <libpq-fe.h>

#include <string>
#include <string_view>
#include <vector>

namespace migrate::testing {

// What connects to a new database of a server that all tests of the program share.
std::string new_database();

// A session on a server. Everything throws std::runtime_error with the server's own words.
class Connection {
 public:
  explicit Connection(const std::string& connection);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  using Rows = std::vector<std::vector<std::string>>;
  // Runs the statements; the rows of the last one.
  Rows run(const std::string& sql);
  // The SQLSTATE of what goes wrong; empty when nothing does.
  std::string failure(const std::string& sql);
  // Sends without waiting; finish() waits and returns like failure().
  void send(const std::string& sql);
  bool busy();
  std::string finish();
  int process() const { return PQbackendPID(connection_); }
  int server_version() const { return PQserverVersion(connection_) / 10000; }

 private:
  PGconn* connection_;
};

}  // namespace migrate::testing
