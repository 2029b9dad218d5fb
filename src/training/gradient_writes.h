#pragma once
// Writes into gradients that a module's parameters hold, also by way of what else holds them:
//
//     g = p.grad                       grads = [p.grad for p in net.parameters()]
//     g.mul_(0.5)                      for g in grads:
//                                          g.mul_(0.5)

#include <vector>

#include "training/step_scope.h"

namespace regraft {

/// The first place of the scope that may write into one of the gradients; null if none does.
const ast::Node* writeInto(const std::vector<const ast::Attribute*>& gradients, const StepScope& scope);
/// The first of the statements whose zeros are seen by what holds the gradients from before: `p.grad.zero_()`, not `p.grad = None`.
const ast::Stmt* clearSeenBy(const std::vector<const ast::Attribute*>& gradients, const std::vector<const ast::Stmt*>& clears,
                             const StepScope& scope);

}  // namespace regraft
