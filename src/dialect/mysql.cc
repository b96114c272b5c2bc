#include "dialect/mysql.h"

namespace migrate::dialect::mysql {
namespace {

class Mysql final : public Dialect {
 public:
  explicit Mysql(std::string_view name) : name_(name) {}

  std::string_view name() const override { return name_; }
  Facts facts(const ir::Operation&, const ir::Schema*) const override {
    Facts facts;
    facts.rewrites = facts.scans = facts.supported = ir::Truth::kUnknown;
    facts.locks_complete = false;
    facts.known = false;
    return facts;
  }
  // Every DDL statement commits: MySQL 8.0 manual, 13.3.3; MariaDB's likewise.
  bool transactional_ddl() const override { return false; }
  std::size_t max_identifier_bytes() const override { return 64; }  // characters, 9.2.1
  ir::Truth rewrites_on_type_change(const ir::Type&, const ir::Type&) const override {
    return ir::Truth::kUnknown;
  }
  ir::Truth volatile_expression(const ir::Expression&) const override {
    return ir::Truth::kUnknown;
  }

 private:
  std::string_view name_;
};

}  // namespace

const Dialect* at(std::string_view name) {
  static const Mysql mysql("mysql");
  static const Mysql mariadb("mariadb");
  return name == "mysql" ? &mysql : &mariadb;
}

}  // namespace migrate::dialect::mysql
