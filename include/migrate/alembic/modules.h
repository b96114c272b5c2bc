// The Python modules that a project itself has, in one version of the repository: what an import in
// a revision file or in env.py leads to. A name that the project has no file for is a third party's
// and is not found. Nothing outside of the source is ever read.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/alembic/config.h"
#include "migrate/eval/world.h"
#include "migrate/source/source.h"

namespace migrate::alembic {

// The folders that the imports of a history are looked for in: those of its configuration, and the
// folders above its script location as far as they are no packages themselves.
std::vector<std::string> import_roots(const source::Source& source, const HistoryConfig& config);

// Every file is read and parsed once, as long as this lives. Bounded: a file of more than
// kMaxModuleBytes, or one past kMaxModules, is not found. Not thread safe.
class Modules {
 public:
  static constexpr std::size_t kMaxModuleBytes = 1U << 20U;
  static constexpr std::size_t kMaxModules = 2000;

  // `source` must outlive this.
  Modules(const source::Source& source, std::vector<std::string> roots);
  ~Modules();
  Modules(Modules&&) noexcept;

  // The module of a dotted name ("app.models.types"), as Python's import system finds it: in the
  // first root that has its first part as a package or a module; a folder without __init__.py
  // counts when no root has that, and is an empty package.
  std::optional<eval::SourceModule> find(std::string_view name);
  // The dotted name that imports would give the file; "" when it lies in no root.
  std::string name_of(std::string_view path) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace migrate::alembic
