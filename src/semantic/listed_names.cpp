#include "semantic/listed_names.h"

#include <algorithm>

#include "ast/visit.h"

namespace regraft::semantic {

namespace {

bool isText(const ast::Expr* item) {
    const auto* constant = ast::as<ast::Constant>(item);
    return constant && constant->value.type == ast::Literal::Type::Str;
}

bool listsTexts(const ast::Expr* value) {
    const auto* list = ast::as<ast::List>(value);
    const auto* tuple = ast::as<ast::Tuple>(value);
    return (list && std::ranges::all_of(list->elts, isText)) || (tuple && std::ranges::all_of(tuple->elts, isText));
}

bool isList(const ast::Expr* target) {
    const auto* name = ast::as<ast::NameExpr>(target);
    return name && name->id == "__all__";
}

}  // namespace

ListedNames listedNames(const ast::Module& module) {
    ListedNames listed;
    bool isOpen = false;
    const auto add = [&](const ast::Stmt& statement, const ast::Expr* value) {
        (listsTexts(value) ? listed.isWhole : isOpen) = true;
        ast::walk(statement, [&](const ast::Node& node) {
            if (const auto* constant = ast::as<ast::Constant>(&node)) listed.names.insert(constant->value.text);
            return true;
        });
    };
    for (const ast::Stmt* statement : module.body) {
        const auto* assign = ast::as<ast::Assign>(statement);
        const auto* more = ast::as<ast::AugAssign>(statement);
        const auto* alone = ast::as<ast::ExprStmt>(statement);
        const auto* call = alone ? ast::as<ast::Call>(alone->value) : nullptr;
        const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
        if (assign && isList(assign->targets[0])) add(*assign, assign->value);
        else if (more && isList(more->target)) add(*more, more->value);
        else if (method && isList(method->value)) isOpen = true;  // `__all__.extend(other.__all__)`
    }
    listed.isWhole = listed.isWhole && !isOpen;
    return listed;
}

}  // namespace regraft::semantic
