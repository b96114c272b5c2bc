# Embeds templates/<name>/<file> as text into a source in the build tree: MIGRATE_ALEMBIC_SOURCES.
file(GLOB_RECURSE template_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_LIST_DIR}/templates
  ${CMAKE_CURRENT_LIST_DIR}/templates/*)
list(SORT template_files)
set(template_entries "")
foreach(file IN LISTS template_files)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
    ${CMAKE_CURRENT_LIST_DIR}/templates/${file})
  file(READ ${CMAKE_CURRENT_LIST_DIR}/templates/${file} text)
  string(APPEND template_entries "    {\"${file}\", R\"template(${text})template\"},\n")
endforeach()
set(MIGRATE_ALEMBIC_SOURCES ${CMAKE_CURRENT_BINARY_DIR}/alembic/templates.cc)
file(CONFIGURE OUTPUT ${MIGRATE_ALEMBIC_SOURCES} @ONLY CONTENT
"#include \"alembic/templates.h\"

namespace migrate::alembic {
namespace {

constexpr TemplateFile kFiles[] = {
@template_entries@};

}  // namespace

std::string_view template_text(std::string_view path) {
  for (const TemplateFile& file : kFiles) {
    if (file.path == path) return file.text;
  }
  return {};
}

}  // namespace migrate::alembic
")
