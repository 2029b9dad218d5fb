#pragma once
// One scope's blocks, and what each of their statements is in a training step.

#include <functional>
#include <string>
#include <vector>

#include "training/step_statements.h"
#include "training/training_step.h"

namespace regraft {

class StepScope {
public:
    struct Parts {
        Block block;
        std::vector<StepStatement> statements;
    };

    StepScope(const TrainingContext& context, const ast::Node& scope);

    const TrainingContext& context() const { return context_; }
    const TrainingRules& rules() const { return rules_; }
    const ast::Node& node() const { return scope_; }
    const Variables& variables() const { return variables_; }
    const std::vector<Parts>& blocks() const { return blocks_; }

    /// A block with what its statements are.
    Parts partsOf(Block block) const;
    /// Calls visit(parts, index, statement) for all that belongs to training.
    void forEachPart(const std::function<void(const Parts&, std::size_t, const StepStatement&)>& visit) const;
    /// `p.grad` in the scope itself.
    std::vector<const ast::Attribute*> gradientsRead() const;
    /// As the file writes it.
    std::string text(const ast::Expr& expr) const;
    /// Whether something is an optimiser: made as one, or cleared like one.
    bool isOptimiser(const ast::Expr& receiver) const;
    /// `optimizer.step()`.
    bool steps(const StepStatement& one) const;
    /// `optimizer.zero_grad()`, or the module's.
    bool clears(const StepStatement& one, const TrainingStep::Trained& trained) const;
    /// `clip_grad_norm_(model.parameters(), limit)` of the step's module.
    bool addEdit(TrainingStep& step, const StepStatement& clip) const;

private:
    /// `with torch.enable_grad():`, which is as good as its body.
    bool isRecorded(const ast::Node* statement) const;
    Block flat(const Block& block) const;

    const TrainingContext& context_;
    const TrainingRules& rules_;
    const ast::Node& scope_;
    Variables variables_;
    Scalers scalers_;
    std::vector<Parts> blocks_;
};

}  // namespace regraft
