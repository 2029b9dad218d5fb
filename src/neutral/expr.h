#pragma once
// The neutral form of an expression: operations of the catalogue over parts of the user's program.

#include <cstdint>
#include <span>
#include <string_view>

#include "ast/ast.h"
#include "neutral/operation.h"
#include "neutral/type.h"

namespace regraft::neutral {

enum class ExprKind : std::uint8_t {
    Operation,   ///< `operation` applied to `parts`, one a parameter, null where omitted
    Source,      ///< an expression of the user's file (a hole); `source`
    Literal,     ///< a Python literal of a table or default; `literal`
    Tuple,       ///< `parts`
    List,        ///< `parts`
    Item,        ///< parts[0] picked by `index`, or by parts[1] if there is one, of a tuple-valued expression
    Function,    ///< a function of one array, λx. parts[0]; `literal` is the table's lambda
    Name,        ///< a variable that the output has; `literal` is a NameExpr: a Function's parameter, random streams
    Arithmetic,  ///< Python arithmetic on numbers: `literal` is the table's BinOp, UnaryOp or BoolOp node, `parts` its operands
};

/// How the user wrote an operation; a target form of the same kind is preferred.
enum class Form : std::uint8_t { Function, Method, Attribute, Operator };

/// Immutable, in the file's arena.
struct Expr {
    ExprKind kind;
    Form form = Form::Function;
    const Operation* operation = nullptr;
    std::span<const Expr* const> parts = {};
    const ast::Expr* source = nullptr;  ///< Source: the hole. Others: the user's node this came from, or null
    const ast::Expr* literal = nullptr;
    int index = 0;
    bool isLegal = false;  ///< Operation: what the target needs written out has been written out
    const Type* type = unknownType();
};

}  // namespace regraft::neutral
