#pragma once
// Parameters that are not trained.
//
//     for p in model.body.parameters():          for p in parameters(model.body):
//         p.requires_grad = False           →        set_trained(p, False)
//     optimizer = SGD(model.parameters())        optimizer = nnx.Optimizer(model, optax.sgd(1e-3), wrt=is_trained)

#include "emit/frozen_before.h"
#include "emit/outcome_context.h"

namespace regraft {

/// Converts the marks of parameters, and has optimisers ask for them.
class FreezingOutcomes {
public:
    explicit FreezingOutcomes(OutcomeContext& context) : context_(context) {}

    /// Finds out whether code says of some parameters that they are not trained.
    void prepare(const std::vector<Lifted>& lifted);
    bool areMarked() const { return areMarked_; }
    /// Steps that may run before a mark is set are not compiled.
    void settle(std::span<TrainingStep> steps);
    /// Of `p.requires_grad = …`, of an array of a module.
    std::optional<Outcome> outcomeOf(const Use& use);
    /// Of a mark that is converted: optimisers ask for marks only where their own file sets some.
    Outcome markedOutcome(const Use& use);
    /// Why a call that marks can't be converted; empty if it can.
    std::string_view problemOf(const Use& use) const;
    /// What asks whether an array is trained asks for its mark, where some are marked.
    const neutral::Expr* asked(const Use& use, const neutral::Expr& meaning) const;
    /// The code of an optimiser, which changes those arrays only that are trained.
    const py::Expr* inOptimiser(const neutral::Expr& meaning, const py::Expr& code) const;

private:
    std::optional<Outcome> outcomeOfMark(const Use& use);
    void findMarks(const std::vector<Lifted>& lifted);

    OutcomeContext& context_;
    bool marksForOthers_ = false;  ///< no optimiser is made in this file, and those of others are not told
    bool areMarked_ = false;
    std::vector<TrainedMark> marks_;          ///< of a target whose modules tell steps what is trained
    std::vector<const Use*> unknownToSteps_;  ///< those that steps of other files may not see
};

}  // namespace regraft
