// Steps of optimisers in functions that take the place of a graph.

#include <iterator>

#include "emit/session_writer.h"
#include "lower/build.h"

namespace regraft {

/// Optimisers that are made where their step is get a name before the function.
void SessionWriter::optimisers(const GraphFunction& function, std::vector<Outline::Line>& lines) {
    for (int index : function.units)
        for (const GraphStep& step : unit(index).steps) {
            const auto* made = ast::as<ast::Call>(step.optimiser);
            if (!made || made_.contains(made)) continue;
            const std::string own = unit(index).defines.empty() ? "" : GraphKeys::nameOf(unit(index).defines.front());
            made_[made] = own.find("optim") != std::string::npos && isFree(own) ? own : freshName_("optimizer");
            lines.push_back(line(0, made_[made] + " = ", source(*made)));
        }
}

/// What a step sets the learning rate to: what the function has computed for it, or a variable, which stays where it is.
const py::Expr* SessionWriter::rate(const GraphStep& step) {
    const std::string key = reader_.keys().of(*step.rate);
    const auto* held = ast::as<ast::Attribute>(step.rate);  // anew: where the optimiser is made, a number stands instead
    return graph_.values[key].kind == GraphKind::State && held ? member(source(*held->value), held->attr.text()) : name(local(key));
}

const py::Expr* SessionWriter::optimiser(const GraphStep& step) {
    const auto* made = ast::as<ast::Call>(step.optimiser);
    return made ? name(made_[made]) : source(*step.optimiser);
}

const py::Expr* SessionWriter::gradient(const py::Expr* of, const py::Expr* by) { return call(member(name(tape_), "gradient"), {of, by}); }

/// `pairs = optimizer.compute_gradients(loss)`
void SessionWriter::computing(const GraphUnit& one, unsigned depth, std::vector<Outline::Line>& lines) {
    const GraphStep& step = one.steps.front();
    if (!step.loss || one.isStep) return;
    const std::string variables = inner("variables");
    lines.push_back(
        line(depth, variables + " = ", step.variables ? source(*step.variables) : call(member(name(tape_), "watched_variables"), {})));
    const std::string loss = reader_.keys().of(*step.loss).empty() ? locals_["loss of " + std::to_string(step.loss->id)] : "";
    const py::Expr* of = loss.empty() ? source(*step.loss) : name(loss);
    const py::Expr* pairs = call(name("list"), {call(name("zip"), {gradient(of, name(variables)), name(variables)})});
    lines.push_back(line(depth, local(one.defines.front()) + " = ", pairs));
}

/// All gradients are computed before any is applied.
void SessionWriter::steps(const GraphFunction& function, std::vector<Outline::Line>& lines) {
    std::vector<Outline::Line> applied;
    for (int index : function.steps) {
        const GraphStep& step = unit(index).steps.front();
        if (step.rate) applied.push_back(line(1, "", call(member(member(optimiser(step), "learning_rate"), "assign"), {rate(step)})));
        if (step.pairs) {
            applied.push_back(line(1, "", call(member(optimiser(step), "apply_gradients"), {source(*step.pairs)})));
        } else {
            const bool isNamed = step.variables && !reader_.keys().of(*step.variables).empty();
            const std::string variables = isNamed ? "" : inner("variables"), gradients = inner("grads");
            const py::Expr* by = isNamed ? source(*step.variables) : name(variables);
            const std::string key = reader_.keys().of(*step.loss);
            const std::string loss = key.empty() ? locals_["loss of " + std::to_string(step.loss->id)] : local(key);
            if (!isNamed)
                lines.push_back(line(1, variables + " = ",
                                     step.variables ? source(*step.variables) : call(member(name(tape_), "watched_variables"), {})));
            lines.push_back(line(1, gradients + " = ", gradient(name(loss), by)));
            applied.push_back(line(1, "", call(member(optimiser(step), "apply_gradients"), {call(name("zip"), {name(gradients), by})})));
        }
        if (step.counter) applied.push_back(line(1, "", call(member(source(*step.counter), "assign_add"), {py::literal(arena_, "1")})));
    }
    lines.insert(lines.end(), std::make_move_iterator(applied.begin()), std::make_move_iterator(applied.end()));
}

}  // namespace regraft
