add_executable(text_clause_driver text_clause_driver.cc)
target_link_libraries(text_clause_driver PRIVATE migrate_sql)
add_test(NAME oracle.text_clause
  COMMAND ${MIGRATE_PYTHON3} -B ${CMAKE_CURRENT_SOURCE_DIR}/text_clause_oracle.py $<TARGET_FILE:text_clause_driver>)
set_tests_properties(oracle.text_clause PROPERTIES LABELS oracle)
