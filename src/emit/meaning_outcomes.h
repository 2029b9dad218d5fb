#pragma once
// What becomes of a use by what it means: the neutral expression is lowered, and the code takes its place.
//
//     torch.unsqueeze(x, 0)   →   expand_dims(x, axis=0)   →   jnp.expand_dims(x, 0)

#include <unordered_set>

#include "emit/default_float.h"
#include "emit/element_copies.h"
#include "emit/gradient_outcomes.h"
#include "emit/module_outcomes.h"
#include "emit/number_outcomes.h"
#include "emit/outcome_context.h"
#include "emit/taken_arrays.h"
#include "emit/threaded_outcomes.h"
#include "emit/training_outcomes.h"
#include "lift/numpy_copy.h"

namespace regraft {

/// Writes meanings in the target, and reports those that it can't.
class MeaningOutcomes {
public:
    /// Those whose business some part of a meaning is.
    struct Others {
        const ModuleStreams& streams;
        const ThreadedOutcomes& threaded;
        const NumberOutcomes& numbers;
        const TrainingOutcomes& training;
        const GradientOutcomes& gradients;
        FreezingOutcomes& freezing;
        ElementCopies& elements;
    };
    MeaningOutcomes(OutcomeContext& context, Others others) : context_(context), others_(others), taken_(context), floats_(context) {}

    /// Of any use that nothing else is known of.
    Outcome outcomeOf(const Use& use);
    /// The same, of a meaning that is to be written as it is.
    Outcome write(const Use& use, const Lifted& lifted);
    /// Whether the code of a use means the same in the target.
    bool isUnaltered(const Use& use) const { return unaltered_.contains(&use); }

private:
    const neutral::Expr* givingModule(const Use& use, const neutral::Expr& meaning) const;
    NumpyWrites writesToNumpy(const Use& use, const neutral::Expr& meaning) const;
    const neutral::Expr* complete(const Use& use, const neutral::Expr& meaning) const;
    Outcome writeElements(const Use& use, Lifted whole);
    const std::string* difference(const Use& use, const Lowered& lowered, const ast::Expr* removed) const;
    bool decorate(const Use& use, const py::Expr& applied);
    void place(const Use& use, const Lifted& lifted, const py::Expr& code);

    OutcomeContext& context_;
    Others others_;
    TakenArrays taken_;
    DefaultFloat floats_;
    std::unordered_set<const Use*> unaltered_;
};

}  // namespace regraft
