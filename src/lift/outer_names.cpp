#include "lift/outer_names.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/place.h"

namespace regraft {

namespace {

/// The outermost function around the scope, or the module.
const ast::Node* outermost(const ast::Node& scope, const Analysis& analysis) {
    const ast::Node* found = nullptr;
    const ast::Node* module = &scope;
    for (const ast::Node* at = analysis.parent(scope); at; at = analysis.parent(*at)) {
        if (isFunction(*at)) found = at;
        module = at;
    }
    return found ? found : module;
}

bool isDeclaredGlobal(std::string_view name, const ast::Node& scope) {
    bool found = false;
    ast::walk(scope, [&](const ast::Node& node) {
        if (const auto* global = ast::as<ast::Global>(&node))
            found = found || std::ranges::any_of(global->names, [&](const ast::Identifier* one) { return one->name == name; });
        return !found;
    });
    return found;
}

/// Whether nothing keeps what an expression gives, or a part of it.
bool isOwnValue(const ast::Expr& expr, const Analysis& analysis) {
    const Type& type = *analysis.typeOf(expr);
    return type.isNumber() || type.kind == TypeKind::Shape || type.kind == TypeKind::DType || isFreshArray(expr, analysis);
}

bool bindsOwn(const ast::NameExpr& name, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(name);
    if (const auto* augmented = ast::as<ast::AugAssign>(parent)) return augmented->target == &name;
    const auto* assign = ast::as<ast::Assign>(parent);
    return assign && assign->targets.size() == 1 && assign->targets[0] == &name && isOwnValue(*assign->value, analysis);
}

/// `total * 2`, `total.sum()`, `np.sqrt(total)`: a value of its own comes of it, and `total` is kept nowhere.
bool readsOnly(const ast::NameExpr& name, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(name);
    switch (parent->kind) {
        case ast::Kind::BinOp:
        case ast::Kind::UnaryOp: return isOwnValue(static_cast<const ast::Expr&>(*parent), analysis);
        case ast::Kind::Compare:
        case ast::Kind::AugAssign:
        case ast::Kind::FormattedValue: return true;
        case ast::Kind::Call: return isOwnValue(static_cast<const ast::Expr&>(*parent), analysis);
        case ast::Kind::Attribute: {
            const ast::Node* call = analysis.parent(*parent);
            const bool isMethod = call->kind == ast::Kind::Call && static_cast<const ast::Call*>(call)->func == parent;
            return isOwnValue(static_cast<const ast::Expr&>(isMethod ? *call : *parent), analysis);
        }
        default: return false;
    }
}

}  // namespace

bool isHeldAlone(std::string_view name, const ast::Node& scope, const Analysis& analysis) {
    const ast::Node* around = outermost(scope, analysis);
    if (isFunction(*around) && isDeclaredGlobal(name, scope)) return false;
    bool isAlone = true;
    ast::walk(*around, [&](const ast::Node& node) {
        if (const auto* parameter = ast::as<ast::arg>(&node)) isAlone = isAlone && parameter->name != name;
        const auto* found = ast::as<ast::NameExpr>(&node);
        if (found && found->id == name)
            isAlone = isAlone && (found->ctx == ast::ExprContext::Load ? readsOnly(*found, analysis) : bindsOwn(*found, analysis));
        return isAlone;
    });
    return isAlone;
}

}  // namespace regraft
