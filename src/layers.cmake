# One library a layer. A layer names the layers below it (DEPS) and the third-party libraries that it alone
# may include (LIBS); neither is passed on, so an include that the layering forbids does not even compile
# unless the header happens to be installed globally, which tests/structure/layering.py then reports.

find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(Threads REQUIRED)

add_library(migrate_options INTERFACE)
target_include_directories(migrate_options INTERFACE ${PROJECT_SOURCE_DIR}/include)
target_compile_options(migrate_options INTERFACE
  -Wall -Wextra -Wpedantic $<$<COMPILE_LANGUAGE:CXX>:-Wconversion> -Wshadow $<$<BOOL:${MIGRATE_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # GCC 12 takes the payload of an empty std::optional or expected for an uninitialised value; the sanitizers and
  # clang see the real ones.
  target_compile_options(migrate_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-maybe-uninitialized>)
  # At -O3 it also imagines overlapping copies in `"literal" + std::string` (its bug 105651).
  target_compile_options(migrate_options INTERFACE
    $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CONFIG:Release>>:-Wno-restrict>)
endif()
target_link_libraries(migrate_options INTERFACE fmt::fmt Threads::Threads)
if(MIGRATE_SANITIZE)
  # Stacks stay readable, and a finding of the undefined sanitizer is a failure.
  target_compile_options(migrate_options INTERFACE
    -fsanitize=${MIGRATE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(migrate_options INTERFACE -fsanitize=${MIGRATE_SANITIZE})
endif()

function(migrate_layer name)
  cmake_parse_arguments(ARG "" "" "DEPS;LIBS;SOURCES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cc)
  list(TRANSFORM ARG_DEPS PREPEND migrate_)
  add_library(migrate_${name} STATIC ${sources} ${ARG_SOURCES})
  target_include_directories(migrate_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(migrate_${name} PUBLIC migrate_options ${ARG_DEPS} PRIVATE ${ARG_LIBS})
endfunction()
