// Any text is a migrate.toml or a pyproject.toml: no crash, whatever it nests.
#include <cstdint>
#include <string_view>

#include "migrate/alembic/settings.h"

using namespace migrate::alembic;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const char* path : {"migrate.toml", "pyproject.toml"}) (void)parse_settings(text, path);
  return 0;
}
