add_executable(graph_bench EXCLUDE_FROM_ALL graph_bench.cc)
target_include_directories(graph_bench PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(graph_bench PRIVATE migrate_graph)
