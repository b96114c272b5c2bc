add_test(NAME oracle.write
  COMMAND ${MIGRATE_PYTHON3} -B ${CMAKE_CURRENT_SOURCE_DIR}/write_oracle.py $<TARGET_FILE:migrate>)
set_tests_properties(oracle.write PROPERTIES LABELS oracle)
