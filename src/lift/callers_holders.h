#pragma once
// What callers still hold of arrays that lie in what they hand over.

#include <string>

#include "lift/aliases.h"
#include "lift/calls.h"

namespace regraft {

/// What a caller looks at after a call in which `statement` has bound `place` anew, an item or attribute of a parameter or of the method's
/// own object, though it holds the array that was there before; empty if no call of the file shows such.
///
///     def step(params, grads):
///         for k in params:
///             params[k] -= grads[k]     # seen in `layers`
///
///     layers = [params["w"]]
///     step(params, grads)
///     print(layers)
std::string heldByCallers(const Place& place, const ast::Stmt& statement, const CallGraph& calls, const Analysis& analysis,
                          const ProgramEffects* effects, ScopeAliases& scopes);

}  // namespace regraft
