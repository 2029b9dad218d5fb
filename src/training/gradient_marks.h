#pragma once
// Arrays that are marked, so that gradients gather in them: `torch.zeros(3, requires_grad=True)`, `x.requires_grad_()`,
// `x.requires_grad = True`; and what else is done with gradients by their attribute.

#include <map>
#include <string>
#include <vector>

#include "mapping/training_rules.h"
#include "training/variables.h"

namespace regraft {

struct GradientMark {
    const ast::Stmt* statement = nullptr;
    const ast::Call* call = nullptr;  ///< that gives the marked array; null: it only marks, or makes it so
    bool isAlone = false;             ///< the statement does nothing else
};

/// By variable, in the order of the text.
std::map<std::string, std::vector<GradientMark>> gradientMarks(const ast::Node& scope, const Variables& variables,
                                                               const TrainingRules& rules);

/// A use of `x.grad` in a scope.
struct GradientUse {
    const ast::Attribute* node = nullptr;
    std::string variable;               ///< empty: not of a variable
    bool isInPlace = false;             ///< it clears what others may hold, too
    const ast::Stmt* clears = nullptr;  ///< the statement, if all it does is to set the gradient to zero or to nothing
};

std::vector<GradientUse> gradientUses(const ast::Node& scope, const Variables& variables, const TrainingRules& rules,
                                      const Analysis& analysis);

}  // namespace regraft
