#include "training/parameter_gradients.h"

#include <algorithm>
#include <set>

#include "ast/display.h"
#include "ast/visit.h"
#include "lift/flow_graph.h"
#include "lift/meaning.h"
#include "training/gradient_clears.h"
#include "training/parameter_lists.h"

namespace regraft {

namespace {

/// The parts of what a loop binds: of a name, that itself.
std::vector<const ast::Expr*> partsOf(const ast::Expr& target) {
    if (target.kind == ast::Kind::NameExpr) return {&target};
    const std::span<ast::Expr* const> parts = ast::elementsOf(&target);
    return {parts.begin(), parts.end()};
}

const ast::NameExpr* nameIn(const ast::Expr& target, std::string_view name) {
    for (const ast::Expr* part : partsOf(target))
        if (const auto* one = ast::as<ast::NameExpr>(part); one && one->id == name) return one;
    return nullptr;
}

/// Whether code gives a name a value; comprehensions inside have names of their own. What stands at one of `except` is not asked.
bool bindsName(const ast::Node& code, std::string_view name, std::set<const ast::Node*> except = {}) {
    bool isBound = false;
    ast::walk(code, [&](const ast::Node& node) {
        if (const auto* generator = ast::as<ast::comprehension>(&node)) except.insert(generator->target);
        if (isBound || except.contains(&node)) return false;
        const auto* target = ast::as<ast::NameExpr>(&node);
        isBound = target && target->ctx != ast::ExprContext::Load && target->id == name;
        return !isBound;
    });
    return isBound;
}

/// Whether something in a loop gives its variable another value; `p -= lr * p.grad` doesn't where that writes into the array.
bool isReboundIn(const ast::For& loop, std::string_view name, const Framework& source) {
    std::set<const ast::Node*> keeping{loop.target};
    if (source.augmentsInPlace)
        ast::walk(loop, [&](const ast::Node& node) {
            if (const auto* augmented = ast::as<ast::AugAssign>(&node)) keeping.insert(augmented->target);
            return true;
        });
    return bindsName(loop, name, std::move(keeping));
}

/// The loops of a comprehension, the outer ones first; none of what is no comprehension.
std::vector<const ast::comprehension*> generatorsOf(const ast::Node& node) {
    const auto all = [](const auto& generators) { return std::vector<const ast::comprehension*>(generators.begin(), generators.end()); };
    if (const auto* list = ast::as<ast::ListComp>(&node)) return all(list->generators);
    if (const auto* set = ast::as<ast::SetComp>(&node)) return all(set->generators);
    if (const auto* dict = ast::as<ast::DictComp>(&node)) return all(dict->generators);
    if (const auto* generator = ast::as<ast::GeneratorExp>(&node)) return all(generator->generators);
    return {};
}

/// The loop of a comprehension that binds a name which is read in it: the last one before the place; null if that is none.
const ast::comprehension* generatorOf(const ast::NameExpr& read, const ast::Node& comprehension) {
    const ast::comprehension* found = nullptr;
    for (const ast::comprehension* one : generatorsOf(comprehension)) {
        if (one->iter->span.contains(read.span)) break;
        if (bindsName(*one->target, read.id.text())) found = one;
    }
    return found;
}

/// Whether a path leads by attributes and constant items alone.
bool isPath(const ast::Expr& expr, const ast::Expr& root) {
    const ast::Expr* at = &expr;
    while (at != &root) {
        const auto* member = ast::as<ast::Attribute>(at);
        const auto* item = ast::as<ast::Subscript>(at);
        if (!member && !(item && item->slice->kind == ast::Kind::Constant)) return false;
        at = member ? member->value : item->value;
    }
    return true;
}

}  // namespace

/// Whether the module's variable stands for another one behind this place.
bool ParameterGradients::isOtherModule(const ast::Expr& place) const {
    bool isOther = false;
    for (const ast::Stmt* statement : bodyOf(scope_.node()))
        scope_.variables().forEach(*statement, [&](const VariableUse& use) {
            isOther = isOther || (use.isBound && use.name == module_ && use.node->span.begin > place.span.begin);
        });
    return isOther;
}

/// `net.parameters()`, `net.named_parameters()`, `list(net.parameters())`, or a variable for such a list.
bool ParameterGradients::iterates(const ast::Expr& iterated, ParameterLoop& loop) const {
    if (const auto* name = ast::as<ast::NameExpr>(&iterated)) {
        if (!names_) names_ = std::make_unique<ScopeNames>(*scope_.context().file.module, scope_.context().analysis);
        const ast::Expr* value = unchangedList(name->id.text(), scope_.node(), *names_, scope_.context().analysis);
        const auto* list = ast::as<ast::Call>(value);
        return list && list->func->kind == ast::Kind::NameExpr && !isOtherModule(*list) && iterates(*list, loop);
    }
    const auto* call = ast::as<ast::Call>(&iterated);
    const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    if (function) return function->id == "list" && call->args.size() == 1 && call->keywords.empty() && iterates(*call->args[0], loop);
    const auto* method = call && call->args.empty() && call->keywords.empty() ? ast::as<ast::Attribute>(call->func) : nullptr;
    const Use* use = method ? scope_.context().analysis.useAt(*call) : nullptr;
    loop.isNamed = means(use, "layers.named_parameters");
    return (loop.isNamed || means(use, "layers.parameters")) && scope_.variables().of(*method->value) == module_;
}

std::optional<ParameterLoop> ParameterGradients::loopOf(const ast::Expr& target, const ast::Expr& iterated, std::string_view name) const {
    ParameterLoop loop{&iterated, nameIn(target, name)};
    if (!loop.target || !iterates(iterated, loop)) return std::nullopt;
    const std::vector<const ast::Expr*> parts = partsOf(target);
    const bool isPair = parts.size() == 2 && parts[1] == loop.target && target.kind != ast::Kind::NameExpr;
    return loop.isNamed == isPair ? std::optional(loop) : std::nullopt;
}

/// The loop or comprehension that a name stands for a parameter in; nothing if what binds it, the innermost that does, is something else.
std::optional<ParameterLoop> ParameterGradients::loopAround(const ast::NameExpr& name) const {
    const Analysis& analysis = scope_.context().analysis;
    for (const ast::Node* at = analysis.parent(name); at && at != &scope_.node(); at = analysis.parent(*at)) {
        if (at->kind == ast::Kind::Lambda) return std::nullopt;
        if (const ast::comprehension* one = generatorOf(name, *at)) return loopOf(*one->target, *one->iter, name.id.text());
        const auto* loop = ast::as<ast::For>(at);
        if (loop && bindsName(*loop->target, name.id.text()))
            return isReboundIn(*loop, name.id.text(), scope_.context().source) ? std::nullopt
                                                                               : loopOf(*loop->target, *loop->iter, name.id.text());
    }
    return std::nullopt;
}

std::optional<GradientRead> ParameterGradients::readOf(const ast::Attribute& gradient) const {
    if (const auto* name = ast::as<ast::NameExpr>(gradient.value)) {
        const std::optional<ParameterLoop> loop = loopAround(*name);
        return loop ? std::optional(GradientRead{&gradient, *loop, nullptr}) : std::nullopt;
    }
    const ast::Expr* root = gradient.value;
    while (root && scope_.variables().of(*root) != module_) {
        const auto* member = ast::as<ast::Attribute>(root);
        const auto* item = ast::as<ast::Subscript>(root);
        root = member ? member->value : item ? item->value : nullptr;
    }
    const Type& type = *scope_.context().analysis.typeOf(*gradient.value);
    const bool isKnown = root && root != gradient.value && isPath(*gradient.value, *root) && type.isArray() && type.isHeld;
    return isKnown ? std::optional(GradientRead{&gradient, {}, root}) : std::nullopt;
}

/// Whether a gradient (null: none) is that of the loop's parameter.
bool ParameterGradients::isOfLoop(const ast::Attribute* gradient, const ParameterLoop& loop) const {
    const auto* name = gradient ? ast::as<ast::NameExpr>(gradient->value) : nullptr;
    return name && name->id == loop.target->id;
}

/// The statements of a block that set the gradient of the loop's parameter to zero, or to None; if that is all that `if` does, it is one.
std::vector<const ast::Stmt*> ParameterGradients::clearsOf(std::span<ast::Stmt* const> block, const ParameterLoop& loop) const {
    const TrainingRules& rules = scope_.rules();
    std::vector<const ast::Stmt*> found;
    bool isCleared = false;
    for (const ast::Stmt* one : block) {
        const auto* choice = ast::as<ast::If>(one);
        const bool isWhole =
            choice && isOfLoop(guardedGradient(*choice, rules), loop) && clearsOf(choice->body, loop).size() == choice->body.size();
        const bool clears = isWhole || isOfLoop(clearedGradient(*one, rules), loop);
        if (clears || isOfLoop(unlinkedGradient(*one, rules), loop)) found.push_back(one);
        isCleared = isCleared || clears;
    }
    return isCleared ? found : std::vector<const ast::Stmt*>();
}

std::vector<const ast::Stmt*> ParameterGradients::clearsIn(const ast::Stmt& statement) const {
    if (const auto* with = ast::as<ast::With>(&statement)) {
        std::vector<const ast::Stmt*> all;
        for (const ast::Stmt* inner : with->body)
            for (const ast::Stmt* one : clearsIn(*inner)) all.push_back(one);
        const bool isWhole = all.size() == with->body.size() && std::ranges::equal(all, with->body);
        return isWhole ? std::vector<const ast::Stmt*>{with} : all;
    }
    const auto* loop = ast::as<ast::For>(&statement);
    if (!loop) {
        const StepScope::Parts parts = scope_.partsOf({&statement});
        TrainingStep::Trained trained;
        trained.module.value = module_;
        trained.optimiser.value = optimiser_;
        return scope_.clears(parts.statements[0], trained) ? std::vector{&statement} : std::vector<const ast::Stmt*>();
    }
    const std::vector<const ast::Expr*> parts = partsOf(*loop->target);
    const auto* name = parts.empty() ? nullptr : ast::as<ast::NameExpr>(parts.back());
    const std::optional<ParameterLoop> over = name ? loopOf(*loop->target, *loop->iter, name->id.text()) : std::nullopt;
    if (!over || !loop->orelse.empty() || isReboundIn(*loop, name->id.text(), scope_.context().source)) return {};
    if (std::ranges::any_of(loop->body, [](const ast::Stmt* inner) { return leavesBlock(*inner); })) return {};
    std::vector<const ast::Stmt*> cleared = clearsOf(loop->body, *over);
    return cleared.size() == loop->body.size() ? std::vector<const ast::Stmt*>{loop} : cleared;
}

}  // namespace regraft
