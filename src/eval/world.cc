#include "migrate/eval/world.h"

namespace migrate::eval {

World::~World() = default;

std::optional<SourceModule> World::module(std::string_view) { return std::nullopt; }
ir::Truth World::has_table(const ir::TableName&) { return ir::Truth::kUnknown; }
ir::Truth World::has_column(const ir::TableName&, std::string_view) { return ir::Truth::kUnknown; }
ir::Truth World::has_index(const ir::TableName&, std::string_view) { return ir::Truth::kUnknown; }
ir::Truth World::has_constraint(const ir::TableName&, std::string_view) {
  return ir::Truth::kUnknown;
}
ir::Truth World::has_type(const std::string&, const std::string&) { return ir::Truth::kUnknown; }
const ir::Table* World::table(const ir::TableName&) { return nullptr; }
std::optional<std::vector<std::string>> World::table_names(const std::string&) {
  return std::nullopt;
}
void World::emit(const ir::Step&) {}

}  // namespace migrate::eval
