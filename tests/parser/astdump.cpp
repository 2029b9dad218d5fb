// regraft_astdump [--positions] [--blank-fstrings] [--check-fstrings] [--check-bytes] FILE…
//
// One line a file: its syntax tree as CPython's ast.dump prints it, or "error: …". For comparisons with CPython.
//   --blank-fstrings  gives nodes inside f-strings a dummy position (CPython 3.11 has no true ones there)
//   --check-fstrings  parses the span of each f-string field's expression again; a different tree is an error
//   --check-bytes     decodes and encodes the file without a change; different bytes are an error

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "ast/dump.h"
#include "ast/equal.h"
#include "ast/visit.h"
#include "parse/parse.h"
#include "source/source_file.h"

namespace {

using namespace regraft;

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

void blankFStrings(ast::Module& module) {
    ast::walk(module, [](const ast::Node& node) {
        if (node.kind != ast::Kind::JoinedStr) return true;
        ast::walk(node, [&](const ast::Node& inner) {
            if (&inner != &node) const_cast<ast::Node&>(inner).span = {};
            return true;
        });
        return false;
    });
}

/// What is wrong with the spans inside f-strings; empty if nothing is.
std::string checkFStrings(const ParsedFile& file) {
    std::string problem;
    ast::walk(*file.module, [&](const ast::Node& node) {
        const auto* field = ast::as<ast::FormattedValue>(&node);
        const bool yields = field && (field->value->kind == ast::Kind::Yield || field->value->kind == ast::Kind::YieldFrom);
        if (!field || yields || field->value->kind == ast::Kind::NamedExpr) return problem.empty();
        const std::string_view written = field->value->span.of(file.text);
        const ParseResult again = parseExpression(written);
        const auto* statement = again.file ? ast::as<ast::ExprStmt>(again.file->module->body[0]) : nullptr;
        if (!statement || !ast::equal(*statement->value, *field->value))
            problem = "an f-string's field does not parse again: " + std::string(written);
        return problem.empty();
    });
    return problem;
}

struct Options {
    bool positions = false, blankFStrings = false, checkFStrings = false, checkBytes = false;
};

std::string dumpFile(const std::string& path, const Options& options) {
    const std::string bytes = read(path);
    auto decoded = SourceFile::decode(path, bytes);
    if (const auto* error = std::get_if<DecodeError>(&decoded)) return "error: " + error->message;
    const SourceFile& source = std::get<SourceFile>(decoded);
    if (options.checkBytes)
        if (const auto again = source.encode(source.text());
            !std::get_if<std::string>(&again) || *std::get_if<std::string>(&again) != bytes)
            return "error: decoding and encoding does not give back the same bytes";
    const ParseResult parsed = parseModule(source.text());
    if (parsed.error) {
        const Position at = source.position(parsed.error->span.begin);
        return "error: " + std::to_string(at.line) + ":" + std::to_string(at.column) + " " + parsed.error->message;
    }
    if (options.checkFStrings)
        if (const std::string problem = checkFStrings(*parsed.file); !problem.empty()) return "error: " + problem;
    if (options.blankFStrings) blankFStrings(*parsed.file->module);
    return ast::dump(*parsed.file->module, options.positions, source.text());
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    int status = 0;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--positions") options.positions = true;
        else if (argument == "--blank-fstrings") options.blankFStrings = true;
        else if (argument == "--check-fstrings") options.checkFStrings = true;
        else if (argument == "--check-bytes") options.checkBytes = true;
        else {
            const std::string line = dumpFile(argument, options);
            if (line.starts_with("error: ")) status = 1;
            std::cout << line << '\n';
        }
    }
    return status;
}
