#include "mapping/builtin.h"

// Defined by the assembler file that the build makes around the compiled tables.
extern "C" const char regraft_tables_begin[];
extern "C" const char regraft_tables_end[];

namespace regraft {

std::string_view builtinTables() { return {regraft_tables_begin, static_cast<std::size_t>(regraft_tables_end - regraft_tables_begin)}; }

}  // namespace regraft
