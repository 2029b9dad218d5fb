#include "emit/import_scan.h"

#include <algorithm>

#include "ast/node_base.h"
#include "ast/visit.h"

namespace regraft {

namespace {

using ast::Kind;

bool expectsImportError(std::span<ast::ExceptHandler* const> handlers, const SourceTree& tree) {
    return std::any_of(handlers.begin(), handlers.end(), [&](const ast::ExceptHandler* handler) {
        if (!handler->type) return true;
        std::string_view type = tree.text(handler->type->span);
        return type.find("ImportError") != std::string_view::npos || type.find("ModuleNotFoundError") != std::string_view::npos ||
               type.find("Exception") != std::string_view::npos;
    });
}

bool guards(const ast::Node& node, const SourceTree& tree) {
    const auto* attempt = ast::as<ast::Try>(&node);
    return attempt && expectsImportError(attempt->handlers, tree);
}

void locate(Import& import, const SourceTree& tree) {
    for (const ast::Node* at = tree.parent(*import.statement); at; at = tree.parent(*at)) {
        if (at->kind == Kind::FunctionDef || at->kind == Kind::AsyncFunctionDef) {
            import.function = at;
            if (import.place != ImportPlace::Guarded && import.place != ImportPlace::Class) import.place = ImportPlace::Function;
            return;
        }
        if (at->kind == Kind::ClassDef) import.place = ImportPlace::Class;
        else if (guards(*at, tree)) import.place = ImportPlace::Guarded;
        else if (at->kind != Kind::Module && import.place == ImportPlace::Module) import.place = ImportPlace::Conditional;
    }
}

std::string_view firstPart(std::string_view dotted) { return dotted.substr(0, dotted.find('.')); }

Import plain(const ast::Import& statement, const ast::alias& alias) {
    Import import{&statement, &alias, std::string(alias.name.text()), std::string(alias.name.text()), alias.asname.text()};
    if (!alias.asname) {
        import.target = std::string(firstPart(alias.name.text()));
        import.bound = firstPart(alias.name.text());
    }
    return import;
}

Import from(const ast::ImportFrom& statement, const ast::alias& alias) {
    Import import{&statement, &alias, {}, {}, alias.asname ? alias.asname.text() : alias.name.text()};
    import.isStar = alias.name == "*";
    if (import.isStar) import.bound = {};
    if (statement.level > 0) return import;
    import.module = std::string(statement.module.text());
    import.target = import.module;
    if (!import.isStar) import.target += "." + std::string(alias.name.text());
    return import;
}

}  // namespace

std::vector<Import> scanImports(const SourceTree& tree) {
    std::vector<Import> all;
    ast::walk(*tree.file().module, [&](const ast::Node& node) {
        if (const auto* statement = ast::as<ast::Import>(&node))
            for (const ast::alias* alias : statement->names) all.push_back(plain(*statement, *alias));
        if (const auto* statement = ast::as<ast::ImportFrom>(&node))
            for (const ast::alias* alias : statement->names) all.push_back(from(*statement, *alias));
        return !isExpression(node);
    });
    for (Import& import : all) locate(import, tree);
    std::stable_sort(all.begin(), all.end(), [](const Import& a, const Import& b) { return a.alias->span.begin < b.alias->span.begin; });
    return all;
}

bool isBelow(std::string_view name, std::string_view prefix) {
    return !prefix.empty() && name.starts_with(prefix) && (name.size() == prefix.size() || name[prefix.size()] == '.');
}

bool belongsTo(const Import& import, const Framework& framework) {
    const std::string& name = import.module.empty() ? import.target : import.module;
    if (isBelow(name, framework.module)) return true;
    return std::any_of(framework.importModules.begin(), framework.importModules.end(),
                       [&](const std::string& module) { return isBelow(name, module); });
}

std::span<ast::Stmt* const> blockOf(const ast::Stmt& statement, const SourceTree& tree) {
    std::span<ast::Stmt* const> found;
    const ast::Node* parent = tree.parent(statement);
    if (!parent) return found;
    ast::dispatch(*parent, [&](const auto& node) {
        ast::forEachField(node, [&](const char*, const auto& field) {
            if constexpr (std::is_same_v<std::decay_t<decltype(field)>, std::span<ast::Stmt*>>)
                if (std::find(field.begin(), field.end(), &statement) != field.end()) found = field;
        });
    });
    return found;
}

}  // namespace regraft
