// Gradients of arrays among the statements of a file: functions of their own, or reports.

#include <algorithm>

#include "emit/conversion.h"
#include "emit/gradient_function.h"
#include "lower/build.h"
#include "mapping/training_rules.h"

namespace regraft {

void UseOutcomes::requestArrayGradients() {
    for (const ArrayGradient& gradient : arrayGradients_.all) requestGradient(gradient);
    request_.deletions.insert(request_.deletions.end(), arrayGradients_.deleted.begin(), arrayGradients_.deleted.end());
    Arena& arena = frontend_.parsed->arena;
    for (const ast::Call* mark : arrayGradients_.marks)  // `x.requires_grad_()` is x
        request_.rewrites.push_back({mark, py::source(arena, *ast::as<ast::Attribute>(mark->func)->value)});
}

void UseOutcomes::requestGradient(const ArrayGradient& gradient) {
    Arena& arena = frontend_.parsed->arena;
    std::vector<std::string> targets = gradient.targets;
    const auto fresh = [&](const std::string& base) {
        for (unsigned number = 1;; ++number) {
            std::string name = number == 1 ? base : base + "_" + std::to_string(number);
            if (!frontend_.analysis->isBound(name, *gradient.scope) && gradientNames_[gradient.scope].insert(name).second) return name;
        }
    };
    for (std::size_t i = targets.size(); i < gradient.inputs.size(); ++i) targets.push_back(fresh(gradient.inputs[i] + "_grad"));
    const auto nameOf = [&](std::size_t i) { return py::name(arena, py::ExprKind::Name, arena.copy(std::string_view(targets[i]))); };
    request_.outlines.push_back(writeGradient(gradient, *target_.training, targets, fresh));
    if (!gradient.given.empty()) {
        const std::string name(gradient.value->span.of(frontend_.parsed->text));
        sink_.report(DiagCode::Approximate, gradient.value->span, name,
                     {name, "what was computed of `" + gradient.given + "` before it was handed to this function counts as constant"});
    }
    for (const auto& [node, input] : gradient.reads) request_.rewrites.push_back({node, nameOf(input)});
    if (!gradient.asked || gradient.at->kind == ast::Kind::Return) return;
    std::vector<const py::Expr*> all;
    for (std::size_t i = 0; i < targets.size(); ++i) all.push_back(nameOf(i));
    const bool isOne = gradient.asked->kind == ast::Kind::Subscript;
    request_.rewrites.push_back({gradient.asked, isOne ? all[0] : py::node(arena, py::ExprKind::Tuple, all)});
}

/// Whether the call makes an array that is marked, so that gradients gather in it.
bool UseOutcomes::marksArray(const Use& use) const {
    if (!use.choice.overload || !use.framework->training || use.framework->training->recorded.empty()) return false;
    const auto& parameters = use.choice.overload->parameters;
    const auto found = std::ranges::find(parameters, std::string_view(use.framework->training->recorded), &Parameter::name);
    if (found == parameters.end() || use.choice.arguments.empty()) return false;
    const ast::Expr* value = use.choice.arguments[static_cast<std::size_t>(found - parameters.begin())].value;
    const auto* literal = value ? ast::as<ast::Constant>(value) : nullptr;
    return value && !(literal && literal->value.type == ast::Literal::Type::False);
}

/// Whether there is something to say of an array that is marked for nothing: none of its file's gradients is converted or reported.
bool UseOutcomes::isMarkedForNothing(const Use& use) const {
    return marksArray(use) && use.framework != &target_ && arrayGradients_.all.empty() && training_.left.empty();
}

}  // namespace regraft
