#pragma once
// How tightly Python's expressions bind, and how tightly each place wants them to.

#include <string_view>

#include "ast/ast.h"
#include "emit/source_tree.h"
#include "lower/python_expr.h"

namespace regraft {

enum class Precedence {
    Any,    ///< a place that takes everything: inside parentheses
    Named,  ///< x := y
    Tuple,  ///< a, b without parentheses; yield
    Lambda,
    Conditional,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Product,
    Unary,
    Power,
    Await,
    Primary,  ///< calls, attributes, subscripts
    Atom
};

inline Precedence tighter(Precedence precedence) { return static_cast<Precedence>(static_cast<int>(precedence) + 1); }

Precedence precedenceOf(const ast::Expr& expr, const SourceTree& tree);
Precedence precedenceOf(const py::Expr& expr);

/// Of a binary operator by its symbol ("+", "<", "and"); what its operands need at least.
struct OperatorPrecedence {
    Precedence own, left, right;
};
OperatorPrecedence binaryPrecedence(std::string_view symbol);
Precedence unaryPrecedence(std::string_view symbol);

/// What the place where `child` stands in its parent needs at least (parentheses around it aside).
Precedence placeOf(const ast::Node& child, const SourceTree& tree);

/// Whether a Tuple node's own parentheses are in its span.
bool isParenthesisedTuple(const ast::Tuple& tuple, const SourceTree& tree);

}  // namespace regraft
