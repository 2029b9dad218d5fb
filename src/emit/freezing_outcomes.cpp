// Parameters that are not trained.
//
//     for p in model.body.parameters():          for p in parameters(model.body):
//         p.requires_grad = False           →        set_trained(p, False)
//     optimizer = SGD(model.parameters())        optimizer = nnx.Optimizer(model, optax.sgd(1e-3), wrt=is_trained)

#include <algorithm>

#include "emit/conversion.h"
#include "lift/meaning.h"
#include "lower/build.h"
#include "lower/lower.h"
#include "mapping/training_rules.h"

namespace regraft {

/// `p.requires_grad = …` of an array of a module.
bool UseOutcomes::marksParameter(const Use& use) const {
    const auto* member = use.isStore ? ast::as<ast::Attribute>(use.site.node) : nullptr;
    const TrainingRules* rules = use.framework->training.get();
    const auto* assign = member ? ast::as<ast::Assign>(frontend_.analysis->statementOf(*member)) : nullptr;
    const bool isMark =
        assign && assign->targets.size() == 1 && rules && !rules->recorded.empty() && member->attr == std::string_view(rules->recorded);
    return isMark && frontend_.analysis->typeOf(*member->value)->isHeld && target_.training && !target_.training->markedTrained.empty();
}

/// Whether code says of some parameters that they are not trained.
void UseOutcomes::findMarks(const std::vector<Lifted>& lifted) {
    const bool isCalled = std::ranges::any_of(lifted, [](const Lifted& one) { return means(one.use, "layers.set_trained"); });
    const auto makesOptimiser = [](const Use& use) {
        return use.meaning && use.meaning->kind == neutral::ExprKind::Operation &&
               std::string_view(use.meaning->operation->name).starts_with("optimisers.");
    };
    const bool areAsked = target_.training && !target_.training->markedTrained.empty();
    marksForOthers_ = areAsked && std::ranges::none_of(frontend_.analysis->uses(), makesOptimiser);
    areMarked_ =
        areAsked && (isCalled || std::ranges::any_of(frontend_.analysis->uses(), [&](const Use& use) { return marksParameter(use); }));
}

/// Of a mark that is converted: optimisers ask for marks only where their own file sets some.
UseOutcomes::Outcome UseOutcomes::markedOutcome(const Use& use) {
    if (!marksForOthers_) return Outcome::Exact;
    return report(use, DiagCode::Approximate,
                  {use.name, "an optimiser that another file makes changes the marked parameters all the same"});
}

UseOutcomes::Outcome UseOutcomes::convertMark(const Use& use) {
    const auto* member = ast::as<ast::Attribute>(use.site.node);
    const auto* assign = ast::as<ast::Assign>(frontend_.analysis->statementOf(*member));
    Arena& arena = frontend_.parsed->arena;
    if (frontend_.analysis->useAt(*member->value))
        return report(use, DiagCode::NoCounterpart, {use.name, target_.name, "which of its arrays that is, is told by their layer there"});
    const auto source = [&](const ast::Expr& expr) { return makeSource(expr, frontend_.analysis->typeOf(expr), arena); };
    const LiftContext context{*use.framework, arena, neutral::Form::Function, nullptr};
    const neutral::Expr* meaning =
        makeOperation(*Tables::builtin().operation("layers.set_trained"), {source(*member->value), source(*assign->value)}, context);
    const Lowered lowered = lower(*meaning, contextOf(use));
    if (!lowered.code) return report(use, DiagCode::NoCounterpart, {use.name, target_.name, lowered.unsupported});
    StatementRewrite rewrite{assign};
    rewrite.line = {nullptr, lowered.code, {}};
    request_.statements.push_back(std::move(rewrite));
    useOfNode_.emplace(assign, &use);
    return markedOutcome(use);
}

/// What asks whether arrays are trained, and whatever changes those that are, where code says of some that they are not.
const py::Expr* UseOutcomes::overTrained(const py::Expr& code) {
    Arena& arena = frontend_.parsed->arena;
    if (code.kind == py::ExprKind::Api && code.text == target_.training->trained)
        return py::name(arena, py::ExprKind::Helper, target_.training->markedTrained);
    py::Expr changed = code;
    std::vector<const py::Expr*> parts;
    for (const py::Expr* part : code.parts) parts.push_back(part ? overTrained(*part) : nullptr);
    std::vector<py::Argument> arguments(code.arguments.begin(), code.arguments.end());
    for (py::Argument& argument : arguments)
        if (argument.value) argument.value = overTrained(*argument.value);
    changed.parts = arena.copy(parts);
    changed.arguments = arena.copy(arguments);
    return arena.make<py::Expr>(changed);
}

}  // namespace regraft
