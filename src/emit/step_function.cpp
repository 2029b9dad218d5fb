#include "emit/step_function.h"

#include <algorithm>

#include "emit/name_list.h"

namespace regraft {

namespace {

/// Writes the function of a step.
class StepFunction {
public:
    StepFunction(const TrainingStep& step, const TrainingRules& rules, const std::string& gathered, const std::string& split,
                 std::function<std::string(const std::string&)> fresh)
        : step_(step), rules_(rules), gathered_(gathered), split_(split), fresh_(std::move(fresh)) {
        loss_ = step.lossVariable.empty() ? fresh_("loss") : innerName(step.lossVariable);
        for (const std::string& name : step.results) aux_.push_back(innerName(name));
        lossFunction_ = fresh_("loss_fn");
        gradients_ = fresh_(step.gathers ? "more" : "grads");
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
        if (rules_.tape.empty()) {
            lossFunction(outline.lines);
            outline.lines.push_back({});
            gradients(outline.lines);
        } else {
            record(outline.lines);
        }
        for (const TrainingStep::Edit& edit : step_.edits) outline.lines.push_back(editLine(edit));
        if (step_.gathers)
            outline.lines.push_back({1, Document(gathered_ + " = ").name(Piece::Kind::Helper, "add_gradients").add("(" + gathered_ + ", " + gradients_ + ")")});
        else
            outline.lines.push_back({1, Document(step_.optimiser.name + "." + rules_.update + "(" + updated() + ")")});
        std::vector<std::string> given = results(true);
        if (!given.empty()) outline.lines.push_back({1, Document("return " + joined(given))});
        if (!step_.key.empty()) outline.first.add(step_.key + ", " + subkey_ + " = ").name(Piece::Kind::Api, split_).add("(" + step_.key + ")");
        outline.call = Document(given.empty() ? "" : joined(results(false)) + " = ").add(name + "(" + joined(arguments(false)) + ")");
        return outline;
    }

private:
    std::vector<std::string> arguments(bool inside) const {
        std::vector<std::string> names;
        auto add = [&](const TrainingStep::Argument& one) { names.push_back(inside ? one.name : one.value); };
        add(step_.module);
        if (step_.gathers) names.push_back(gathered_);
        else add(step_.optimiser);
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
        if (step_.notCompiled.empty()) {
            Document decorator("@");
            decorator.name(Piece::Kind::Api, rules_.jit);
            if (!statics.empty() && rules_.tape.empty()) decorator.add("(static_argnames=" + packed(statics) + ")");
            lines.push_back({0, std::move(decorator)});
        }
        lines.push_back({0, Document("def " + name + "(" + joined(arguments(true)) + "):")});
    }

    std::vector<std::string> lossParameters() const {
        std::vector<std::string> names{step_.module.name};
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
                        assign->targets[0]->kind == ast::Kind::NameExpr && ast::as<ast::NameExpr>(assign->targets[0])->id == std::string_view(step_.lossVariable);
        for (const ast::Stmt* statement : step_.forward)
            if (statement != last || !isDirect) lines.push_back({2, {}, statement});
        Outline::Line result{2, Document("return ")};
        if (isDirect) result.value = assign->value;
        else if (step_.lossVariable.empty()) result.value = step_.loss;
        else result.text.add(loss_);
        result.behind = Document(aux);
        lines.push_back(std::move(result));
    }

    void gradients(std::vector<Outline::Line>& lines) const {
        std::string target = aux_.empty() ? loss_ : "(" + loss_ + ", " + packed(aux_) + ")";
        Document call(target + ", " + gradients_ + " = ");
        call.name(Piece::Kind::Api, rules_.valueAndGrad);
        call.add("(" + lossFunction_ + (aux_.empty() ? "" : ", has_aux=True") + ")(" + joined(lossParameters()) + ")");
        lines.push_back({1, std::move(call)});
    }

    /// The forward pass under a tape, and the gradients that it gives.
    void record(std::vector<Outline::Line>& lines) const {
        Document with("with ");
        with.name(Piece::Kind::Api, rules_.tape).add("() as " + tape_ + ":");
        lines.push_back({1, std::move(with)});
        for (const ast::Stmt* statement : step_.forward) lines.push_back({2, {}, statement});
        if (step_.lossVariable.empty()) {
            Outline::Line named{2, Document(loss_ + " = ")};
            named.value = step_.loss;
            lines.push_back(std::move(named));
        }
        lines.push_back({1, Document(gradients_ + " = " + tape_ + ".gradient(" + loss_ + ", " + variables() + ")")});
    }

    std::string variables() const { return step_.module.name + "." + rules_.trainedVariables; }

    /// What the optimiser is given.
    std::string updated() const {
        return rules_.trainedVariables.empty() ? step_.module.name + ", " + gradients_ : "zip(" + gradients_ + ", " + variables() + ")";
    }

    Outline::Line editLine(const TrainingStep::Edit& edit) const {
        bool isNorm = edit.kind == TrainingStep::Edit::Kind::ClipNorm;
        std::string targets = gradients_ + (!isNorm ? "" : edit.result.empty() ? ", _" : ", " + edit.result);
        Document text(targets + " = ");
        text.name(Piece::Kind::Helper, isNorm ? "clip_gradient_norm" : "clip_gradient_value").add("(" + gradients_ + ", ");
        return {1, std::move(text), nullptr, edit.limit, Document(")")};
    }

    const TrainingStep& step_;
    const TrainingRules& rules_;
    std::string gathered_;  ///< the variable for gradients that are added up
    std::string split_;     ///< the function that takes keys off one
    std::function<std::string(const std::string&)> fresh_;
    std::string loss_, lossFunction_, gradients_, tape_, subkey_;
    std::vector<std::string> aux_;
};

}  // namespace

Outline writeStep(const TrainingStep& step, const TrainingRules& rules, const std::string& gathered, const std::string& split,
                  const std::function<std::string(const std::string&)>& fresh, const std::string& name) {
    return StepFunction(step, rules, gathered, split, fresh).write(name);
}

}  // namespace regraft
