#pragma once
// Gradients of a module's parameters, as code reads and clears them by hand.
//
//     for p in net.parameters():          for p, p_grad in parameters_with_gradients(net, grads):
//         p -= lr * p.grad           →        p[...] = p - lr * p_grad
//     print(net.fc.bias.grad)             print(grads.fc.bias)

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lift/scope_names.h"
#include "training/step_scope.h"

namespace regraft {

class ParameterGradients {
public:
    /// `optimiser`: the variable of the one that changes the module; empty if there is none.
    ParameterGradients(const StepScope& scope, std::string module, std::string optimiser)
        : scope_(scope),
          module_(std::move(module)),
          optimiser_(std::move(optimiser)) {}

    /// What a gradient that is read is of the module; nothing if that is not known.
    std::optional<GradientRead> readOf(const ast::Attribute& gradient) const;
    /// The statements among (or in) this one that set all the module's gradients to zero, or to None.
    std::vector<const ast::Stmt*> clearsIn(const ast::Stmt& statement) const;

private:
    bool isOtherModule(const ast::Expr& place) const;
    bool iterates(const ast::Expr& iterated, ParameterLoop& loop) const;
    std::optional<ParameterLoop> loopOf(const ast::Expr& target, const ast::Expr& iterated, std::string_view name) const;
    std::optional<ParameterLoop> loopAround(const ast::NameExpr& name) const;
    std::vector<const ast::Stmt*> clearsOf(std::span<ast::Stmt* const> block, const ParameterLoop& loop) const;
    bool isOfLoop(const ast::Attribute* gradient, const ParameterLoop& loop) const;

    const StepScope& scope_;
    std::string module_, optimiser_;
    mutable std::unique_ptr<ScopeNames> names_;  ///< asked of few scopes
};

}  // namespace regraft
