#pragma once
// Python's abstract syntax as plain structs in an arena, made from nodes.def.

#include <cstdint>
#include <span>
#include <string_view>

#include "base/name.h"
#include "source/span.h"

namespace regraft::ast {

enum class Kind : std::uint8_t {
#define NODE(base, name, fields) name,
#include "ast/nodes.def"
#undef NODE
};

/// Dense numbers 0 … nodeCount-1 in one file, so that later stages keep facts in plain vectors.
using NodeId = std::uint32_t;

enum class BooleanOp : std::uint8_t { And, Or };
enum class BinaryOp : std::uint8_t { Add, Sub, Mult, MatMult, Div, Mod, Pow, LShift, RShift, BitOr, BitXor, BitAnd, FloorDiv };
enum class UnaryOperator : std::uint8_t { Invert, Not, UAdd, USub };
enum class CompareOp : std::uint8_t { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn };
enum class ExprContext : std::uint8_t { Load, Store, Del };

/// The value of a Constant. `text` is the decoded value of a string (UTF-8; lone surrogates as
/// three bytes), the bytes of a bytes literal, and the digits as written of a number.
struct Literal {
    enum class Type : std::uint8_t { None, True, False, Ellipsis, Int, Float, Complex, Str, Bytes };
    Type type = Type::None;
    bool uPrefix = false;  ///< u"…": CPython's `kind`
    std::string_view text;
};

/// The common part of all nodes. `span` is CPython's (lineno, col_offset) to (end_lineno,
/// end_col_offset) as byte offsets: parentheses around an expression are outside its span.
struct Node {
    Kind kind;
    NodeId id;
    Span span;
};
struct Mod : Node {};
struct Stmt : Node {};
struct Expr : Node {};
struct Pattern : Node {};
struct TypeParam : Node {};

#define NODE(base, name, fields) struct name;
#include "ast/nodes.def"
#undef NODE

// In nodes.def, `Name` is regraft::Name and `List(T)` a span of pointers.
#define List(T) std::span<T*>
#define F(type, name) type name;
#define X(type, name) type name;
#define NODE(base, name, fields)                     \
    struct name : base {                             \
        static constexpr Kind nodeKind = Kind::name; \
        fields                                       \
    };
#include "ast/nodes.def"
#undef NODE
#undef X
#undef F
#undef List

/// `node` as a T, or null if it is something else (or null already).
template <class T>
T* as(Node* node) {
    return node && node->kind == T::nodeKind ? static_cast<T*>(node) : nullptr;
}
template <class T>
const T* as(const Node* node) {
    return node && node->kind == T::nodeKind ? static_cast<const T*>(node) : nullptr;
}

/// The name an expression ends in: `b` of `a.b`, `a` of `a`; empty of anything else.
std::string_view lastName(const Expr& expr);

std::string_view kindName(Kind kind);    ///< CPython's class name: NameExpr is "Name", ExprStmt is "Expr"
std::string_view opName(BinaryOp op);    ///< "Add"
std::string_view opSymbol(BinaryOp op);  ///< "+"
std::string_view opName(CompareOp op);
std::string_view opSymbol(CompareOp op);
std::string_view opName(UnaryOperator op);
std::string_view opSymbol(UnaryOperator op);

}  // namespace regraft::ast
