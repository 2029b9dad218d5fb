#pragma once
// Calls that give gradients: `torch.autograd.grad(outputs, inputs, grad_outputs)`.

#include <optional>
#include <string>
#include <vector>

#include "mapping/training_rules.h"
#include "training/variables.h"

namespace regraft {

struct GradientCall {
    const ast::Call* call = nullptr;
    const ast::Expr* place = nullptr;   ///< the call, or `call[0]`
    const ast::Expr* value = nullptr;   ///< what gradients are taken of
    const ast::Expr* weight = nullptr;  ///< of the value's elements
    std::vector<std::string> inputs;    ///< variables
    std::vector<std::string> targets;   ///< variables that take them, an input each
    bool isWholeStatement = false;      ///< the statement does nothing but bind the targets
};

/// The call of a simple statement that asks for gradients by variables; nothing if there is none, or several, or another kind.
std::optional<GradientCall> gradientCall(const ast::Stmt& statement, const TrainingRules& rules, const Variables& variables,
                                         const Analysis& analysis);

/// The argument given by that keyword; null if it is not.
const ast::Expr* argumentNamed(const ast::Call& call, std::string_view name);

}  // namespace regraft
