#pragma once
// One training step, read from the statements around a `backward`.

#include <set>
#include <string>

#include "training/step_scope.h"

namespace regraft {

class StepReader {
public:
    using Parts = StepScope::Parts;

    /// Statements in `planned` belong to other steps.
    StepReader(const StepScope& scope, const std::set<const ast::Stmt*>& planned)
        : scope_(scope),
          planned_(planned),
          context_(scope.context()),
          rules_(scope.rules()),
          variables_(scope.variables()) {}

    /// Fills in the step around a `backward`, or says why there is none.
    std::string fill(TrainingStep& step, const Parts& parts, std::size_t backward);
    /// Fills in a step that adds the gradients of a `backward` to others.
    std::string gather(TrainingStep& step, const Parts& parts, std::size_t backward);
    /// The same in two: what comes before the `backward`, whose module is known then, and the rest.
    std::string begin(TrainingStep& step, const Parts& parts, std::size_t backward);
    std::string end(TrainingStep& step, const Parts& parts, std::size_t backward) const;

private:
    /// `loss_a.backward()` and `loss_b.backward()` before one step are the gradients of the sum: `backward` is then the last of them.
    void addLosses(TrainingStep& step, const Parts& parts, std::size_t& backward) const;
    std::string findStep(TrainingStep& step, const Parts& parts, std::size_t backward, std::size_t& end) const;
    std::string takeOptimiser(TrainingStep::Argument& optimiser, const StepStatement& one) const;
    bool isMentioned(const ast::Node& code, const TrainingStep& step) const;
    /// The module of each further optimiser: one of its own.
    std::string findFurther(TrainingStep& step) const;
    /// The statements that the loss depends on, from the first one that calls the module.
    std::string findForward(TrainingStep& step, const Parts& parts, std::size_t begin, std::size_t backward);
    bool recordsNothing(const ast::Stmt& statement) const;
    /// What is computed without recording goes before what gradients are taken of.
    std::string findConstants(TrainingStep& step) const;
    /// `model.train()`: nothing that the loss is computed of.
    bool setsMode(const ast::Stmt& statement) const;
    /// The variable that is the module an optimiser changes: by what made it where it stands, or by how it was handed on.
    std::string ownedModule(const std::string& optimiser) const;
    /// The module that the optimiser changes: known, or the only one that the forward pass calls.
    std::string findModule(TrainingStep& step) const;
    std::set<std::string> calledModules(const TrainingStep& step) const;
    static bool holdsBackward(const ast::Stmt& statement, const TrainingRules& rules);
    std::string findClear(TrainingStep& step, const Parts& parts, std::size_t backward, std::size_t end) const;
    bool isClearedAround(const TrainingStep::Trained& trained, const ast::Stmt& backward) const;
    std::string findClear(TrainingStep& step, const TrainingStep::Trained& trained, const Parts& parts, std::size_t backward,
                          std::size_t end) const;
    /// What stands between the first statement that moves and the optimiser's step, and stays, runs behind the step from now on.
    std::string lookBetween(TrainingStep& step, const Parts& parts, std::size_t backward, std::size_t end) const;
    std::string firstLine(const ast::Stmt& statement) const;
    /// `if limit:` with nothing in it but the clipping of the step's gradients.
    bool addEditsWhere(TrainingStep& step, const ast::Stmt& statement) const;
    std::string finish(TrainingStep& step) const;

    const StepScope& scope_;
    const std::set<const ast::Stmt*>& planned_;
    const TrainingContext& context_;
    const TrainingRules& rules_;
    const Variables& variables_;
};

}  // namespace regraft
