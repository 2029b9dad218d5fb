// Precedence: a flat sequence of operators and operands becomes a tree by precedence climbing.

#include "parse/builder.h"

namespace regraft {

using namespace ast;

namespace {

enum Precedence : int { none = 0, disjunction, conjunction, negation, comparing, bitOr, bitXor, bitAnd, shift, sum, term, factor, power };

Precedence precedenceOf(Tok type) {
    switch (type) {
        case Tok::OR: return disjunction;
        case Tok::AND: return conjunction;
        case Tok::NOT:
        case Tok::IN:
        case Tok::IS:
        case Tok::LESS:
        case Tok::GREATER:
        case Tok::EQEQUAL:
        case Tok::NOTEQUAL:
        case Tok::LESSEQUAL:
        case Tok::GREATEREQUAL: return comparing;
        case Tok::VBAR: return bitOr;
        case Tok::CIRCUMFLEX: return bitXor;
        case Tok::AMPER: return bitAnd;
        case Tok::LEFTSHIFT:
        case Tok::RIGHTSHIFT: return shift;
        case Tok::PLUS:
        case Tok::MINUS: return sum;
        case Tok::DOUBLESTAR: return power;
        default: return term;
    }
}

BinaryOp binaryOp(Tok type) {
    switch (type) {
        case Tok::VBAR: return BinaryOp::BitOr;
        case Tok::CIRCUMFLEX: return BinaryOp::BitXor;
        case Tok::AMPER: return BinaryOp::BitAnd;
        case Tok::LEFTSHIFT: return BinaryOp::LShift;
        case Tok::RIGHTSHIFT: return BinaryOp::RShift;
        case Tok::PLUS: return BinaryOp::Add;
        case Tok::MINUS: return BinaryOp::Sub;
        case Tok::STAR: return BinaryOp::Mult;
        case Tok::SLASH: return BinaryOp::Div;
        case Tok::DOUBLESLASH: return BinaryOp::FloorDiv;
        case Tok::PERCENT: return BinaryOp::Mod;
        case Tok::AT: return BinaryOp::MatMult;
        default: return BinaryOp::Pow;
    }
}

/// Steps over the operator; `is not` and `not in` are two tokens.
CompareOp comparisonOp(Cursor& cursor) {
    switch (cursor.next().token()->type) {
        case Tok::NOT: cursor.skip(); return CompareOp::NotIn;
        case Tok::IN: return CompareOp::In;
        case Tok::IS: return cursor.accept(Tok::NOT) ? CompareOp::IsNot : CompareOp::Is;
        case Tok::LESS: return CompareOp::Lt;
        case Tok::GREATER: return CompareOp::Gt;
        case Tok::EQEQUAL: return CompareOp::Eq;
        case Tok::NOTEQUAL: return CompareOp::NotEq;
        case Tok::LESSEQUAL: return CompareOp::LtE;
        default: return CompareOp::GtE;
    }
}

UnaryOperator unaryOperator(Tok type) {
    switch (type) {
        case Tok::NOT: return UnaryOperator::Not;
        case Tok::MINUS: return UnaryOperator::USub;
        case Tok::PLUS: return UnaryOperator::UAdd;
        default: return UnaryOperator::Invert;
    }
}

constexpr std::size_t maxLevels = 1000;

}  // namespace

Node* Builder::opseq(Items items, Span) {
    Cursor cursor(items);
    const Operand whole = climb(cursor, none);
    extraLevels_ = whole.levels;
    return whole.node;
}

/// An expression of operators that bind at least as tightly as `minimum`.
Builder::Operand Builder::climb(Cursor& cursor, int minimum) {
    Operand left = unary(cursor, minimum);
    while (!cursor.atEnd()) {
        const Precedence precedence = precedenceOf(cursor.peek().token()->type);
        if (precedence < minimum) break;
        if (precedence == comparing) left = comparison(left, cursor);
        else if (precedence <= conjunction) left = boolean(left, cursor, precedence);
        else left = binary(left, cursor, precedence);
    }
    return left;
}

Builder::Operand Builder::unary(Cursor& cursor, int minimum) {
    const Item& first = cursor.next();
    if (!first.isToken()) return {first.expr(), first.outer, 0};
    const Tok type = first.token()->type;
    if (type == Tok::NOT && minimum > negation) failSyntax("invalid syntax", first.outer);
    if (++climbing_ > maxLevels) failSyntax("too deeply nested", first.outer);
    const Operand operand = climb(cursor, type == Tok::NOT ? negation : factor);
    --climbing_;
    const Span span{first.outer.begin, operand.outer.end};
    return {make<UnaryOp>(span, unaryOperator(type), operand.node), span, operand.levels + 1};
}

/// Left-deep chains don't count as nesting: a sum may have any length.
Builder::Operand Builder::binary(Operand left, Cursor& cursor, int precedence) {
    const Item& op = cursor.next();
    if (++climbing_ > maxLevels) failSyntax("too deeply nested", op.outer);
    // `**` groups to the right, and its right side may have a sign.
    const Operand right = climb(cursor, precedence == power ? int(factor) : precedence + 1);
    --climbing_;
    const Span span{left.outer.begin, right.outer.end};
    return {make<BinOp>(span, left.node, binaryOp(op.token()->type), right.node), span, std::max(left.levels, right.levels + 1)};
}

/// `a and b and c` is one node.
Builder::Operand Builder::boolean(Operand left, Cursor& cursor, int precedence) {
    const Tok type = cursor.peek().token()->type;
    InlineVector<Expr*, 8> values;
    values.push_back(left.node);
    Span span = left.outer;
    std::size_t levels = left.levels;
    while (cursor.accept(type)) {
        const Operand right = climb(cursor, precedence + 1);
        values.push_back(right.node);
        span.end = right.outer.end;
        levels = std::max(levels, right.levels);
    }
    return {make<BoolOp>(span, type == Tok::OR ? BooleanOp::Or : BooleanOp::And, arena_.copy(values.view())), span, levels + 1};
}

/// `a < b < c` is one node.
Builder::Operand Builder::comparison(Operand left, Cursor& cursor) {
    InlineVector<Expr*, 8> comparators;
    InlineVector<CompareOp, 8> ops;
    Span span = left.outer;
    std::size_t levels = left.levels;
    do {
        ops.push_back(comparisonOp(cursor));
        const Operand right = climb(cursor, comparing + 1);
        comparators.push_back(right.node);
        span.end = right.outer.end;
        levels = std::max(levels, right.levels);
    } while (!cursor.atEnd() && precedenceOf(cursor.peek().token()->type) == comparing);
    return {make<Compare>(span, left.node, arena_.copy(ops.view()), arena_.copy(comparators.view())), span, levels + 1};
}

Node* Builder::expr(Items items, Span span) { return make<IfExp>(span, items[2].expr(), items[0].expr(), items[4].expr()); }

Node* Builder::namedExpr(Items items, Span span) { return walrus(items[0], items[2], span); }

Expr* Builder::walrus(const Item& target, const Item& value, Span span) {
    store(target, TargetUse::Walrus);
    return make<NamedExpr>(span, target.expr(), value.expr());
}

}  // namespace regraft
