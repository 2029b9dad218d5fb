#include "semantic/language/narrowing.h"

#include "mapping/libraries.h"
#include "semantic/evaluation_state.h"
#include "semantic/language/annotations.h"

namespace regraft::semantic {

namespace {

bool isNoneLiteral(const ast::Expr* expr) {
    const auto* constant = ast::as<ast::Constant>(expr);
    return constant && constant->value.type == ast::Literal::Type::None;
}

}  // namespace

void Narrowing::narrowName(const ast::Expr& expr, const Type* type) {
    const auto* name = ast::as<ast::NameExpr>(&expr);
    SymbolId id = name ? facts_.scopes.symbolOf[name->Node::id] : none;
    if (id == none) return;
    const Symbol& symbol = facts_.scopes.symbols[id];
    if (symbol.frame == state_.at->function.frame && !symbol.isWrittenOutside) state_.environment().set(symbol.slot, type);
}

void Narrowing::narrow(const ast::Expr& test, bool holds) {
    if (const auto* unary = ast::as<ast::UnaryOp>(&test); unary && unary->op == ast::UnaryOperator::Not)
        return narrow(*unary->operand, !holds);
    if (const auto* operation = ast::as<ast::BoolOp>(&test)) {
        if ((operation->op == ast::BooleanOp::And) != holds) return;
        for (const ast::Expr* value : operation->values) narrow(*value, holds);
        return;
    }
    if (const auto* named = ast::as<ast::NamedExpr>(&test)) return narrow(*named->target, holds);
    if (test.kind == ast::Kind::NameExpr) {
        const Type* type = facts_.types[test.id];
        if (holds && type && isOptional(type)) narrowName(test, withoutNone(type));
        return;
    }
    if (const auto* compare = ast::as<ast::Compare>(&test); compare && compare->ops.size() == 1 && isNoneLiteral(compare->comparators[0])) {
        ast::CompareOp op = compare->ops[0];
        bool isEqual = op == ast::CompareOp::Is || op == ast::CompareOp::Eq;
        if (!isEqual && op != ast::CompareOp::IsNot && op != ast::CompareOp::NotEq) return;
        const Type* type = facts_.types[compare->left->id];
        if (!type) return;
        if (isEqual == holds) narrowName(*compare->left, simpleType(TypeKind::None));
        else if (isOptional(type)) narrowName(*compare->left, withoutNone(type));
        return;
    }
    const auto* call = ast::as<ast::Call>(&test);
    const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    if (!holds || !function || function->id != "isinstance" || call->args.size() != 2) return;
    if (facts_.scopes.symbolOf[function->Node::id] != none) return;
    const Type* proved = classTest(*call->args[1]);
    const Type* before = facts_.types[call->args[0]->id];
    const bool isLayer = before && before->kind == TypeKind::Layer && proved->kind == TypeKind::Layer;
    bool isNews = before && ((before->isUnknown() || before->assumed) ? withoutNone(before)->kind != proved->kind : isLayer);
    if (!proved->isUnknown() && (isNews || (before && before->assumed))) narrowName(*call->args[0], proved);
    else if (before && isOptional(before) && withoutNone(before)->kind == proved->kind) narrowName(*call->args[0], withoutNone(before));
}

/// What an instance of a class, or of one of a tuple of classes, is.
const Type* Narrowing::classTest(const ast::Expr& classes) {
    if (const auto* tuple = ast::as<ast::Tuple>(&classes)) {
        const Type* joined = pendingType();
        for (const ast::Expr* element : tuple->elts) joined = joinTypes(arena_, joined, classTest(*element));
        return isPending(joined) ? unknownType() : joined;
    }
    const Type* type = facts_.types[classes.id];
    if (!type) return unknownType();
    const ApiName* name = apiOf(type);
    const bool isAlike = name && !name->framework && facts_.tables.libraries().hasAlikes(name->text);  // `pandas.Series`: no array
    return isAlike ? simpleType(TypeKind::Other) : annotations_.annotatedName(type);
}

}  // namespace regraft::semantic
