// Which argument of the user's call a part of it was.

#include "lower/candidates.h"

namespace regraft {

const ast::Node* argumentOrigin(const ast::Expr* userNode, const neutral::Expr* part) {
    const auto* call = ast::as<ast::Call>(userNode);
    if (!call || !part || part->kind != neutral::ExprKind::Source) return nullptr;
    for (const ast::Expr* argument : call->args)
        if (argument == part->source) return argument;
    for (const ast::keyword* keyword : call->keywords)
        if (keyword->value == part->source) return keyword;
    return nullptr;
}

const ast::Node* restOrigin(const ast::Expr* userNode, const neutral::Expr* part) {
    return part->kind == neutral::ExprKind::Operation ? part->source : argumentOrigin(userNode, part);
}

}  // namespace regraft
