// regraft_table_compiler MAPPINGS OUTPUT: checks the tables and writes the bundle.

#include <fmt/format.h>

#include <fstream>

#include "mapping/builtin.h"
#include "mapping/bundle.h"
#include "table_compiler/compiler.h"

/// The compiler is what makes the built-in tables: it has none itself.
std::string_view regraft::builtinTables() { return {}; }

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: regraft_table_compiler MAPPINGS OUTPUT\n");
        return 2;
    }
    regraft::TableCompiler compiler;
    compiler.compile(argv[1]);
    for (const std::string& problem : compiler.problems()) fmt::print(stderr, "{}\n", problem);
    if (!compiler.problems().empty()) return 1;
    std::ofstream out(argv[2], std::ios::binary);
    out << regraft::writeBundle(compiler.bundle());
    return out.flush() ? 0 : 2;
}
