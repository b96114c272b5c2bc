#pragma once

#include <string_view>

namespace migrate::alembic {

struct TemplateFile {
  std::string_view path, text;
};

// The text of src/alembic/templates/<path>, which is built in; empty when there is none. Defined in
// the source that templates.cmake writes.
std::string_view template_text(std::string_view path);

}  // namespace migrate::alembic
