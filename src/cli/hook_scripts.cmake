# Embeds ../hooks/<name> as text into a source in the build tree: MIGRATE_HOOK_SOURCES.
file(GLOB hook_files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/hooks ${PROJECT_SOURCE_DIR}/hooks/*)
list(SORT hook_files)
set(hook_entries "")
foreach(name IN LISTS hook_files)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/hooks/${name})
  file(READ ${PROJECT_SOURCE_DIR}/hooks/${name} text)
  string(APPEND hook_entries "    {\"${name}\", R\"hook(${text})hook\"},\n")
endforeach()
set(MIGRATE_HOOK_SOURCES ${CMAKE_CURRENT_BINARY_DIR}/cli/hook_scripts.cc)
file(CONFIGURE OUTPUT ${MIGRATE_HOOK_SOURCES} @ONLY CONTENT
"#include \"cli/hook_files.h\"

namespace migrate::cli {
namespace {

constexpr HookScript kScripts[] = {
@hook_entries@};

}  // namespace

std::span<const HookScript> hook_scripts() { return kScripts; }

}  // namespace migrate::cli
")
