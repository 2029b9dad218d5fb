#include "emit/precedence.h"
#include "ast/node_base.h"

namespace regraft {

namespace {

using P = Precedence;
using ast::Kind;

OperatorPrecedence leftToRight(P own) { return {own, own, tighter(own)}; }

P binary(ast::BinaryOp op) { return binaryPrecedence(ast::opSymbol(op)).own; }

P boolean(ast::BooleanOp op) { return op == ast::BooleanOp::And ? P::And : P::Or; }

P inBinOp(const ast::BinOp& parent, const ast::Node& child) {
    OperatorPrecedence needs = binaryPrecedence(ast::opSymbol(parent.op));
    return parent.left == &child ? needs.left : needs.right;
}

P inBoolOp(const ast::BoolOp& parent, const ast::Node& child) {
    return parent.values[0] == &child ? boolean(parent.op) : tighter(boolean(parent.op));
}

P inIfExp(const ast::IfExp& parent, const ast::Node& child) { return parent.orelse == &child ? P::Lambda : P::Or; }

P inStarred(const ast::Node& starred, const SourceTree& tree) {
    const ast::Node* around = tree.parent(starred);
    return around && around->kind == Kind::Call ? P::Lambda : P::BitOr;
}

P inDict(const ast::Dict& dict, const ast::Node& child) {
    for (std::size_t i = 0; i < dict.values.size(); ++i)
        if (dict.values[i] == &child && !dict.keys[i]) return P::BitOr;  // **mapping
    return P::Lambda;
}

P inStatement(const ast::Node& parent, const ast::Node& child) {
    switch (parent.kind) {
        case Kind::Assign: return static_cast<const ast::Assign&>(parent).value == &child ? P::Tuple : P::Primary;
        case Kind::AugAssign: return static_cast<const ast::AugAssign&>(parent).value == &child ? P::Tuple : P::Primary;
        case Kind::Return:
        case Kind::ExprStmt: return P::Tuple;
        case Kind::For: return static_cast<const ast::For&>(parent).iter == &child ? P::Tuple : P::Primary;
        case Kind::Delete: return P::Primary;
        default: return P::Lambda;
    }
}

}  // namespace

OperatorPrecedence binaryPrecedence(std::string_view symbol) {
    if (symbol == "or") return leftToRight(P::Or);
    if (symbol == "and") return leftToRight(P::And);
    if (symbol == "|") return leftToRight(P::BitOr);
    if (symbol == "^") return leftToRight(P::BitXor);
    if (symbol == "&") return leftToRight(P::BitAnd);
    if (symbol == "<<" || symbol == ">>") return leftToRight(P::Shift);
    if (symbol == "+" || symbol == "-") return leftToRight(P::Sum);
    if (symbol == "**") return {P::Power, P::Await, P::Unary};
    if (symbol == "*" || symbol == "/" || symbol == "//" || symbol == "%" || symbol == "@") return leftToRight(P::Product);
    return {P::Compare, P::BitOr, P::BitOr};  // a chain would mean something else
}

Precedence unaryPrecedence(std::string_view symbol) { return symbol == "not" ? P::Not : P::Unary; }

bool isParenthesisedTuple(const ast::Tuple& tuple, const SourceTree& tree) {
    std::size_t first = tree.firstFrom(tuple.span.begin), last = tree.lastBefore(tuple.span.end);
    return tree.token(first).type == Tok::LPAR && tree.partner(first) == last;
}

Precedence precedenceOf(const ast::Expr& expr, const SourceTree& tree) {
    switch (expr.kind) {
        case Kind::NamedExpr: return P::Named;
        case Kind::Yield:
        case Kind::YieldFrom: return P::Tuple;
        case Kind::Tuple: return isParenthesisedTuple(static_cast<const ast::Tuple&>(expr), tree) ? P::Atom : P::Tuple;
        case Kind::Lambda: return P::Lambda;
        case Kind::IfExp: return P::Conditional;
        case Kind::BoolOp: return boolean(static_cast<const ast::BoolOp&>(expr).op);
        case Kind::Compare: return P::Compare;
        case Kind::BinOp: return binary(static_cast<const ast::BinOp&>(expr).op);
        case Kind::UnaryOp: return unaryPrecedence(ast::opSymbol(static_cast<const ast::UnaryOp&>(expr).op));
        case Kind::Await: return P::Await;
        case Kind::Call:
        case Kind::Attribute:
        case Kind::Subscript: return P::Primary;
        default: return P::Atom;  // Starred and Slice too: no parentheses can stand around them
    }
}

Precedence precedenceOf(const py::Expr& expr) {
    using K = py::ExprKind;
    switch (expr.kind) {
        case K::Binary: return binaryPrecedence(expr.text).own;
        case K::Unary: return unaryPrecedence(expr.text);
        case K::Conditional: return P::Conditional;
        case K::Lambda: return P::Lambda;
        case K::Named: return P::Named;
        case K::Tuple: return expr.parts.size() > 1 ? P::Tuple : P::Atom;
        case K::Call:
        case K::Attribute:
        case K::Subscript: return P::Primary;
        case K::Literal: return expr.text.starts_with('-') ? P::Unary : P::Atom;
        default: return P::Atom;
    }
}

Precedence placeOf(const ast::Node& child, const SourceTree& tree) {
    const ast::Node* parent = tree.parent(child);
    if (!parent) return P::Any;
    if (isStatement(*parent)) return inStatement(*parent, child);
    switch (parent->kind) {
        case Kind::Call: return static_cast<const ast::Call*>(parent)->func == &child ? P::Primary : P::Lambda;
        case Kind::Attribute:
        case Kind::Await: return P::Primary;
        case Kind::Subscript: return static_cast<const ast::Subscript*>(parent)->value == &child ? P::Primary : P::Tuple;
        case Kind::BinOp: return inBinOp(static_cast<const ast::BinOp&>(*parent), child);
        case Kind::UnaryOp: return unaryPrecedence(ast::opSymbol(static_cast<const ast::UnaryOp*>(parent)->op));
        case Kind::BoolOp: return inBoolOp(static_cast<const ast::BoolOp&>(*parent), child);
        case Kind::Compare: return P::BitOr;
        case Kind::IfExp: return inIfExp(static_cast<const ast::IfExp&>(*parent), child);
        case Kind::comprehension: return static_cast<const ast::comprehension*>(parent)->target == &child ? P::Tuple : P::Or;
        case Kind::Starred: return inStarred(*parent, tree);
        case Kind::Dict: return inDict(static_cast<const ast::Dict&>(*parent), child);
        case Kind::Yield: return P::Tuple;
        case Kind::FormattedValue:
        case Kind::Interpolation: return P::Conditional;
        default: return P::Lambda;
    }
}

}  // namespace regraft
