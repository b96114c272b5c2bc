#include "migrate/project/revision_files.h"

#include <utility>

#include "migrate/path.h"

namespace migrate::project {

bool is_revision_name(std::string_view name) {
  return name.ends_with(".py") && !name.starts_with(".#") && !name.starts_with("__init__");
}

std::optional<std::string> revision_id(std::string_view path,
                                       const python::RevisionHeader& header) {
  const python::Attribute& revision = header.revision;
  if (revision.known == python::Known::kMissing) {
    std::string_view stem = base_name(path);
    stem.remove_suffix(3);
    const bool hex = !stem.empty() && stem.find_first_not_of("0123456789abcdef") == stem.npos;
    return hex ? std::optional<std::string>(stem) : std::nullopt;
  }
  if (revision.known_value() && revision.values.size() == 1) return revision.values.front();
  return std::nullopt;
}

graph::Node graph_node(std::string id, const python::RevisionHeader& header) {
  graph::Node node;
  node.id = std::move(id);
  node.down = header.down_revision.values;
  node.depends_on = header.depends_on.values;
  node.labels = header.branch_labels.values;
  // Missing is no base: Alembic fails on such a file, and so does a text that could not be read to
  // its end look.
  node.down_unknown = !header.down_revision.known_value();
  return node;
}

}  // namespace migrate::project
