add_test(NAME oracle.cli_look
  COMMAND ${MIGRATE_PYTHON3} -B ${CMAKE_CURRENT_SOURCE_DIR}/cli_look_oracle.py $<TARGET_FILE:migrate>)
set_tests_properties(oracle.cli_look PROPERTIES LABELS oracle)
