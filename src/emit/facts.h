#pragma once
// What emission must know of names and calls: a narrow view of the analysis, so that tests can do without it.

#include <functional>

#include "ast/ast.h"
#include "emit/source_tree.h"

namespace regraft {

struct Facts {
    /// Whether the name stands for something imported (not for a variable that shadows it).
    std::function<bool(const ast::NameExpr&)> isImported;
    /// Whether a call, attribute, … computes arrays and does nothing else.
    std::function<bool(const ast::Expr&)> isPure;
    /// Whether an import means a module of the program itself, whatever it is called; unset: none does.
    std::function<bool(const ast::alias&)> isOwnImport = {};
};

/// A name, a constant, an attribute chain on a name, a size (x.shape[0]), or a tuple of these: may be evaluated any number of times.
bool isTrivial(const ast::Expr& expr);

/// Whether evaluating `node` may do more than give a value: a call, await, yield or walrus somewhere in it.
bool isImpure(const ast::Node& node, const Facts& facts);

/// Whether `node` itself, its parts aside, may do more than give a value.
bool isImpureItself(const ast::Node& node, const Facts& facts);

}  // namespace regraft
