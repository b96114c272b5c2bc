// What the import statements of a file bind.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "python/simple_statements.h"

namespace migrate::python {

struct ImportedName {
  std::string_view name;  // as the file calls it; "*" for all names of a module
  std::string origin;     // "sqlalchemy", "alembic.op", ".shared.utils"
};

// The names that one statement imports; none when it is no import. Those of `__future__` are left
// out: Python 3 does all of them by itself, but for how it keeps annotations.
std::vector<ImportedName> imported_names(std::string_view code, const SimpleStatement& statement);

// Tells where the names of one file come from, wherever in it they are imported.
class Imports {
 public:
  Imports(std::string_view code, const std::vector<SimpleStatement>& statements);

  // Empty when the name is not imported, or from two places, one of which counts at a time.
  std::string_view origin(std::string_view name) const;
  bool from_several(std::string_view name) const;

 private:
  struct Origin {
    std::string text;
    bool several = false;
  };
  std::map<std::string_view, Origin> origins_;
};

}  // namespace migrate::python
