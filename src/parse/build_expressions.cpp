// Lists of expressions, stars, yield, targets, comprehension clauses.

#include "parse/builder.h"

namespace regraft {

using namespace ast;

Node* Builder::starExprs(Items items, Span span) {
    if (items.size() == 1) return items[0].node();
    return make<Tuple>(span, commaList<Expr>(items), ExprContext::Load);
}

Expr* Builder::starred(const Item& value, Span span) { return make<Starred>(span, value.expr(), ExprContext::Load); }

/// `*x`, where x must be a bitwise expression.
Node* Builder::starExpr(Items items, Span span) {
    requireBitwiseOperand(items[1]);
    return starred(items[1], span);
}

void Builder::requireBitwiseOperand(const Item& item) {
    if (item.parenthesized()) return;
    const Node* node = item.node();
    const auto* unary = as<UnaryOp>(node);
    if (node->kind == Kind::BoolOp || node->kind == Kind::Compare || (unary && unary->op == UnaryOperator::Not))
        failSyntax("invalid syntax", item.outer);
}

Node* Builder::yieldExpr(Items items, Span span, const Nesting& nesting) {
    const bool from = items.size() > 1 && items[1].isToken();
    asyncRules_.yield(span, from, nesting);
    if (items.size() == 1) return make<Yield>(span, static_cast<Expr*>(nullptr));
    if (from) return make<YieldFrom>(span, items[2].expr());
    refuseLoneStar(items[1].expr());
    return make<Yield>(span, items[1].expr());
}

/// What a for loop or a comprehension binds.
Node* Builder::targets(Items items, Span span) {
    InlineVector<Expr*, 8> elements;
    bool tuple = false;
    Cursor cursor(items);
    while (!cursor.atEnd()) {
        const Item& first = cursor.next();
        if (first.is(Tok::COMMA)) failSyntax("invalid syntax", first.outer);
        const Item value = first.is(Tok::STAR) ? cursor.next() : first;
        elements.push_back(first.is(Tok::STAR) ? starred(value, cover(first.outer, value.outer)) : value.expr());
        tuple = cursor.accept(Tok::COMMA) || tuple;
    }
    Expr* target = elements.back();
    if (tuple) target = make<Tuple>(span, arena_.copy(elements.view()), ExprContext::Load);
    setContext(target, ExprContext::Store, TargetUse::For, false);
    return target;
}

Node* Builder::compFor(Items items, Span span) {
    Cursor cursor(items);
    const bool async = cursor.accept(Tok::ASYNC);
    cursor.skip();  // 'for'
    Expr* target = cursor.expr();
    cursor.skip();  // 'in'
    Expr* iter = cursor.expr();
    InlineVector<Expr*, 4> conditions;
    while (Expr* condition = cursor.exprAfter(Tok::IF)) conditions.push_back(condition);
    return make<comprehension>(span, target, iter, arena_.copy(conditions.view()), async);
}

}  // namespace regraft
