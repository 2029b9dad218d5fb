#pragma once
// What a decorator's text says of the functions it decorates.

#include "ast/ast.h"

namespace regraft::semantic {

/// The function defined in `function` that it returns at its end; null if it returns something else.
const ast::FunctionDef* returnedFunction(const ast::FunctionDef& function);

/// Whether the wrapper that a decorator gives back calls the function with anything else than what it gets itself.
bool changesArguments(const ast::FunctionDef& decorator);

/// Whether a decorator gives back the function it gets, or a wrapper all of whose results are results of that function.
bool returnsWrapped(const ast::FunctionDef& decorator);

}  // namespace regraft::semantic
