#pragma once
// Gradients of arrays among the statements of a file: functions of their own (emit/gradient_function.h), or reports.

#include <map>
#include <set>

#include "emit/outcome_context.h"
#include "training/array_gradients.h"

namespace regraft {

/// Converts what computes gradients of arrays that are no module's.
class GradientOutcomes {
public:
    explicit GradientOutcomes(OutcomeContext& context) : context_(context) {}

    /// Finds the gradients that one source of the file takes.
    void plan(const TrainingContext& training);
    const ArrayGradients& gradients() const { return gradients_; }
    void convert();
    /// Of an array that is marked, where gradients gather in the target's arrays as well.
    std::optional<Outcome> outcomeOf(const Use& use);
    /// Whether an array is marked as it is made, `torch.zeros(3, requires_grad=True)`, and gradients gather in the target's arrays as well.
    bool isMarkedAtOnce(const Use& use) const;
    /// Whether an array is marked, and no gradient of the file is converted.
    bool isMarkedForNothing(const Use& use) const;

private:
    void request(const ArrayGradient& gradient);

    OutcomeContext& context_;
    ArrayGradients gradients_;
    std::map<const ast::Node*, std::map<std::string, std::string>> functions_;  ///< by scope and variable: those that give its value
    std::map<const ast::Node*, std::set<std::string>> names_;                   ///< by scope: what gradients and their functions are called
};

}  // namespace regraft
