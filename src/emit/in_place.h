#pragma once
// Target code whose shape is that of the user's node: the user's text with only the differing parts changed.

#include "emit/renderer.h"

namespace regraft {

/// Whether `code` is the user's own `node`, unchanged or not.
inline bool isHole(const py::Expr* code, const ast::Node* node) {
    return code && node && code->kind == py::ExprKind::Source && code->origin == node;
}

/// `receiver.member` where only the member's name, or what is inside the receiver, differs.
Document memberInPlace(const py::Expr& code, const ast::Attribute& origin, Renderer& renderer);

/// A call with the layout of `origin`'s brackets; false if they can't be used.
bool callInPlace(const py::Expr& code, const ast::Call& origin, Renderer& renderer, Document& out);

/// `part` in the place of `origin`, an operand that needs at least `least` there (or may be a walrus).
Document operandInPlace(const py::Expr& part, const ast::Expr& origin, Precedence least, Renderer& renderer, bool namedAllowed = false);

}  // namespace regraft
