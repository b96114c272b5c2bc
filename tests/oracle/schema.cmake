add_executable(schema_driver schema_driver.cc)
target_link_libraries(schema_driver PRIVATE migrate_eval migrate_sql)
add_test(NAME oracle.schema
  COMMAND ${MIGRATE_PYTHON3} -B ${CMAKE_CURRENT_SOURCE_DIR}/schema/oracle.py $<TARGET_FILE:schema_driver>)
set_tests_properties(oracle.schema PROPERTIES LABELS oracle)
