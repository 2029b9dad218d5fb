#pragma once
// How code sets a gradient to zero by hand: `x.grad = None`, `x.grad.zero_()`, `x.grad.data.zero_()`; and what it asks before.

#include "ast/ast.h"
#include "mapping/training_rules.h"

namespace regraft {

/// The gradient that all of a statement sets to zero, or to None; null if it does something else.
const ast::Attribute* clearedGradient(const ast::Stmt& statement, const TrainingRules& rules);
/// `x.grad.detach_()`, which leaves its numbers as they are: code has it before `x.grad.zero_()`.
const ast::Attribute* unlinkedGradient(const ast::Stmt& statement, const TrainingRules& rules);
/// The gradient that has to be there for the body to run: `if x.grad is not None:`, and nothing else otherwise.
const ast::Attribute* guardedGradient(const ast::If& choice, const TrainingRules& rules);

}  // namespace regraft
