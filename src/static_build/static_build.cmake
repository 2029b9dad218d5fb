# regraft_static: the program with all libraries in it, for wheels. Debian has no static libfmt and libspdlog, so two files here
# compile what they would hold. `cmake --build build --target regraft_static`
find_library(ANTLR4_STATIC libantlr4-runtime.a)
find_library(UUID_STATIC libuuid.a)
find_library(MINIZIP_STATIC libminizip.a)
find_library(ZLIB_STATIC libz.a)
add_executable(regraft_static EXCLUDE_FROM_ALL main.cpp static_build/fmt.cpp static_build/spdlog.cpp
               $<TARGET_OBJECTS:regraft_builtin_tables>)
set_target_properties(regraft_static PROPERTIES UNITY_BUILD OFF)
target_include_directories(regraft_static PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(regraft_static PRIVATE SPDLOG_COMPILED_LIB SPDLOG_FMT_EXTERNAL)
target_compile_options(regraft_static PRIVATE -w)  # others' code
get_property(rooms GLOBAL PROPERTY REGRAFT_ROOM_ARCHIVES)
add_dependencies(regraft_static ${rooms} regraft_grammar)
set(archives)
foreach(room ${rooms} regraft_grammar)
  list(APPEND archives $<TARGET_FILE:${room}>)
endforeach()
target_link_libraries(regraft_static PRIVATE -static -Wl,--start-group ${archives} ${ANTLR4_STATIC} ${UUID_STATIC} ${MINIZIP_STATIC} ${ZLIB_STATIC} ${JEMALLOC_LIBRARY} -Wl,--end-group)
