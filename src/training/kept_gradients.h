#pragma once
// Steps whose gradients code looks at, or applies by itself: a function gives them, and what is done with them stays where it is.
//
//     model.zero_grad()                          loss, grads = train_step(model, x, y)
//     loss = criterion(model(x), y)        →     for p, p_grad in parameters_with_gradients(model, grads):
//     loss.backward()                                p[...] = p - lr * p_grad
//     for p in model.parameters():
//         p.data -= lr * p.grad

#include <set>
#include <string>
#include <vector>

#include "training/parameter_gradients.h"
#include "training/step_scope.h"

namespace regraft {

class KeptGradients {
public:
    /// Statements that are planned are added to `planned`.
    KeptGradients(const StepScope& scope, std::set<const ast::Stmt*>& planned) : scope_(scope), planned_(planned) {}

    /// Whether gradients are read, or cleared by hand, that this `backward` gives: behind it, and before the next one.
    bool areKept(const StepScope::Parts& parts, std::size_t backward) const;
    /// Plans the step, or says why there is none.
    std::string plan(const StepScope::Parts& parts, std::size_t backward, TrainingPlan& plan);
    /// Whether a gradient belongs to what is planned.
    bool has(const ast::Attribute& gradient) const { return taken_.contains(&gradient); }

private:
    using Parts = StepScope::Parts;
    struct Clears {
        std::vector<const ast::Stmt*> before, behind;
    };

    std::size_t endOf(const Parts& parts, std::size_t backward) const;
    std::vector<const ast::Attribute*> readBehind(const Parts& parts, std::size_t backward) const;
    Clears clearsAround(const Parts& parts, std::size_t backward, const ParameterGradients& gradients) const;
    bool isOnlyOf(const std::string& module, const ast::Stmt& backward) const;
    std::string optimiserBehind(const Parts& parts, std::size_t backward) const;
    std::string findApplying(Gathering& gathering, const Parts& parts, std::size_t backward);
    std::string findReads(Gathering& gathering, const Parts& parts, std::size_t backward, const Clears& clears,
                          const ParameterGradients& gradients) const;
    bool runsFirst(const ast::Stmt& first, const ast::Stmt& statement) const;
    void take(const ast::Stmt& statement);

    const StepScope& scope_;
    std::set<const ast::Stmt*>& planned_;
    std::set<const ast::Attribute*> taken_;
};

}  // namespace regraft
