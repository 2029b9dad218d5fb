#pragma once
// What a decorator's text says of the functions it decorates.

#include "ast/ast.h"

namespace regraft::semantic {

/// The function defined in `function` that it returns at its end; null if it returns something else.
const ast::FunctionDef* returnedFunction(const ast::FunctionDef& function);

/// Whether a decorator gives back the function it gets, or a wrapper all of whose results are results of that function.
bool returnsWrapped(const ast::FunctionDef& decorator);

}  // namespace regraft::semantic
