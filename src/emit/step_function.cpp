#include "emit/step_function.h"

#include <algorithm>

#include "emit/name_list.h"

namespace regraft {

namespace {

/// Writes the function of a step.
class StepFunction {
public:
    StepFunction(const TrainingStep& step, const TrainingRules& rules, const StepSurroundings& around,
                 std::function<std::string(const std::string&)> fresh)
        : step_(step),
          trained_(step.trained()),
          rules_(rules),
          gathered_(around.gathered),
          split_(around.split),
          areMarked_(around.areMarked),
          fresh_(std::move(fresh)) {
        loss_ = step.lossVariable.empty() ? fresh_("loss") : innerName(step.lossVariable);
        for (const std::string& name : step.results) aux_.push_back(innerName(name));
        lossFunction_ = fresh_("loss_fn");
        for (const TrainingStep::Trained& one : trained_)
            gradients_.push_back(step.isFresh ? gathered_
                                              : fresh_(step.gathers        ? "more"
                                                       : step.more.empty() ? "grads"
                                                                           : one.module.name + "_grads"));
        tape_ = fresh_("tape");
        subkey_ = step.key.empty() ? "" : fresh_("step_key");
    }

    Outline write(const std::string& name) {
        Outline outline;
        outline.before = step_.place;
        outline.at = step_.at;
        outline.gone = step_.gone;
        head(name, outline.lines);
        for (const ast::Stmt* statement : step_.constants) outline.lines.push_back({1, {}, statement});
        if (!step_.constants.empty()) outline.lines.push_back({});
        const unsigned depth = step_.condition ? 2 : 1;
        if (rules_.tape.empty()) {
            lossFunction(outline.lines);
            outline.lines.push_back({});
            if (step_.condition) outline.lines.push_back({1, Document("if " + step_.conditionName + ":")});
            gradients(outline.lines, depth);
        } else {
            record(outline.lines, depth);
        }
        for (const TrainingStep::Edit& edit : step_.edits) edits(edit, outline.lines, depth);
        if (step_.gathers && !step_.isFresh)
            outline.lines.push_back(
                {depth,
                 Document(gathered_ + " = ").name(Piece::Kind::Helper, "add_gradients").add("(" + gathered_ + ", " + gradients_[0] + ")")});
        for (std::size_t i = 0; i < trained_.size() && !step_.gathers; ++i)
            outline.lines.push_back({depth, Document(trained_[i].optimiser.name + "." + rules_.update + "(" + updated(i) + ")")});
        if (!step_.gathers && !rules_.evaluate.empty()) outline.lines.push_back({depth, evaluation()});
        if (step_.condition && rules_.tape.empty()) {
            outline.lines.push_back({1, Document("else:")});
            outline.lines.push_back({2, Document(target() + " = " + lossFunction_ + "(" + joined(lossParameters()) + ")")});
        }
        std::vector<std::string> given = results(true);
        if (!given.empty()) outline.lines.push_back({1, Document("return " + joined(given))});
        if (!step_.key.empty())
            outline.first.add(step_.key + ", " + subkey_ + " = ").name(Piece::Kind::Api, split_).add("(" + step_.key + ")");
        outline.call = Document(given.empty() ? "" : joined(results(false)) + " = ").add(name + "(" + joined(arguments(false)) + ")");
        return outline;
    }

private:
    std::vector<std::string> arguments(bool inside) const {
        std::vector<std::string> names;
        auto add = [&](const TrainingStep::Argument& one) { names.push_back(inside ? one.name : one.value); };
        for (const TrainingStep::Trained& one : trained_) add(one.module);
        if (step_.gathers && !step_.isFresh) names.push_back(gathered_);
        for (const TrainingStep::Trained& one : trained_)
            if (!step_.gathers) add(one.optimiser);
        for (const TrainingStep::Argument& one : step_.others)
            if (one.value != step_.key) add(one);
        if (!step_.key.empty()) names.push_back(inside ? step_.key : subkey_);
        return names;
    }

    std::vector<std::string> results(bool inside) const {
        std::vector<std::string> names;
        auto add = [&](const std::string& name) { names.push_back(inside ? innerName(name) : name); };
        if (step_.returnsLoss) add(step_.lossVariable);
        for (const std::string& name : step_.results) add(name);
        for (const std::string& name : step_.constantResults) add(name);
        for (const TrainingStep::Edit& edit : step_.edits)
            if (!edit.result.empty()) add(edit.result);
        if (step_.gathers) names.push_back(gathered_);
        return names;
    }

    void head(const std::string& name, std::vector<Outline::Line>& lines) const {
        std::vector<std::string> statics;
        for (const TrainingStep::Argument& one : step_.others)
            if (one.isStatic) statics.push_back("\"" + one.name + "\"");
        if (step_.notCompiled.empty() && !rules_.jit.empty()) {
            Document decorator("@");
            decorator.name(Piece::Kind::Api, rules_.jit);
            if (!statics.empty() && rules_.tape.empty()) decorator.add("(static_argnames=" + packed(statics) + ")");
            lines.push_back({0, std::move(decorator)});
        }
        lines.push_back({0, Document("def " + name + "(" + joined(arguments(true)) + "):")});
    }

    std::vector<std::string> lossParameters() const {
        std::vector<std::string> names;
        if (!rules_.takesModule)
            for (const TrainingStep::Trained& one : trained_) names.push_back(one.module.name);
        names.insert(names.end(), step_.carried.begin(), step_.carried.end());
        if (!step_.key.empty() && std::ranges::find(names, step_.key) == names.end()) names.push_back(step_.key);
        return names;
    }

    void lossFunction(std::vector<Outline::Line>& lines) const {
        lines.push_back({1, Document("def " + lossFunction_ + "(" + joined(lossParameters()) + "):")});
        const ast::Stmt* last = nullptr;
        std::string aux = aux_.empty() ? "" : ", " + packed(aux_);
        for (const ast::Stmt* statement : step_.forward) last = statement;
        const auto* assign = ast::as<ast::Assign>(last);
        // `loss = f(x)` and `return loss` are `return f(x)`
        bool isDirect = assign && assign->targets.size() == 1 && step_.key.empty() && !step_.lossVariable.empty() && aux_.empty() &&
                        assign->targets[0]->kind == ast::Kind::NameExpr &&
                        ast::as<ast::NameExpr>(assign->targets[0])->id == std::string_view(step_.lossVariable);
        for (const ast::Stmt* statement : step_.forward)
            if (statement != last || !isDirect) lines.push_back({2, {}, statement});
        Outline::Line result{2, Document("return ")};
        if (isDirect) result.value = assign->value;
        else if (step_.lossVariable.empty()) result.value = step_.loss;
        else result.text.add(loss_);
        result.behind = Document(addedLosses() + aux);
        lines.push_back(std::move(result));
    }

    std::string addedLosses() const {
        std::string sum;
        for (const std::string& name : step_.added) sum += " + " + innerName(name);
        return sum;
    }

    /// What takes the value of the loss function.
    std::string target() const { return aux_.empty() ? loss_ : "(" + loss_ + ", " + packed(aux_) + ")"; }

    void gradients(std::vector<Outline::Line>& lines, unsigned depth) const {
        Document call(target() + ", " + gradientNames() + " = ");
        if (rules_.takesModule) {
            addModules(call);
        } else {
            call.name(rules_.valueAndGrad);
            call.add("(" + lossFunction_);
            addArguments(call);
            if (!aux_.empty()) call.add(", has_aux=True");
        }
        call.add(")(" + joined(lossParameters()) + ")");
        lines.push_back({depth, std::move(call)});
    }

    /// `nn.value_and_grad(model, loss_fn`, or by a helper where gradients of several modules are taken.
    void addModules(Document& call) const {
        if (trained_.size() == 1) {
            call.name(rules_.valueAndGrad).add("(" + trained_[0].module.name + ", " + lossFunction_);
            return;
        }
        std::vector<std::string> modules;
        for (const TrainingStep::Trained& one : trained_) modules.push_back(one.module.name);
        call.name(Piece::Kind::Helper, "modules_value_and_grad").add("(" + packed(modules) + ", " + lossFunction_);
    }

    /// `mx.eval(model.state, optimizer.state)`
    Document evaluation() const {
        std::vector<std::string> states;
        for (const TrainingStep::Trained& one : trained_)
            for (const TrainingStep::Argument* of : {&one.module, &one.optimiser}) states.push_back(of->name + "." + rules_.state);
        Document call;
        call.name(Piece::Kind::Api, rules_.evaluate).add("(" + joined(states) + ")");
        return call;
    }

    /// Of which arguments, if not of the first, or of which of its arrays, gradients are taken.
    void addArguments(Document& call) const {
        if (step_.more.empty() && !areMarked_) return;
        call.add(step_.more.empty() ? ", argnums=" : ", argnums=(");
        for (std::size_t i = 0; i < trained_.size(); ++i) {
            if (i > 0) call.add(", ");
            if (!areMarked_) call.add(std::to_string(i));
            else
                call.name(Piece::Kind::Api, rules_.trainedArgument)
                    .add("(" + std::to_string(i) + ", ")
                    .name(Piece::Kind::Helper, rules_.markedTrained)
                    .add(")");
        }
        if (!step_.more.empty()) call.add(")");
    }

    std::string gradientNames() const { return step_.more.empty() ? gradients_[0] : "(" + joined(gradients_) + ")"; }

    /// The forward pass under a tape, and the gradients that it gives.
    void record(std::vector<Outline::Line>& lines, unsigned depth) const {
        Document with("with ");
        with.name(Piece::Kind::Api, rules_.tape).add("() as " + tape_ + ":");
        lines.push_back({1, std::move(with)});
        for (const ast::Stmt* statement : step_.forward) lines.push_back({2, {}, statement});
        if (step_.lossVariable.empty()) {
            Outline::Line named{2, Document(loss_ + " = ")};
            named.value = step_.loss;
            named.behind = Document(addedLosses());
            lines.push_back(std::move(named));
        }
        std::vector<std::string> all;
        for (std::size_t i = 0; i < trained_.size(); ++i) all.push_back(variables(i));
        if (step_.condition) lines.push_back({1, Document("if " + step_.conditionName + ":")});
        lines.push_back({depth, Document(joined(gradients_) + " = " + tape_ + ".gradient(" + loss_ + ", " +
                                         (all.size() == 1 ? all[0] : "(" + joined(all) + ")") + ")")});
    }

    std::string variables(std::size_t i) const { return trained_[i].module.name + "." + rules_.trainedVariables; }

    /// What an optimiser is given.
    std::string updated(std::size_t i) const {
        return rules_.trainedVariables.empty() ? trained_[i].module.name + ", " + gradients_[i]
                                               : "zip(" + gradients_[i] + ", " + variables(i) + ")";
    }

    void edits(const TrainingStep::Edit& edit, std::vector<Outline::Line>& lines, unsigned depth) const {
        if (edit.condition) lines.push_back({depth, Document("if "), nullptr, edit.condition, Document(":")});
        lines.push_back(editLine(edit));
        lines.back().depth = edit.condition ? depth + 1 : depth;
    }

    Outline::Line editLine(const TrainingStep::Edit& edit) const {
        bool isNorm = edit.kind == TrainingStep::Edit::Kind::ClipNorm;
        const std::string& gradients = gradients_[edit.module];
        std::string targets = gradients + (!isNorm ? "" : edit.result.empty() ? ", _" : ", " + edit.result);
        Document text(targets + " = ");
        const bool hasOwn = isNorm && !rules_.clipGradients.empty();
        if (hasOwn) text.name(Piece::Kind::Api, rules_.clipGradients);
        else text.name(Piece::Kind::Helper, isNorm ? "clip_gradient_norm" : "clip_gradient_value");
        text.add("(" + gradients + ", ");
        return {1, std::move(text), nullptr, edit.limit, Document(")")};
    }

    const TrainingStep& step_;
    std::vector<TrainingStep::Trained> trained_;
    const TrainingRules& rules_;
    std::string gathered_;  ///< the variable for gradients that are added up
    std::string split_;     ///< the function that takes keys off one
    bool areMarked_;        ///< whether some parameters are said not to be trained
    std::function<std::string(const std::string&)> fresh_;
    std::string loss_, lossFunction_, tape_, subkey_;
    std::vector<std::string> gradients_;  ///< of each module
    std::vector<std::string> aux_;
};

}  // namespace

Outline writeStep(const TrainingStep& step, const TrainingRules& rules, const StepSurroundings& around,
                  const std::function<std::string(const std::string&)>& fresh, const std::string& name) {
    return StepFunction(step, rules, around, fresh).write(name);
}

}  // namespace regraft
