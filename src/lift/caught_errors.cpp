#include "lift/caught_errors.h"

#include "ast/visit.h"
#include "lift/flow_graph.h"
#include "lift/meaning.h"

namespace regraft {

namespace {

/// Which errors a use may raise.
void addKinds(const Use& use, Caught& caught) {
    const neutral::Expr* meaning = use.meaning;
    const bool isOperation = meaning && meaning->kind == neutral::ExprKind::Operation && !meaning->parts.empty();
    if (!isOperation && !use.isStore) return;
    caught.framework = use.framework;
    const std::string_view name = isOperation ? meaning->operation->name : "at_set";
    const bool isIndexed = name == "getitem" || name.starts_with("at_") || name.starts_with("take");
    caught.kinds.insert(isIndexed ? "errors.bounds" : name.starts_with("linalg.") ? "errors.singular" : "errors.mismatch");
}

std::vector<const ast::Expr*> typesOf(const ast::ExceptHandler& handler) {
    const auto* tuple = ast::as<ast::Tuple>(handler.type);
    if (tuple) return {tuple->elts.begin(), tuple->elts.end()};
    return handler.type ? std::vector<const ast::Expr*>{handler.type} : std::vector<const ast::Expr*>();
}

}  // namespace

std::vector<Caught> findCaught(const ast::Node& module, const Analysis& analysis) {
    std::vector<Caught> found;
    ast::walk(module, [&](const ast::Node& node) {
        const auto* attempt = ast::as<ast::Try>(&node);
        if (!attempt) return true;
        Caught caught;
        for (const ast::Stmt* statement : attempt->body)
            ast::walk(*statement, [&](const ast::Node& inner) {
                if (const Use* use = analysis.useAt(inner)) addKinds(*use, caught);
                return !opensScope(inner);
            });
        for (const ast::ExceptHandler* handler : attempt->handlers) {
            if (caught.kinds.empty()) break;
            found.push_back({handler, caught.framework, caught.kinds, typesOf(*handler)});
        }
        return true;
    });
    return found;
}

}  // namespace regraft
