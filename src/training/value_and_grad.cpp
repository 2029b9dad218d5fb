#include "training/value_and_grad.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"
#include "mapping/training_rules.h"
#include "training/name_scopes.h"
#include "training/step_statements.h"

namespace regraft {

namespace {

class FunctionalStepReader {
public:
    FunctionalStepReader(const ParsedFile& file, const Analysis& analysis, const TrainingRules& rules, const NameScopes& names,
                         const ast::Node& scope)
        : file_(file),
          analysis_(analysis),
          rules_(rules),
          names_(names),
          scope_(scope) {}

    void run(std::vector<FunctionalStep>& steps) const {
        for (const Block& block : blocksOf(scope_))
            for (std::size_t i = 0; i < block.size(); ++i) {
                FunctionalStep step;
                if (!readCompute(*block[i], step) || !findUpdate(block, i, step)) continue;
                step.isHandedOn = !step.isPair && isHandedOn(*step.loss, *step.compute);
                steps.push_back(step);
            }
    }

private:
    std::string_view text(const ast::Node& node) const { return node.span.of(file_.text); }

    /// The call of `value_and_grad`, if `function` is one or was bound to one.
    const ast::Call* makerOf(const ast::Expr& function, FunctionalStep& step) const {
        if (const auto* call = ast::as<ast::Call>(&function))
            return analysis_.qualifiedName(*call->func) == rules_.valueAndGrad ? call : nullptr;
        if (function.kind != ast::Kind::NameExpr) return nullptr;
        const std::vector<const ast::Expr*>& all = names_.places(names_.of(function));
        if (all.size() != 2 || all[0] == &function) return nullptr;  // bound once, and called once
        step.maker = ast::as<ast::Assign>(analysis_.parent(*all[0]));
        const auto* call = step.maker && step.maker->targets.size() == 1 ? ast::as<ast::Call>(step.maker->value) : nullptr;
        return call && analysis_.qualifiedName(*call->func) == rules_.valueAndGrad ? call : nullptr;
    }

    /// `(loss, aux), grads = nnx.value_and_grad(f, has_aux=True)(model)`
    bool readCompute(const ast::Stmt& statement, FunctionalStep& step) const {
        step.compute = ast::as<ast::Assign>(&statement);
        const auto* call = step.compute && step.compute->targets.size() == 1 ? ast::as<ast::Call>(step.compute->value) : nullptr;
        const ast::Call* maker = call ? makerOf(*call->func, step) : nullptr;
        if (!maker || maker->args.size() != 1 || call->args.empty()) return false;
        bool hasAux = false;
        for (const ast::keyword* keyword : maker->keywords) {
            const auto* value = ast::as<ast::Constant>(keyword->value);
            if (keyword->name != "has_aux" || !value) return false;
            hasAux = value->value.type == ast::Literal::Type::True;
        }
        step.lossFunction = maker->args[0];
        const auto* targets = ast::as<ast::Tuple>(step.compute->targets[0]);
        if (!targets || targets->elts.size() != 2 || targets->elts[1]->kind != ast::Kind::NameExpr) return false;
        step.loss = targets->elts[0];
        step.isPair = hasAux && step.loss->kind == ast::Kind::NameExpr;
        if (!hasAux || step.isPair) return step.loss->kind == ast::Kind::NameExpr;
        const auto* both = ast::as<ast::Tuple>(step.loss);
        if (!both || both->elts.size() != 2 || both->elts[0]->kind != ast::Kind::NameExpr) return false;
        step.loss = both->elts[0];
        step.aux = both->elts[1];
        return isPattern(*step.aux);
    }

    /// Names, alone or in tuples.
    static bool isPattern(const ast::Expr& target) {
        const auto* tuple = ast::as<ast::Tuple>(&target);
        return tuple ? std::ranges::all_of(tuple->elts, [](const ast::Expr* one) { return isPattern(*one); })
                     : target.kind == ast::Kind::NameExpr;
    }

    /// `optimizer.update(model, grads)`, the only place that reads the gradients.
    bool findUpdate(const Block& block, std::size_t at, FunctionalStep& step) const {
        const auto* gradients = ast::as<ast::NameExpr>(ast::as<ast::Tuple>(step.compute->targets[0])->elts[1]);
        const auto* compute = ast::as<ast::Call>(step.compute->value);
        if (gradients->id == "_") return step.optimiser = compute->args[0], true;  // they are applied elsewhere
        for (std::size_t i = at + 1; i < block.size(); ++i) {
            const auto* expression = ast::as<ast::ExprStmt>(block[i]);
            const auto* call = expression ? ast::as<ast::Call>(expression->value) : nullptr;
            const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
            if (!method || method->attr != std::string_view(rules_.update) || !call->keywords.empty() || call->args.empty()) continue;
            if (text(*call->args.back()) != gradients->id.text()) continue;
            bool sameModule = call->args.size() == 1 || (call->args.size() == 2 && text(*call->args[0]) == text(*compute->args[0]));
            step.update = block[i];
            step.optimiser = method->value;
            return sameModule && readsOf(*gradients) == 1;
        }
        return false;
    }

    /// Whether the loss is read behind the step by what doesn't make a Python number of it.
    bool isHandedOn(const ast::Expr& loss, const ast::Stmt& compute) const {
        return std::ranges::any_of(names_.places(names_.of(loss)), [&](const ast::Expr* one) {
            const auto* name = ast::as<ast::NameExpr>(one);
            const ast::Node* parent = analysis_.parent(*one);
            const auto* call = ast::as<ast::Call>(parent);
            const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
            const bool isNumber = (function && (function->id == "float" || function->id == "print")) ||
                                  parent->kind == ast::Kind::Attribute || parent->kind == ast::Kind::FormattedValue;
            return name->ctx == ast::ExprContext::Load && one->span.begin > compute.span.end && !isNumber;
        });
    }

    std::size_t readsOf(const ast::NameExpr& name) const {
        return static_cast<std::size_t>(std::ranges::count_if(names_.places(names_.of(name)), [](const ast::Expr* one) {
            return ast::as<ast::NameExpr>(one)->ctx == ast::ExprContext::Load;
        }));
    }

    const ParsedFile& file_;
    const Analysis& analysis_;
    const TrainingRules& rules_;
    const NameScopes& names_;
    const ast::Node& scope_;
};

}  // namespace

const ast::Expr* updatedElsewhere(const ast::Stmt& statement, const Framework& source) {
    const auto* expression = ast::as<ast::ExprStmt>(&statement);
    const auto* call = expression ? ast::as<ast::Call>(expression->value) : nullptr;
    const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    if (!source.training || !method || method->attr != std::string_view(source.training->update) || call->args.size() != 2) return nullptr;
    const auto* gradients = ast::as<ast::Constant>(call->args[1]);
    return gradients && gradients->value.type == ast::Literal::Type::None ? method->value : nullptr;
}

std::vector<FunctionalStep> findFunctionalSteps(const ParsedFile& file, const Analysis& analysis, const Framework& source) {
    std::vector<FunctionalStep> steps;
    if (!source.training || source.training->valueAndGrad.empty()) return steps;
    const NameScopes names(*file.module, analysis);
    ast::walk(*file.module, [&](const ast::Node& node) {
        if (node.kind == ast::Kind::Module || isFunction(node))
            FunctionalStepReader(file, analysis, *source.training, names, node).run(steps);
        return true;
    });
    return steps;
}

}  // namespace regraft
