# The page's parts become strings of the program.
set(html_dir ${CMAKE_CURRENT_LIST_DIR})
foreach(part page.mustache file.mustache finding.mustache style.css script.js)
  string(MAKE_C_IDENTIFIER ${part} name)
  file(READ ${html_dir}/${part} html_${name})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${html_dir}/${part})
endforeach()
configure_file(${html_dir}/page_parts.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/page_parts.cpp @ONLY)
target_sources(regraft_report PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/page_parts.cpp)
