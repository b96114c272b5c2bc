# The Python grammar: the C sources of the npm package tree-sitter-python, locked with its integrity hash in
# package-lock.json. Its install scripts are never run. MIGRATE_PYTHON_GRAMMAR names an unpacked copy to use instead.

set(MIGRATE_PYTHON_GRAMMAR "" CACHE PATH
  "Folder of tree-sitter-python 0.23.6 (holding src/parser.c); empty: installed from the npm registry")

set(grammar_dir ${MIGRATE_PYTHON_GRAMMAR})
if(NOT grammar_dir)
  set(npm_dir ${CMAKE_BINARY_DIR}/grammar)
  set(grammar_dir ${npm_dir}/node_modules/tree-sitter-python)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/package.json ${npm_dir}/package.json COPYONLY)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/package-lock.json ${npm_dir}/package-lock.json COPYONLY)
  if(NOT EXISTS ${grammar_dir}/src/parser.c)
    find_program(NPM npm REQUIRED)
    execute_process(COMMAND ${NPM} ci --ignore-scripts --omit=peer --no-audit --no-fund --loglevel=error
      WORKING_DIRECTORY ${npm_dir} COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
  endif()
endif()
if(NOT EXISTS ${grammar_dir}/src/parser.c)
  message(FATAL_ERROR "No src/parser.c in ${grammar_dir}; set MIGRATE_PYTHON_GRAMMAR to a copy of tree-sitter-python 0.23.6")
endif()

add_library(python_grammar STATIC ${grammar_dir}/src/parser.c ${grammar_dir}/src/scanner.c)
target_include_directories(python_grammar PRIVATE ${grammar_dir}/src)
# Generated code of others: optimised even in the dev preset (its parse tables dominate every run), warnings off.
target_compile_options(python_grammar PRIVATE -w -O2)
