// regraft_astdump [--positions] FILE…: the syntax tree of each file as CPython's ast.dump prints it, for comparisons.

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "ast/dump.h"
#include "parse/parse.h"

namespace {
std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    std::string all = text.str();
    if (all.starts_with("\xEF\xBB\xBF")) all.erase(0, 3);
    return all;
}
}  // namespace

int main(int argc, char** argv) {
    bool positions = false;
    int status = 0;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--positions") {
            positions = true;
            continue;
        }
        const std::string text = read(argument);
        const regraft::ParseResult parsed = regraft::parseModule(text);
        if (parsed.error) {
            std::cout << argument << ": " << parsed.error->message << " at " << parsed.error->span.begin << '\n';
            status = 1;
        } else {
            std::cout << regraft::ast::dump(*parsed.file->module, positions, text) << '\n';
        }
    }
    return status;
}
