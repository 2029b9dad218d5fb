# The generated parser: tokens.def and PythonParser.g4 -> regraft_grammar.
find_program(ANTLR4 antlr4 REQUIRED)
find_program(AWK awk REQUIRED)

set(grammar_dir ${PROJECT_SOURCE_DIR}/grammar)
set(generated_dir ${PROJECT_BINARY_DIR}/grammar)
file(MAKE_DIRECTORY ${generated_dir})

add_custom_command(
  OUTPUT ${generated_dir}/PythonTokens.tokens
  COMMAND ${AWK} -f ${grammar_dir}/tokens.awk ${grammar_dir}/tokens.def > PythonTokens.tokens
  DEPENDS ${grammar_dir}/tokens.def ${grammar_dir}/tokens.awk
  WORKING_DIRECTORY ${generated_dir} VERBATIM)

# `adaptivePredict` in the output would mean a decision that one token can't make: slow, and with locks.
add_custom_command(
  OUTPUT ${generated_dir}/PythonParser.cpp ${generated_dir}/PythonParser.h
  COMMAND ${ANTLR4} -Dlanguage=Cpp -no-listener -no-visitor -Werror -Xexact-output-dir -package regraft::generated
          -lib ${generated_dir} -o ${generated_dir} ${grammar_dir}/PythonParser.g4
  COMMAND sh -c "! grep -n adaptivePredict PythonParser.cpp || { echo 'PythonParser.g4 is not LL(1)'; rm PythonParser.cpp; exit 1; }"
  DEPENDS ${grammar_dir}/PythonParser.g4 ${generated_dir}/PythonTokens.tokens
  WORKING_DIRECTORY ${generated_dir} VERBATIM)

add_library(regraft_grammar STATIC ${generated_dir}/PythonParser.cpp)
target_compile_options(regraft_grammar PRIVATE -w)
target_include_directories(regraft_grammar PUBLIC ${generated_dir} ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR})
target_include_directories(regraft_grammar SYSTEM PUBLIC ${ANTLR4_INCLUDE_DIR})
target_link_libraries(regraft_grammar PUBLIC antlr4_static Threads::Threads)
