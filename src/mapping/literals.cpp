#include "mapping/literals.h"

#include <algorithm>

#include "ast/display.h"
#include "ast/integer.h"
#include "ast/visit.h"

namespace regraft {

TypeKind kindOfLiteral(const ast::Expr& literal) {
    using LiteralType = ast::Literal::Type;
    if (const auto* constant = ast::as<ast::Constant>(&literal)) {
        switch (constant->value.type) {
            case LiteralType::None: return TypeKind::None;
            case LiteralType::True:
            case LiteralType::False: return TypeKind::Bool;
            case LiteralType::Int: return TypeKind::Int;
            case LiteralType::Float: return TypeKind::Float;
            case LiteralType::Complex: return TypeKind::Complex;
            case LiteralType::Str: return TypeKind::Str;
            case LiteralType::Bytes: return TypeKind::Bytes;
            case LiteralType::Ellipsis: return TypeKind::Ellipsis;
        }
    }
    if (const auto* negated = ast::as<ast::UnaryOp>(&literal)) return kindOfLiteral(*negated->operand);
    if (literal.kind == ast::Kind::Tuple) return TypeKind::Tuple;
    return literal.kind == ast::Kind::List ? TypeKind::List : TypeKind::Unknown;
}

bool isLiteral(const ast::Expr& expr) {
    if (expr.kind == ast::Kind::Constant) return true;
    if (const auto* unary = ast::as<ast::UnaryOp>(&expr)) return isLiteral(*unary->operand);
    auto all = [](std::span<ast::Expr*> elements) {
        return std::all_of(elements.begin(), elements.end(), [](ast::Expr* e) { return isLiteral(*e); });
    };
    if (const auto* tuple = ast::as<ast::Tuple>(&expr)) return all(tuple->elts);
    if (const auto* list = ast::as<ast::List>(&expr)) return all(list->elts);
    return false;
}

const ast::Expr* knownLiteral(const neutral::Expr& value) {
    if (value.kind == neutral::ExprKind::Literal) return value.literal;
    if (value.kind != neutral::ExprKind::Source) return nullptr;
    if (isLiteral(*value.source)) return value.source;
    return value.type->literal;
}

bool sameLiteral(const ast::Expr& a, const ast::Expr& b) {
    if (a.kind != b.kind) return false;
    if (const auto* x = ast::as<ast::Constant>(&a)) {
        const auto* y = ast::as<ast::Constant>(&b);
        return x->value.type == y->value.type && x->value.text == y->value.text;
    }
    if (const auto* x = ast::as<ast::UnaryOp>(&a)) {
        const auto* y = ast::as<ast::UnaryOp>(&b);
        return x->op == y->op && sameLiteral(*x->operand, *y->operand);
    }
    if (const auto* x = ast::as<ast::NameExpr>(&a)) return x->id == ast::as<ast::NameExpr>(&b)->id.text();
    std::span<ast::Expr*> left, right;
    if (a.kind == ast::Kind::Tuple) {
        left = ast::as<ast::Tuple>(&a)->elts;
        right = ast::as<ast::Tuple>(&b)->elts;
    } else if (a.kind == ast::Kind::List) {
        left = ast::as<ast::List>(&a)->elts;
        right = ast::as<ast::List>(&b)->elts;
    } else {
        return false;
    }
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const ast::Expr* x, const ast::Expr* y) { return sameLiteral(*x, *y); });
}

}  // namespace regraft
