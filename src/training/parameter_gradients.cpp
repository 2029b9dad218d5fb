#include "training/parameter_gradients.h"

#include <algorithm>

#include "ast/display.h"
#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/flow_graph.h"
#include "lift/meaning.h"

namespace regraft {

namespace {

bool saysNone(const ast::Expr& value) {
    const auto* constant = ast::as<ast::Constant>(&value);
    return constant && constant->value.type == ast::Literal::Type::None;
}

/// The only value that a scope gives a variable; null if it gives it several, or none.
const ast::Expr* onlyValue(std::string_view name, const ast::Node& scope) {
    const ast::Expr* value = nullptr;
    unsigned count = 0;
    ast::walk(scope, [&](const ast::Node& node) {
        const auto* target = ast::as<ast::NameExpr>(&node);
        count += target && target->ctx == ast::ExprContext::Store && target->id == name;
        const auto* assign = ast::as<ast::Assign>(&node);
        const auto* bound = assign && assign->targets.size() == 1 ? ast::as<ast::NameExpr>(assign->targets[0]) : nullptr;
        if (bound && bound->id == name) value = assign->value;
        return true;
    });
    return count == 1 ? value : nullptr;
}

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

/// `net.parameters()`, `net.named_parameters()`, `list(net.parameters())`, or a variable for such a list.
bool ParameterGradients::iterates(const ast::Expr& iterated, ParameterLoop& loop) const {
    if (const auto* name = ast::as<ast::NameExpr>(&iterated)) {
        const ast::Expr* value = onlyValue(name->id.text(), scope_.node());
        const auto* list = ast::as<ast::Call>(value);
        return list && list->func->kind == ast::Kind::NameExpr && iterates(*list, loop);
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

/// The loop or comprehension that a name stands for a parameter in.
std::optional<ParameterLoop> ParameterGradients::loopAround(const ast::NameExpr& name) const {
    const Analysis& analysis = scope_.context().analysis;
    const auto among = [&](const auto& generators) {
        std::optional<ParameterLoop> found;
        for (const auto* one : generators)
            if (nameIn(*one->target, name.id.text()) && !one->iter->span.contains(name.span))
                found = loopOf(*one->target, *one->iter, name.id.text());
        return found;
    };
    const ast::Node* inner = &name;
    for (const ast::Node* at = analysis.parent(name); at && inner != &scope_.node(); inner = at, at = analysis.parent(*at)) {
        if (const auto* loop = ast::as<ast::For>(at); loop && nameIn(*loop->target, name.id.text())) {
            bool isRebound = false;
            ast::walk(*loop, [&](const ast::Node& node) {
                const auto* assign = ast::as<ast::Assign>(&node);
                isRebound = isRebound || (assign && std::ranges::any_of(assign->targets, [&](const ast::Expr* target) {
                                              return nameIn(*target, name.id.text()) != nullptr;
                                          }));
                return !isRebound;
            });
            return isRebound ? std::nullopt : loopOf(*loop->target, *loop->iter, name.id.text());
        }
        std::optional<ParameterLoop> found;
        if (const auto* list = ast::as<ast::ListComp>(at)) found = among(list->generators);
        if (const auto* set = ast::as<ast::SetComp>(at)) found = among(set->generators);
        if (const auto* dict = ast::as<ast::DictComp>(at)) found = among(dict->generators);
        if (const auto* generator = ast::as<ast::GeneratorExp>(at)) found = among(generator->generators);
        if (found) return found;
        if (at->kind == ast::Kind::Lambda) return std::nullopt;
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

/// `p.grad`, `p.grad.data`
bool ParameterGradients::isGradientOf(const ast::Expr& expr, const ParameterLoop& loop) const {
    const auto* member = ast::as<ast::Attribute>(&expr);
    if (member && member->attr == std::string_view(scope_.rules().unrecorded)) member = ast::as<ast::Attribute>(member->value);
    const auto* name = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
    return name && member->attr == std::string_view(scope_.rules().gradient) && name->id == loop.target->id;
}

/// `p.grad = None`, `p.grad.zero_()`, under `if p.grad is not None:` or without.
bool ParameterGradients::clearsOne(const ast::Stmt& statement, const ParameterLoop& loop) const {
    if (const auto* assign = ast::as<ast::Assign>(&statement))
        return assign->targets.size() == 1 && saysNone(*assign->value) && isGradientOf(*assign->targets[0], loop);
    if (const auto* choice = ast::as<ast::If>(&statement)) {
        const auto* compare = ast::as<ast::Compare>(choice->test);
        const bool isGuard = compare && compare->ops.size() == 1 && compare->ops[0] == ast::CompareOp::IsNot &&
                             saysNone(*compare->comparators[0]) && isGradientOf(*compare->left, loop);
        return isGuard && choice->orelse.empty() &&
               std::ranges::all_of(choice->body, [&](const ast::Stmt* one) { return clearsOne(*one, loop); });
    }
    const auto* expression = ast::as<ast::ExprStmt>(&statement);
    const auto* call = expression ? ast::as<ast::Call>(expression->value) : nullptr;
    const auto* method = call && call->args.empty() ? ast::as<ast::Attribute>(call->func) : nullptr;
    const auto& methods = scope_.rules().clearedBy;
    return method && std::ranges::find(methods, method->attr.text()) != methods.end() && isGradientOf(*method->value, loop);
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
    if (!over || !loop->orelse.empty()) return {};
    std::vector<const ast::Stmt*> cleared;
    for (const ast::Stmt* inner : loop->body) {
        if (leavesBlock(*inner)) return {};
        if (clearsOne(*inner, *over)) cleared.push_back(inner);
    }
    return cleared.size() == loop->body.size() ? std::vector<const ast::Stmt*>{loop} : cleared;
}

}  // namespace regraft
