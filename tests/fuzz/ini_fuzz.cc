// Any text is an alembic.ini: no crash, no growth beyond the bound, and every value can be asked
// for.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "alembic/ini.h"

using namespace migrate::alembic;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto ini = Ini::parse({reinterpret_cast<const char*>(data), size}, "alembic.ini");
  if (!ini) return 0;
  ini->set_initial("here", "/h");
  for (const IniSection& section : ini->sections()) {
    for (const auto& [key, option] : section.options) {
      const auto value = ini->get(section.name, key);
      if (value && (!*value || (*value)->size() > kMaxValue + size)) std::abort();
    }
  }
  return 0;
}
