#pragma once
// Attributes of an object that share memory, as any of its methods may have left them for the others.

#include <string>

#include "lift/aliases.h"
#include "lift/calls.h"

namespace regraft {

/// An attribute that may share memory with the attribute `place` at `statement`, because some method of the class made it a
/// view of that, or both views of one array; empty if there is none, or the method itself binds it anew.
///
///     def __init__(self):
///         self.inner = self.u[1:-1]
///     def step(self):
///         self.u[0] = 1             # seen in self.inner
std::string attributeSharing(const Place& place, const ast::Stmt& statement, const Analysis& analysis, const ProgramEffects* effects,
                             ScopeAliases& scopes);

/// The parameter of the constructor that gave `place`, an attribute of the method's own object, its array, if who made an object may look
/// at that array after `statement` has written into it; empty if there is none.
///
///     def __init__(self, buffer):
///         self.buffer = buffer
///     def clear(self):
///         self.buffer[:] = 0        # seen in `mine` after Cache(mine).clear()
std::string givenByMaker(const Place& place, const ast::Stmt& statement, const CallGraph& calls, const Analysis& analysis,
                         const ProgramEffects* effects, ScopeAliases& scopes);

/// Whether an attribute is computed by a property of its object's class, so that nothing can be bound there.
bool isProperty(const ast::Expr& target, const Analysis& analysis);

}  // namespace regraft
