#include "db/connection.h"

#include <stdexcept>

#include "support/postgres_server.h"

namespace migrate::testing {
namespace {

std::string state(const PGresult* result) {
  const char* const code = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return code == nullptr ? "" : code;
}

bool good(const PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

}  // namespace

std::string new_database() {
  static const PostgresServer server;
  static int count = 0;
  const std::string name = "test" + std::to_string(++count);
  Connection(server.connection()).run("CREATE DATABASE " + name);
  return server.connection() + " dbname=" + name;
}

Connection::Connection(const std::string& connection)
    : connection_(PQconnectdb(connection.c_str())) {
  if (PQstatus(connection_) == CONNECTION_OK) return;
  const std::string words = PQerrorMessage(connection_);
  PQfinish(connection_);
  throw std::runtime_error(words);
}

Connection::~Connection() { PQfinish(connection_); }

Connection::Rows Connection::run(const std::string& sql) {
  PGresult* const result = PQexec(connection_, sql.c_str());
  Rows rows;
  for (int row = 0; row < PQntuples(result); ++row) {
    rows.emplace_back();
    for (int column = 0; column < PQnfields(result); ++column)
      rows.back().emplace_back(PQgetvalue(result, row, column));
  }
  const bool failed = !good(result);
  PQclear(result);
  if (failed) throw std::runtime_error(PQerrorMessage(connection_) + (" in: " + sql));
  return rows;
}

std::string Connection::failure(const std::string& sql) {
  PGresult* const result = PQexec(connection_, sql.c_str());
  const std::string code = good(result) ? "" : state(result);
  PQclear(result);
  return code;
}

void Connection::send(const std::string& sql) {
  if (PQsendQuery(connection_, sql.c_str()) == 0)
    throw std::runtime_error(PQerrorMessage(connection_));
}

bool Connection::busy() {
  PQconsumeInput(connection_);
  return PQisBusy(connection_) != 0;
}

std::string Connection::finish() {
  std::string code;
  while (PGresult* const result = PQgetResult(connection_)) {
    if (!good(result) && code.empty()) code = state(result);
    PQclear(result);
  }
  return code;
}

}  // namespace migrate::testing
