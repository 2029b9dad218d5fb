#pragma once
// Python code of the target: a tree whose leaves are the user's own expressions.

#include <cstdint>
#include <span>
#include <string_view>

#include "ast/ast.h"

namespace regraft::py {

enum class ExprKind : std::uint8_t {
    Source,       ///< an expression of the user's file (`origin`), printed as it stands with what is rewritten inside it
    Api,          ///< a qualified name of the target, "jax.numpy.sum"; emission imports it and picks the alias
    Helper,       ///< a helper function of the target, by its name in mappings/<framework>/helpers
    Name,         ///< an identifier as it is
    Literal,      ///< source text of a literal: "0", "None", "'fro'"
    Call,         ///< parts[0](arguments)
    Attribute,    ///< parts[0].text
    Subscript,    ///< parts[0][parts[1]]; a Tuple index prints without parentheses
    Slice,        ///< parts: lower, upper, step, each may be null
    Binary,       ///< parts[0] text parts[1]: arithmetic, comparison, `and`, `or`, by precedence of `text`
    Unary,        ///< text parts[0]: "-", "~", "not", "+"
    Lambda,       ///< lambda text: parts[0]
    Conditional,  ///< parts[0] if parts[1] else parts[2]
    Tuple,
    List,
    Starred,
    Comprehension,  ///< [parts[0] for text in parts[1]]
    Named,          ///< text := parts[0]
};

struct Expr;

struct Argument {
    std::string_view keyword = {};  ///< empty: positional; "*" and "**" unpack
    const Expr* value = nullptr;
    const ast::Node* origin = nullptr;  ///< the ast::Expr or ast::keyword of the user's call that it came from, else null
};

/// Immutable, in the file's arena.
struct Expr {
    ExprKind kind;
    std::string_view text = {};
    std::span<const Expr* const> parts = {};
    std::span<const Argument> arguments = {};
    /// The user's node that this one stands for. Where the shapes agree (a Call for a Call, arguments in the
    /// same order), emission edits the original in place, so that layout and comments stay.
    const ast::Expr* origin = nullptr;
};

}  // namespace regraft::py
