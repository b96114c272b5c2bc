add_executable(graph_driver graph_driver.cc)
target_link_libraries(graph_driver PRIVATE migrate_graph)
add_test(NAME oracle.graph
  COMMAND ${MIGRATE_PYTHON3} -B ${CMAKE_CURRENT_SOURCE_DIR}/graph_oracle.py $<TARGET_FILE:graph_driver>)
set_tests_properties(oracle.graph PROPERTIES LABELS oracle)
