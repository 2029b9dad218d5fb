#include "training/gatherer.h"

#include <algorithm>

#include "ast/visit.h"
#include "training/step_reader.h"

namespace regraft {

std::string Gatherer::read(Gathering& gathering, std::vector<TrainingStep>& steps) {
    std::set<std::string> optimisers;
    scope_.forEachPart([&](const Parts&, std::size_t, const StepStatement& one) {
        if (scope_.steps(one)) optimisers.insert(scope_.text(*one.receiver));
    });
    if (optimisers.size() != 1) return "more than one optimiser applies them";
    gathering.optimiser = *optimisers.begin();
    std::string problem;
    scope_.forEachPart([&](const Parts& parts, std::size_t i, const StepStatement& one) {
        if (one.kind != StepStatement::Kind::Backward || !problem.empty()) return;
        TrainingStep step;
        step.scope = &scope_.node();
        step.optimiser = {gathering.optimiser, innerName(gathering.optimiser)};
        step.loss = one.receiver;
        step.gathers = true;
        problem = one.isPlain ? StepReader(scope_, planned_).gather(step, parts, i) : "it is given a gradient";
        if (!gathering.module.empty() && step.module.value != gathering.module) problem = "several modules have gradients";
        gathering.module = step.module.value;
        for (const ast::Stmt* statement : step.gone) planned_.insert(statement);
        steps.push_back(std::move(step));
    });
    if (!problem.empty() || steps.empty()) return "none";
    return findApplying(gathering, steps);
}

std::string Gatherer::findApplying(Gathering& gathering, const std::vector<TrainingStep>& steps) {
    TrainingStep whole;
    whole.module.value = gathering.module;
    whole.optimiser.value = gathering.optimiser;
    std::string problem;
    scope_.forEachPart([&](const Parts& parts, std::size_t i, const StepStatement& one) {
        if (one.kind == StepStatement::Kind::Backward) return;
        const ast::Stmt* statement = parts.block[i];
        if (scope_.steps(one) && one.isPlain) gathering.applies.push_back(statement);
        else if (scope_.clears(one, {whole.module, whole.optimiser})) gathering.clears.push_back(statement);
        else if ((one.kind == StepStatement::Kind::ClipNorm || one.kind == StepStatement::Kind::ClipValue) && scope_.addEdit(whole, one))
            gathering.edits.emplace_back(statement, whole.edits.back());
        else if (one.kind == StepStatement::Kind::Scaling) gathering.needless.push_back(statement);
        else if (one.kind != StepStatement::Kind::Step) problem = "what is done to its gradients is not known";
        if (one.kind != StepStatement::Kind::Step || scope_.steps(one)) planned_.insert(statement);
    });
    const ast::Stmt* first = steps.front().at;
    for (const ast::Node* at = first; at && at != &scope_.node(); at = context_.analysis.parent(*at))
        if (at->kind == ast::Kind::For || at->kind == ast::Kind::While) first = static_cast<const ast::Stmt*>(at);
    bool isCleared = std::any_of(gathering.clears.begin(), gathering.clears.end(),
                                 [&](const ast::Stmt* one) { return one->span.end <= first->span.begin; });
    if (isCleared) return problem;
    gathering.start = first;
    const Optimiser* made =
        context_.optimisers.find(gathering.optimiser, scope_.node(), variables_.isParameter(gathering.optimiser), context_.file.text);
    const bool isMadeHere = made && made->scope == &scope_.node();
    return isMadeHere || (!made && gathersNowhereElse(steps.size())) ? problem : "gradients may be left from before";
}

/// Whether it stands in the module itself, and no `backward` in the file is another than its own.
bool Gatherer::gathersNowhereElse(std::size_t steps) const {
    std::size_t all = 0;
    ast::walk(*context_.file.module, [&](const ast::Node& node) {
        const auto* member = ast::as<ast::Attribute>(&node);
        all += member && member->attr == std::string_view(scope_.rules().backward);
        return true;
    });
    return all == steps && scope_.node().kind == ast::Kind::Module;
}

}  // namespace regraft
