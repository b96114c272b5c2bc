#include "migrate/lint/databases.h"

#include <algorithm>
#include <cstddef>

#include "migrate/path.h"

namespace migrate::lint {
namespace {

// A dialect is mentioned soon in a history that uses it, and its newest revisions count most.
constexpr std::size_t kMostFiles = 200;

struct Mentions {
  bool postgresql = false, mysql = false, sqlite = false, batch = false;

  void read(std::string_view text) {
    const auto has = [&](std::string_view word) { return text.find(word) != text.npos; };
    postgresql = postgresql || has("postgres");
    mysql = mysql || has("mysql") || has("mariadb");
    sqlite = sqlite || has("sqlite");
    batch = batch || has("batch_alter_table(");
  }
  bool all() const { return postgresql && mysql && sqlite; }
};

}  // namespace

std::vector<Database> mentioned_databases(const source::Source& source,
                                          const project::History& history) {
  Mentions mentions;
  const auto read = [&](const std::string& path) {
    const source::Content content = source.read(path);
    if (content.ok()) mentions.read(content.text);
  };
  if (!history.config.config_path.empty()) read(history.config.config_path);
  read(join_path(history.config.script_location, "env.py"));
  const auto order = history.graph.topological_order();
  const std::size_t count = std::min(order.size(), kMostFiles);
  for (std::size_t i = order.size() - count; i < order.size() && !mentions.all(); ++i)
    read(history.file(order[i]).path);
  // Batch mode is for SQLite, but templates that write it for every database are common.
  if (mentions.batch && !mentions.postgresql && !mentions.mysql) mentions.sqlite = true;
  std::vector<Database> databases;
  if (mentions.postgresql || (!mentions.mysql && !mentions.sqlite))
    databases.push_back({"postgresql", ""});
  if (mentions.mysql) databases.push_back({"mysql", ""});
  if (mentions.sqlite) databases.push_back({"sqlite", ""});
  return databases;
}

}  // namespace migrate::lint
