#include "migrate/sql/parse.h"

namespace migrate::sql {

Grammar grammar_of(std::string_view dialect) {
  if (dialect == "postgresql") return Grammar::kPostgres;
  if (dialect == "sqlite") return Grammar::kSqlite;
  if (dialect == "mysql" || dialect == "mariadb") return Grammar::kMysql;
  return Grammar::kUnknown;
}

}  // namespace migrate::sql
