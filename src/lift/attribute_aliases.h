#pragma once
// Attributes of an object that share memory, as any of its methods may have left them for the others.

#include <string>

#include "lift/aliases.h"

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

}  // namespace regraft
