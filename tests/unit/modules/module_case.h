#pragma once
// A file of one framework, parsed and analysed, with its classes of modules and the text of what is found in it.

#include <memory>
#include <string>

#include "modules/module_classes.h"

namespace regraft::test {

struct ModuleCase {
    ModuleCase(std::string_view framework, std::string code) : text(std::move(code)) {
        ParseResult parsed = parseModule(text);
        file = std::move(parsed.file);
        const Framework* source = Tables::builtin().framework(framework);
        analysis = analyse(*file, {&source, 1});
        classes = std::make_unique<ModuleClasses>(*file, *analysis);
    }

    std::string_view textOf(const ast::Node* node) const { return node ? node->span.of(text) : "-"; }

    /// A use of a layer that behaves otherwise while training, or a question for the mode.
    static bool dependsOnMode(const Use& use) {
        return use.meaning && use.meaning->kind == neutral::ExprKind::Operation && use.meaning->operation->dependsOnMode;
    }
    static bool asksForMode(const Use& use) { return dependsOnMode(use) && use.meaning->operation->name == "layers.is_training"; }

    std::string text;
    std::unique_ptr<ParsedFile> file;
    std::unique_ptr<Analysis> analysis;
    std::unique_ptr<ModuleClasses> classes;
};

}  // namespace regraft::test
