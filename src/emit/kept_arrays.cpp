#include "emit/kept_arrays.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/meaning.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

class KeptArrays {
public:
    KeptArrays(std::span<const TrainingStep> steps, OutcomeContext& context) : steps_(steps), context_(context) {}

    void run() {
        ast::walk(*context_.file.module, [&](const ast::Node& node) {
            const auto* assign = ast::as<ast::Assign>(&node);
            const Use* use = assign && assign->targets.size() == 1 ? keptBy(*assign->value) : nullptr;
            if (use && isReadAfterStep(*assign->targets[0], *assign))
                context_.sink.report(DiagCode::Approximate, assign->span, use->name,
                                     {use->name, "steps give the module other arrays, and what is kept here stays as it is"});
            return true;
        });
    }

private:
    /// The use whose arrays a value holds as they are: itself, a list of it, or what goes through it one by one.
    const Use* keptBy(const ast::Expr& value) const {
        const auto* call = ast::as<ast::Call>(&value);
        const Use* use = context_.analysis.useAt(value);
        if (!use && call) use = context_.analysis.useAt(*call->func);
        if (means(use, "layers.parameters") || means(use, "layers.named_parameters") || means(use, "layers.array")) return use;
        const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
        const bool collects = function && (function->id == "list" || function->id == "tuple" || function->id == "dict");
        if (collects && call->args.size() == 1) return keptBy(*call->args[0]);
        if (const auto* list = ast::as<ast::ListComp>(&value)) return keptIn(*list->elt, list->generators);
        if (const auto* dictionary = ast::as<ast::DictComp>(&value)) return keptIn(*dictionary->value, dictionary->generators);
        return nullptr;
    }

    const Use* keptIn(const ast::Expr& element, std::span<ast::comprehension* const> generators) const {
        return element.kind == ast::Kind::NameExpr && generators.size() == 1 ? keptBy(*generators[0]->iter) : nullptr;
    }

    bool isReadAfterStep(const ast::Expr& target, const ast::Assign& assign) const {
        const bool isMember = target.kind == ast::Kind::Attribute;
        if (!isMember && target.kind != ast::Kind::NameExpr) return false;
        const ast::Node* scope = isMember ? context_.file.module : scopeAround(assign, context_.analysis);
        const auto step = std::ranges::find_if(steps_, [&](const TrainingStep& one) { return scope->span.contains(one.at->span); });
        if (step == steps_.end()) return false;
        const std::string_view text = target.span.of(context_.file.text);
        bool isRead = false;
        ast::walk(*scope, [&](const ast::Node& node) {
            isRead = isRead || (node.kind == target.kind && node.span.begin > step->at->span.begin && node.span.begin > assign.span.end &&
                                node.span.of(context_.file.text) == text && !isOfStep(node));
            return !isRead;
        });
        return isRead;
    }

    /// What the step's function takes with it, or does without.
    bool isOfStep(const ast::Node& node) const {
        return std::ranges::any_of(steps_, [&](const TrainingStep& step) {
            const auto isIn = [&](const ast::Stmt* statement) { return statement->span.contains(node.span); };
            return std::ranges::any_of(step.gone, isIn) && std::ranges::none_of(step.forward, isIn);
        });
    }

    std::span<const TrainingStep> steps_;
    OutcomeContext& context_;
};

}  // namespace

void reportKeptArrays(std::span<const TrainingStep> steps, OutcomeContext& context) {
    const TrainingRules* rules = context.target.training.get();
    if (rules && rules->givesArraysAnew() && !steps.empty()) KeptArrays(steps, context).run();
}

}  // namespace regraft
