#include "emit/gradient_outcomes.h"

#include <algorithm>

#include "emit/gradient_function.h"
#include "lift/meaning.h"
#include "lower/build.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

/// What a call that makes an array says of whether gradients gather in it; null if it says nothing.
const ast::Expr* markOf(const Use& use) {
    if (!use.choice.overload || !use.framework->training || use.framework->training->recorded.empty()) return nullptr;
    const auto& parameters = use.choice.overload->parameters;
    const auto found = std::ranges::find(parameters, std::string_view(use.framework->training->recorded), &Parameter::name);
    if (found == parameters.end() || use.choice.arguments.empty()) return nullptr;
    return use.choice.arguments[static_cast<std::size_t>(found - parameters.begin())].value;
}

bool isLiteral(const ast::Expr* value, ast::Literal::Type type) {
    const auto* literal = value ? ast::as<ast::Constant>(value) : nullptr;
    return literal && literal->value.type == type;
}

/// Whether the call makes an array that is marked, so that gradients gather in it.
bool marksArray(const Use& use) {
    const ast::Expr* mark = markOf(use);
    return mark && !isLiteral(mark, ast::Literal::Type::False);
}

}  // namespace

void GradientOutcomes::plan(const TrainingContext& training) {
    const TrainingRules* rules = context_.target.training.get();
    const bool takesArrays = rules && (!rules->arrayGrad.empty() || !rules->watch.empty());
    if (takesArrays && gradients_.all.empty()) gradients_ = planArrayGradients(training, rules->tape.empty());
}

void GradientOutcomes::convert() {
    for (const ArrayGradient& gradient : gradients_.all) request(gradient);
    context_.request.deletions.insert(context_.request.deletions.end(), gradients_.deleted.begin(), gradients_.deleted.end());
    Arena& arena = context_.arena;
    for (const ast::Call* mark : gradients_.marks)  // `x.requires_grad_()` is x
        context_.request.rewrites.push_back({mark, py::source(arena, *ast::as<ast::Attribute>(mark->func)->value)});
}

void GradientOutcomes::request(const ArrayGradient& gradient) {
    Arena& arena = context_.arena;
    std::vector<std::string> targets = gradient.targets;
    const auto fresh = [&](const std::string& base) {
        for (unsigned number = 1;; ++number) {
            std::string name = number == 1 ? base : base + "_" + std::to_string(number);
            if (!context_.analysis.isBound(name, *gradient.scope) && names_[gradient.scope].insert(name).second) return name;
        }
    };
    const std::size_t wanted = gradient.isOnlyValue || !gradient.derivedOf.empty() ? targets.size() : gradient.inputs.size();
    for (std::size_t i = targets.size(); i < wanted; ++i) targets.push_back(fresh(gradient.inputs[i] + "_grad"));
    const auto nameOf = [&](std::size_t i) { return py::name(arena, py::ExprKind::Name, arena.copy(std::string_view(targets[i]))); };
    std::map<std::string, std::string>& functions = functions_[gradient.scope];
    context_.request.outlines.push_back(gradient.isOnlyValue || !gradient.derivedOf.empty()
                                            ? writeDerivative(gradient, *context_.target.training, functions, fresh)
                                            : writeGradient(gradient, *context_.target.training, targets, fresh));
    if (!gradient.given.empty()) {
        const std::string name(gradient.value->span.of(context_.file.text));
        context_.sink.report(
            DiagCode::Approximate, gradient.value->span, name,
            {name, "what was computed of `" + gradient.given + "` before it was handed to this function counts as constant"});
    }
    for (const auto& [node, input] : gradient.reads) context_.request.rewrites.push_back({node, nameOf(input)});
    if (!gradient.asked || gradient.at->kind == ast::Kind::Return) return;
    std::vector<const py::Expr*> all;
    for (std::size_t i = 0; i < targets.size(); ++i) all.push_back(nameOf(i));
    const bool isOne = gradient.asked->kind == ast::Kind::Subscript;
    context_.request.rewrites.push_back({gradient.asked, isOne ? all[0] : py::node(arena, py::ExprKind::Tuple, all)});
}

bool GradientOutcomes::isMarkedForNothing(const Use& use) const {
    return marksArray(use) && use.framework != &context_.target && gradients_.all.empty();
}

bool GradientOutcomes::isMarkedAtOnce(const Use& use) const {
    const TrainingRules* rules = context_.target.training.get();
    const bool gather = rules && !rules->backward.empty() && use.framework != &context_.target;
    return gather && isLiteral(markOf(use), ast::Literal::Type::True) && !means(&use, "gathering.leaf");
}

std::optional<Outcome> GradientOutcomes::outcomeOf(const Use& use) {
    const TrainingRules* rules = context_.target.training.get();
    if (!rules || rules->backward.empty() || !marksArray(use) || means(&use, "marked") || isMarkedAtOnce(use)) return std::nullopt;
    return context_.report(use, DiagCode::UnsupportedArgument,
                           {use.name, use.framework->training->recorded, "how it is told in " + context_.target.name + " is not known"});
}

}  // namespace regraft
