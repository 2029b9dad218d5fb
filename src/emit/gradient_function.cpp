#include "emit/gradient_function.h"

#include "emit/name_list.h"

namespace regraft {

namespace {

class GradientFunction {
public:
    GradientFunction(const ArrayGradient& gradient, const TrainingRules& rules, std::vector<std::string> targets,
                     std::function<std::string(const std::string&)> fresh)
        : gradient_(gradient),
          rules_(rules),
          targets_(std::move(targets)),
          fresh_(std::move(fresh)) {
        for (const std::string& name : gradient.results) aux_.push_back(name);
        if (gradient.isSummed && gradient.returnsValue) aux_.insert(aux_.begin(), gradient.variable);
        if (rules.tape.empty()) return;
        tape_ = fresh_("tape");
        value_ = gradient.variable.empty() ? fresh_("loss") : gradient.variable;
    }

    Outline write() {
        Outline outline;
        outline.before = gradient_.before;
        outline.at = gradient_.at;
        outline.gone = gradient_.gone;
        if (rules_.tape.empty()) {
            const std::string name = fresh_(gradient_.variable.empty() ? "loss_fn" : gradient_.variable + "_fn");
            outline.lines = function(name);
            outline.call = call(name);
        } else {
            outline.before = gradient_.at;
            outline.isBlock = true;
            outline.lines = recorded();
            outline.call = tapeCall();
        }
        return outline;
    }

    /// The function and its value, of which others take derivatives.
    Outline writeValue(std::map<std::string, std::string>& functions) {
        Outline outline{gradient_.before, {}, gradient_.at, {}, {}, false, false, gradient_.gone};
        const std::string name = fresh_(gradient_.variable + "_fn");
        outline.lines = function(name);
        outline.call = Document(gradient_.variable + " = " + name + "(" + joined(parameters()) + ")");
        functions[gradient_.variable] = name;
        return outline;
    }

    /// `u_x = jax.grad(lambda x, t: jnp.sum(u_fn(x, t)))(x, t)`, with a name for the function where it is asked for again.
    Outline writeDerived(std::map<std::string, std::string>& functions) {
        Outline outline{gradient_.at, {}, gradient_.at, {}, {}, true, false, gradient_.gone};
        const std::string given = "(" + joined(parameters()) + ")";
        const std::string name = gradient_.isDerivedAgain ? fresh_(targets_[0] + "_fn") : "";
        Document derived(targets_.empty() ? "return " : (name.empty() ? targets_[0] : name) + " = ");
        const bool takesModules = !gradient_.modules.empty() && !rules_.moduleGrad.empty();
        derived.name(Piece::Kind::Api, takesModules ? rules_.moduleGrad : rules_.arrayGrad);
        derived.add("(lambda " + joined(parameters()) + ": ").name(Piece::Kind::Api, rules_.sum);
        derived.add("(" + functions.at(gradient_.derivedOf) + given + ")");
        if (gradient_.by > 0) derived.add(", argnums=" + std::to_string(gradient_.by));
        derived.add(")");
        if (name.empty()) {
            outline.call = std::move(derived.add(given));
            return outline;
        }
        outline.lines.push_back({0, std::move(derived)});
        outline.call = Document(targets_[0] + " = " + name + given);
        functions[targets_[0]] = name;
        return outline;
    }

private:
    std::vector<std::string> parameters() const {
        std::vector<std::string> names = gradient_.inputs;
        names.insert(names.end(), gradient_.carried.begin(), gradient_.carried.end());
        names.insert(names.end(), gradient_.modules.begin(), gradient_.modules.end());
        return names;
    }

    std::vector<Outline::Line> function(const std::string& name) const {
        std::vector<Outline::Line> lines;
        lines.push_back({0, Document("def " + name + "(" + joined(parameters()) + "):")});
        const ast::Stmt* last = gradient_.forward.empty() ? nullptr : gradient_.forward.back();
        const auto* assign = ast::as<ast::Assign>(last);
        // `loss = f(x)` and `return loss` are `return f(x)`
        const auto* target = assign && assign->targets.size() == 1 ? ast::as<ast::NameExpr>(assign->targets[0]) : nullptr;
        const bool isDirect = target && !gradient_.variable.empty() && aux_.empty() && target->id == std::string_view(gradient_.variable);
        for (const ast::Stmt* statement : gradient_.forward)
            if (statement != last || !isDirect) lines.push_back({1, {}, statement});
        Outline::Line result{1, Document("return ")};
        if (gradient_.isSummed) result.text.name(Piece::Kind::Api, rules_.sum).add("(");
        if (gradient_.weight) result.text.add("(");
        if (isDirect) result.value = assign->value;
        else if (gradient_.variable.empty()) result.value = gradient_.value;
        else result.text.add(gradient_.variable);
        if (gradient_.weight) result.behind.add(") * ").keep(gradient_.weight->span);
        if (gradient_.isSummed) result.behind.add(")");
        if (!aux_.empty()) result.behind.add(", " + packed(aux_));
        lines.push_back(std::move(result));
        return lines;
    }

    /// `loss, w_grad = jax.value_and_grad(loss_fn)(w)`
    Document call(const std::string& function) const {
        const bool givesValue = gradient_.returnsValue && !gradient_.isSummed;
        const std::string value = givesValue ? gradient_.variable : "_";
        std::string text;
        const bool isReturned = gradient_.at->kind == ast::Kind::Return;
        if (givesValue) text = (aux_.empty() ? value : "(" + value + ", " + packed(aux_) + ")") + ", " + packed(targets_);
        else if (aux_.empty()) text = joined(targets_);
        else text = packed(targets_) + ", " + packed(aux_);
        Document call(isReturned ? "return " : text + " = ");
        const bool takesModules = !gradient_.modules.empty() && !rules_.moduleGrad.empty();
        const std::string& api = givesValue     ? (takesModules ? rules_.valueAndGrad : rules_.arrayValueAndGrad)
                                 : takesModules ? rules_.moduleGrad
                                                : rules_.arrayGrad;
        call.name(Piece::Kind::Api, api).add("(" + function);
        if (gradient_.inputs.size() > 1) {
            std::string places;
            for (std::size_t i = 0; i < gradient_.inputs.size(); ++i) places += (i ? ", " : "") + std::to_string(i);
            call.add(", argnums=(" + places + ")");
        }
        if (!aux_.empty()) call.add(", has_aux=True");
        call.add(")(" + joined(parameters()) + ")");
        return call;
    }

    std::vector<Outline::Line> recorded() const {
        std::vector<Outline::Line> lines;
        lines.push_back({0, Document("with ").name(Piece::Kind::Api, rules_.tape).add("() as " + tape_ + ":")});
        lines.push_back({1, Document(tape_ + "." + rules_.watch + "(" + watched() + ")")});
        for (const ast::Stmt* statement : gradient_.forward) lines.push_back({1, {}, statement});
        if (gradient_.variable.empty()) {
            Outline::Line named{1, Document(value_ + " = ")};
            named.value = gradient_.value;
            lines.push_back(std::move(named));
        }
        return lines;
    }

    std::string watched() const { return gradient_.inputs.size() == 1 ? gradient_.inputs[0] : "[" + joined(gradient_.inputs) + "]"; }

    Document tapeCall() const {
        Document call(gradient_.at->kind == ast::Kind::Return ? "return " : joined(targets_) + " = ");
        call.add(tape_ + ".gradient(" + value_ + ", " + watched());
        if (gradient_.weight) call.add(", output_gradients=").keep(gradient_.weight->span);
        return std::move(call.add(")"));
    }

    const ArrayGradient& gradient_;
    const TrainingRules& rules_;
    std::vector<std::string> targets_;
    std::function<std::string(const std::string&)> fresh_;
    std::vector<std::string> aux_;
    std::string tape_, value_;
};

}  // namespace

Outline writeDerivative(const ArrayGradient& gradient, const TrainingRules& rules, std::map<std::string, std::string>& functions,
                        const std::function<std::string(const std::string&)>& fresh) {
    GradientFunction function(gradient, rules, gradient.targets, fresh);
    return gradient.isOnlyValue ? function.writeValue(functions) : function.writeDerived(functions);
}

Outline writeGradient(const ArrayGradient& gradient, const TrainingRules& rules, const std::vector<std::string>& targets,
                      const std::function<std::string(const std::string&)>& fresh) {
    return GradientFunction(gradient, rules, targets, fresh).write();
}

}  // namespace regraft
