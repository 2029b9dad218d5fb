# The Unicode tables, from Python's unicodedata.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(unicode_dir ${CMAKE_CURRENT_LIST_DIR})
set(unicode_tables ${CMAKE_CURRENT_BINARY_DIR}/unicode_tables.cpp)
add_custom_command(
  OUTPUT ${unicode_tables}
  COMMAND ${Python3_EXECUTABLE} ${unicode_dir}/make_tables.py ${unicode_tables}
  DEPENDS ${unicode_dir}/make_tables.py ${unicode_dir}/aliases.txt
  VERBATIM)
target_sources(regraft_base PRIVATE ${unicode_tables})
set_source_files_properties(${unicode_tables} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
