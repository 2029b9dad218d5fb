#pragma once
// Gradients of several losses or batches that are added up before they are applied.

#include <set>
#include <string>
#include <vector>

#include "training/step_scope.h"

namespace regraft {

/// Reads all training steps of a scope together.
class Gatherer {
public:
    explicit Gatherer(const StepScope& scope) : scope_(scope), context_(scope.context()), variables_(scope.variables()) {}

    /// Fills in the gathering and its steps, or says why there is none.
    std::string read(Gathering& gathering, std::vector<TrainingStep>& steps);
    /// All statements that belong to it.
    const std::set<const ast::Stmt*>& planned() const { return planned_; }

private:
    using Parts = StepScope::Parts;

    /// Everything else that reads or changes the gradients.
    std::string findApplying(Gathering& gathering, const std::vector<TrainingStep>& steps);
    bool gathersNowhereElse(std::size_t steps) const;

    const StepScope& scope_;
    const TrainingContext& context_;
    const Variables& variables_;
    std::set<const ast::Stmt*> planned_;
};

}  // namespace regraft
