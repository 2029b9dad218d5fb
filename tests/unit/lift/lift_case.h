#pragma once
// A torch file, parsed and analysed, with its statements to be found by their first line.

#include <memory>
#include <string>

#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/flow_graph.h"

namespace regraft::test {

struct LiftCase {
    explicit LiftCase(const std::string& code) : text("import torch\n" + code) {
        ParseResult parsed = parseModule(text);
        file = std::move(parsed.file);
        const Framework* torch = Tables::builtin().framework("torch");
        analysis = analyse(*file, {&torch, 1});
    }

    /// The first statement of the file whose text begins so.
    const ast::Stmt& statement(std::string_view begin) const {
        const ast::Stmt* found = nullptr;
        ast::walk(*file->module, [&](const ast::Node& node) {
            bool isStatement = node.kind >= ast::Kind::FunctionDef && node.kind <= ast::Kind::Continue;
            if (isStatement && !found && node.span.of(text).starts_with(begin)) found = static_cast<const ast::Stmt*>(&node);
            return true;
        });
        return *found;
    }

    std::string text;
    std::unique_ptr<ParsedFile> file;
    std::unique_ptr<Analysis> analysis;
};

}  // namespace regraft::test
