#include "training/handed/handed_flow.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/calls.h"

namespace regraft {

HandedFlow::HandedFlow(const ParsedFile& file, const Analysis& analysis, const Roles& roles, const HandedRules& rules)
    : file_(file),
      analysis_(analysis),
      roles_(roles),
      rules_(rules) {
    for (std::size_t known = 1; known != changing_.size();) {
        known = changing_.size();
        collect();
        if (changing_.empty()) break;
    }
}

bool HandedFlow::isApplied(const ast::Expr& expr) const {
    const auto* call = ast::as<ast::Call>(&expr);
    if (!call) return false;
    const ast::Attribute* method = roles_.methodOf(*call, rules_.applyGradients);
    return (method && roles_.of(*method->value).role == Role::State) || roles_.addsUpdates(*call);
}

void HandedFlow::collect() {
    ast::walk(*file_.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const ast::Node* function = call ? roles_.functionOf(*call->func) : nullptr;
        if (call && (isApplied(*call) || (function && changes(*function)))) changing_.insert(scopeAround(node, analysis_));
        return true;
    });
}

bool HandedFlow::concerns(const ast::Node& function) const {
    if (!roles_.returnedBy(function).isPlain()) return true;
    const ast::arguments* arguments = argumentsOf(function);
    if (!arguments) return false;
    const auto has = [&](std::span<ast::arg* const> all) {
        return std::ranges::any_of(all, [&](const ast::arg* one) { return !roles_.ofVariable({&function, one->name.text()}).isPlain(); });
    };
    return has(arguments->posonlyargs) || has(arguments->args) || has(arguments->kwonlyargs);
}

std::string HandedFlow::problem(const ast::Node*& at) const {
    std::string found;
    ast::walk(*file_.module, [&](const ast::Node& node) {
        if (!found.empty()) return false;
        if (const auto* call = ast::as<ast::Call>(&node)) found = ofCall(*call);
        if (const auto* assign = ast::as<ast::Assign>(&node); assign && found.empty()) found = ofAssign(*assign);
        if (const auto* function = ast::as<ast::FunctionDef>(&node); function && found.empty()) found = ofFunction(*function);
        const bool isPlace = node.kind == ast::Kind::NameExpr || node.kind == ast::Kind::Attribute || node.kind == ast::Kind::Subscript ||
                             node.kind == ast::Kind::Dict;
        if (isPlace && found.empty()) {
            const auto& expr = static_cast<const ast::Expr&>(node);
            if (const RoleShape shape = roles_.of(expr); !shape.isPlain()) found = ofPlace(expr, shape);
        }
        if (!found.empty()) at = &node;
        return found.empty();
    });
    return found;
}

bool HandedFlow::isReadBehind(const ScopedName& variable, const ast::Node& place) const {
    const ast::Node* loop = nullptr;
    for (const ast::Node* node = &place; node && node != variable.first; node = analysis_.parent(*node))
        if (node->kind == ast::Kind::For || node->kind == ast::Kind::While) loop = node;
    return std::ranges::any_of(roles_.scopes().places(variable), [&](const ast::Expr* one) {
        const bool isBehind = one->span.begin >= place.span.end || (loop && loop->span.contains(one->span));
        const auto* name = ast::as<ast::NameExpr>(one);
        return isBehind && !place.span.contains(one->span) && (!name || name->ctx == ast::ExprContext::Load);
    });
}

namespace {

/// Whether a value of this role is in it; all variables of a module are as its parameters.
bool hasRole(const RoleShape& shape, Role role) {
    const auto kindOf = [](Role one) { return one == Role::Variables ? Role::Parameters : one; };
    return kindOf(shape.role) == kindOf(role) || std::ranges::any_of(shape.items, [&](const RoleShape& one) { return hasRole(one, role); });
}

}  // namespace

/// Whether the item of a target that takes the value of this role is written like the argument; true if there is none.
bool HandedFlow::sameAs(const ast::Expr& target, const RoleShape& shape, Role role, const ast::Expr& argument) const {
    if (!hasRole(shape, role)) return true;
    if (shape.items.empty()) return text(target) == text(argument);
    const auto* tuple = ast::as<ast::Tuple>(&target);
    if (!tuple || tuple->elts.size() != shape.items.size()) return false;
    for (std::size_t i = 0; i < shape.items.size(); ++i)
        if (!sameAs(*tuple->elts[i], shape.items[i], role, argument)) return false;
    return true;
}

/// Calls of functions that make steps.
std::string HandedFlow::ofCall(const ast::Call& call) const {
    const ast::Node* function = roles_.functionOf(*call.func);
    if (!function || !changes(*function) || roles_.isCreate(call)) return {};
    const ast::Node* parent = analysis_.parent(call);
    if (parent->kind == ast::Kind::Return) return {};
    const auto* assign = ast::as<ast::Assign>(parent);
    const auto fits = [&](const ast::Expr& argument) {
        const Role role = roles_.of(argument).role;
        if (role != Role::State && role != Role::Parameters && role != Role::Variables && role != Role::Optimiser) return true;
        return assign && hasRole(roles_.returnedBy(*function), role) &&
               sameAs(*assign->targets[0], roles_.returnedBy(*function), role, argument);
    };
    const bool isSame = std::ranges::all_of(call.args, [&](const ast::Expr* one) { return fits(*one); }) &&
                        std::ranges::all_of(call.keywords, [&](const ast::keyword* one) { return fits(*one->value); });
    return isSame ? "" : "the state before a step has a name of its own afterwards";
}

/// `old = weights_of(state)`: a function of the file gives what it was given, or a part of it.
bool HandedFlow::isHandedBack(const ast::Assign& assign) const {
    const auto& call = static_cast<const ast::Call&>(*assign.value);
    if (!roles_.functionOf(*call.func)) return false;
    const RoleShape given = roles_.of(call);
    const auto isSource = [&](const ast::Expr& argument) {
        const RoleShape shape = roles_.of(argument);
        const bool holds = shape.role == Role::State || (shape.role != Role::None && hasRole(given, shape.role));
        return holds && text(argument) != text(*assign.targets[0]);
    };
    return std::ranges::any_of(call.args, [&](const ast::Expr* one) { return isSource(*one); }) ||
           std::ranges::any_of(call.keywords, [&](const ast::keyword* one) { return isSource(*one->value); });
}

std::string HandedFlow::ofAssign(const ast::Assign& assign) const {
    const RoleShape shape = roles_.of(*assign.value);
    if (shape.isPlain()) return {};
    if (assign.targets.size() != 1) return "it is bound to several names at once";
    if (const auto* tuple = ast::as<ast::Tuple>(assign.value); tuple && changes(*scopeAround(assign, analysis_)))
        for (const ast::Expr* item : tuple->elts) {
            const Role role = roles_.of(*item).role;
            const bool isNamed = item->kind == ast::Kind::NameExpr || item->kind == ast::Kind::Attribute;
            if (isNamed && (role == Role::State || role == Role::Optimiser || role == Role::Parameters || role == Role::Variables))
                return "a second name is given to what steps change";
        }
    const bool isOther = shape.role == Role::State || shape.role == Role::Optimiser || shape.isModule();
    const bool isNew = assign.value->kind == ast::Kind::Call && !isHandedBack(assign);
    const auto* item = ast::as<ast::Subscript>(assign.value);
    const bool isFirst = item && roles_.of(*item->value).role == Role::Variables;
    if (!isOther || isNew || isFirst || !changes(*scopeAround(assign, analysis_))) return {};
    return "a second name is given to what steps change";
}

/// What stands in variables of a role, and whether anything else does.
std::string HandedFlow::ofPlace(const ast::Expr& place, const RoleShape& shape) const {
    const auto* name = ast::as<ast::NameExpr>(&place);
    const auto* member = ast::as<ast::Attribute>(&place);
    const auto* item = ast::as<ast::Subscript>(&place);
    const ast::ExprContext context = name ? name->ctx : member ? member->ctx : item ? item->ctx : ast::ExprContext::Load;
    if (context == ast::ExprContext::Load) return shape.role == Role::None ? "" : ofUse(place, shape.role);
    const ast::Node* target = &place;
    while (analysis_.parent(*target)->kind == ast::Kind::Tuple) target = analysis_.parent(*target);
    const auto* assign = ast::as<ast::Assign>(analysis_.parent(*target));
    if (!assign || (roles_.of(*assign->value).isPlain() && !isGivenElsewhere(place, *assign)))
        return "something else is bound to `" + std::string(text(place)) + "`, too";
    return {};
}

/// `state = create_train_state(key)`, of another file, which gives the same object; a function of the framework's is told of where it
/// stands.
bool HandedFlow::isGivenElsewhere(const ast::Expr& place, const ast::Assign& assign) const {
    const auto* call = ast::as<ast::Call>(assign.value);
    return call && roles_.of(place).role == Role::State && !roles_.functionOf(*call->func);
}

/// `params['Dense_0']['kernel']`, `jax.tree.map(jnp.shape, params)`: what is read of parameters as a tree; null if it is no more than that.
const ast::Expr* HandedFlow::treeAround(const ast::Expr& expr) const {
    const ast::Expr* whole = &expr;
    while (const auto* item = ast::as<ast::Subscript>(analysis_.parent(*whole))) {
        if (item->value != whole || item->ctx != ast::ExprContext::Load) return nullptr;
        whole = item;
    }
    const auto* call = ast::as<ast::Call>(analysis_.parent(*whole));
    const bool isApi = call && call->func != whole && !analysis_.qualifiedName(*call->func).empty();
    if (isApi) return call;
    return whole == &expr || ast::as<ast::Attribute>(analysis_.parent(*whole)) ? nullptr : whole;
}

/// What a value of a role is used for.
std::string HandedFlow::ofUse(const ast::Expr& expr, Role role) const {
    const ast::Node* parent = analysis_.parent(expr);
    const bool isPart = parent->kind == ast::Kind::Attribute || parent->kind == ast::Kind::Subscript;
    if (role == Role::State) {
        const auto* member = ast::as<ast::Attribute>(parent);
        if (member && member->attr == std::string_view(rules_.applyFunction)) {
            const ast::Node* user = analysis_.parent(*member);
            const auto* keyword = ast::as<ast::keyword>(user);
            const auto* call = ast::as<ast::Call>(keyword ? analysis_.parent(*keyword) : user);
            const bool isKnown =
                call && (call->func == member || roles_.functionOf(*call->func) || static_cast<bool>(roles_.gradientMaker(*call->func)));
            return isKnown ? "" : "`" + std::string(text(*member)) + "` is handed on";
        }
        const bool isOwn =
            member && (member->attr == std::string_view(rules_.rule) || member->attr == std::string_view(rules_.optimiserState));
        return isOwn ? "`" + std::string(text(*member)) + "` has no counterpart" : "";
    }
    if (isPart && !roles_.of(static_cast<const ast::Expr&>(*parent)).isPlain()) return {};
    if (parent->kind == ast::Kind::Assign || parent->kind == ast::Kind::Return || parent->kind == ast::Kind::Tuple) return {};
    if (const auto* dict = ast::as<ast::Dict>(parent); dict && roles_.of(*dict).isModule()) return {};
    const auto* keyword = ast::as<ast::keyword>(parent);
    const auto* call = ast::as<ast::Call>(keyword ? analysis_.parent(*keyword) : parent);
    if (call && call->func != &expr) {
        if (roles_.functionOf(*call->func) || roles_.isCreate(*call) || roles_.isApply(*call) || roles_.gradientMaker(*call->func))
            return {};
        const auto* method = ast::as<ast::Attribute>(call->func);
        const std::set<std::string_view> known{rules_.init, rules_.update, rules_.replace, rules_.applyGradients};
        if (roles_.addsUpdates(*call) || (method && known.contains(method->attr.text()))) return {};
        const std::string api(analysis_.qualifiedName(*call->func));
        const bool isOfLeaves = std::ranges::count(rules_.leavesOf, api) || std::ranges::count(rules_.anyOrder, api);
        if (isOfLeaves && (role == Role::Parameters || role == Role::Variables) && call->args.size() == 1 && call->keywords.empty())
            return {};
        const auto* name = ast::as<ast::NameExpr>(call->func);
        if (name && name->id == "list" && role == Role::Statistics) return {};
    }
    const bool isModule = role == Role::Parameters || role == Role::Variables;
    if (isModule && !rules_.modules.empty()) return ofValue(expr);
    if (const ast::Expr* tree = isModule ? treeAround(expr) : nullptr) return trees_.push_back(tree), "";
    return "`" + std::string(text(expr)) + "` is used by itself, as a tree of arrays";
}

/// A module that is a value is called, its parts are read, it is mapped over a batch, or handed to what else takes modules.
std::string HandedFlow::ofValue(const ast::Expr& expr) const {
    const ast::Node* parent = analysis_.parent(expr);
    const auto* keyword = ast::as<ast::keyword>(parent);
    const auto* call = ast::as<ast::Call>(keyword ? analysis_.parent(*keyword) : parent);
    const auto* member = ast::as<ast::Attribute>(parent);
    if ((member && member->value == &expr) || (call && call->func == &expr)) return {};
    const bool isMapped = call && roles_.isOneOf(*call->func, rules_.maps);
    if (isMapped || (call && roles_.filtered(*call) == &expr)) return {};
    return "`" + std::string(text(expr)) + "` is used by itself, as a tree of arrays";
}

/// Functions with states or parameters are called as they are, or compiled; others that change them are not known.
std::string HandedFlow::ofFunction(const ast::FunctionDef& function) const {
    if (!concerns(function)) return {};
    for (const ast::Expr* decorator : function.decorator_list) {
        const auto* call = ast::as<ast::Call>(decorator);
        if (roles_.makerIn(*decorator)) continue;
        const bool isPartial = call && !call->args.empty() && roles_.isNamed(*call->args[0], rules_.jit);
        if (!isPartial && !roles_.isNamed(call ? *call->func : *decorator, rules_.jit))
            return "it is changed by `" + std::string(text(*decorator)) + "`";
    }
    const ast::Node* scope = scopeAround(function, analysis_);
    for (const ast::Expr* place : roles_.scopes().places({scope, function.name.text()})) {
        const auto* call = ast::as<ast::Call>(analysis_.parent(*place));
        const bool isKnown = call && (call->func == place || roles_.isNamed(*call->func, rules_.jit) || roles_.gradientMaker(*call) ||
                                      roles_.gradientMaker(*place));
        if (!isKnown) return "`" + std::string(text(*place)) + "` is handed on";
    }
    return {};
}

}  // namespace regraft
