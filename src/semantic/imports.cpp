#include <algorithm>

#include "ast/node_base.h"
#include "ast/visit.h"
#include "mapping/libraries.h"
#include "semantic/facts.h"
#include "semantic/python_names.h"
#include "semantic/world.h"

namespace regraft::semantic {

std::string importedModule(const ast::ImportFrom& statement) {
    return std::string(static_cast<std::size_t>(statement.level), '.') + std::string(statement.module.text());
}

namespace {

ImportedName importOf(Facts& facts, const ast::Node& statement, const ast::alias& alias) {
    ImportedName name;
    name.statement = static_cast<const ast::Stmt*>(&statement);
    name.alias = &alias;
    name.target = std::string(alias.name.text());
    if (const auto* from = ast::as<ast::ImportFrom>(&statement)) {
        std::string module = importedModule(*from);
        name.isStar = alias.name == "*";
        if (name.isStar) name.target = module;
        else name.target = module + (module.empty() || module.back() == '.' ? "" : ".") + name.target;
    }
    name.framework = facts.tables.frameworkOfModule(name.target);
    if (SymbolId symbol = facts.scopes.symbolOf[alias.id]; symbol != none) name.boundName = facts.scopes.symbols[symbol].name;
    return name;
}

void addFramework(std::vector<const Framework*>& frameworks, const Framework* framework) {
    if (framework && std::find(frameworks.begin(), frameworks.end(), framework) == frameworks.end()) frameworks.push_back(framework);
}

}  // namespace

void collectImports(Facts& facts) {
    for (const ast::Node* statement : facts.outline.imports) {
        ast::forEachChild(*statement, [&](const ast::Node& child) {
            const auto* alias = ast::as<ast::alias>(&child);
            if (!alias) return;
            facts.imports.push_back(importOf(facts, *statement, *alias));
            facts.usesDataLibrary = facts.usesDataLibrary || facts.tables.libraries().hasAlikes(facts.imports.back().target);
            addFramework(facts.imported, facts.imports.back().framework);
            if (facts.imports.back().isStar) facts.stars.push_back(facts.apis.module(facts.imports.back().target));
        });
    }
}

namespace {

bool isOwnImport(const Facts& facts, const ImportedName& import) {
    const auto* from = ast::as<ast::ImportFrom>(import.statement);
    const World& world = *facts.world;
    if (!from) return world.finder.find(facts.self, import.target.substr(0, import.target.find('.'))) != noModule;
    if (world.finder.find(facts.self, importedModule(*from)) != noModule) return true;
    return !import.isStar && world.imported(facts.self, importedModule(*from), import.alias->name.text()).module != noModule;
}

}  // namespace

void claimOwnImports(Facts& facts) {
    for (ImportedName& import : facts.imports) {
        import.isOwn = isOwnImport(facts, import);
        if (import.isOwn) import.framework = nullptr;
    }
}

}  // namespace regraft::semantic

namespace regraft {

namespace {

/// Every import statement of the file, wherever it stands; expressions have none.
template <class Fn>
void forEachImport(const ast::Module& module, Fn&& f) {
    std::vector<const ast::Node*> open = {&module};
    while (!open.empty()) {
        const ast::Node* node = open.back();
        open.pop_back();
        if (node->kind == ast::Kind::Import || node->kind == ast::Kind::ImportFrom) f(*node);
        else if (!ast::isExpression(*node)) ast::forEachChild(*node, [&](const ast::Node& child) { open.push_back(&child); });
    }
}

}  // namespace

std::vector<const Framework*> importedFrameworks(const ParsedFile& file) {
    std::vector<const Framework*> found;
    const Tables& tables = Tables::builtin();
    forEachImport(*file.module, [&](const ast::Node& node) {
        if (const auto* from = ast::as<ast::ImportFrom>(&node)) {
            if (from->level == 0) semantic::addFramework(found, tables.frameworkOfModule(from->module.text()));
        } else if (const auto* import = ast::as<ast::Import>(&node)) {
            for (const ast::alias* alias : import->names) semantic::addFramework(found, tables.frameworkOfModule(alias->name.text()));
        }
    });
    // In the order of the file, whatever the order of the walk.
    std::sort(found.begin(), found.end(), [](const Framework* a, const Framework* b) { return a->id < b->id; });
    return found;
}

}  // namespace regraft
