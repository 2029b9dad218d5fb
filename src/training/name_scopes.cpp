#include "training/name_scopes.h"

#include "ast/visit.h"
#include "lift/calls.h"

namespace regraft {

NameScopes::NameScopes(const ast::Module& module, const Analysis& analysis) : module_(module), analysis_(analysis) {
    ast::walk(module, [&](const ast::Node& node) {
        bind(node);
        return true;
    });
    ast::walk(module, [&](const ast::Node& node) {
        if (node.kind != ast::Kind::NameExpr && node.kind != ast::Kind::Attribute) return true;
        const auto& expr = static_cast<const ast::Expr&>(node);
        if (const ScopedName variable = of(expr); variable.first) places_[variable].push_back(&expr);
        return true;
    });
}

void NameScopes::bind(const ast::Node& node) {
    const auto add = [&](const ast::Node& at, Name name) { ++bound_[{scopeAround(at, analysis_), name.text()}]; };
    if (const auto* name = ast::as<ast::NameExpr>(&node); name && name->ctx == ast::ExprContext::Store) add(node, name->id);
    if (const auto* one = ast::as<ast::ClassDef>(&node)) add(node, one->name);
    if (const auto* one = ast::as<ast::FunctionDef>(&node)) {
        add(node, one->name);
        functions_[{scopeAround(node, analysis_), one->name.text()}] = one;
    }
    if (const auto* one = ast::as<ast::alias>(&node)) add(node, one->asname ? one->asname : one->name);
    if (const auto* one = ast::as<ast::arg>(&node)) {
        add(node, one->name);
        parameters_.insert({scopeAround(node, analysis_), one->name.text()});
    }
    const auto elsewhere = [&](std::span<ast::Identifier* const> names) {
        for (const ast::Identifier* name : names) elsewhere_.insert({scopeAround(node, analysis_), name->name.text()});
    };
    if (const auto* one = ast::as<ast::Global>(&node)) elsewhere(one->names);
    if (const auto* one = ast::as<ast::Nonlocal>(&node)) elsewhere(one->names);
}

const ast::Node* NameScopes::scopeBinding(const ast::Node* scope, std::string_view name) const {
    for (bool isInner = false; scope; isInner = true) {
        const bool isHidden = isInner && scope->kind == ast::Kind::ClassDef;
        const ScopedName here{scope, name};
        if (!isHidden && bound_.contains(here) && !elsewhere_.contains(here)) return scope;
        if (scope == &module_) return nullptr;
        scope = scopeAround(*scope, analysis_);
    }
    return nullptr;
}

ScopedName NameScopes::of(const ast::Expr& expr) const {
    if (const auto* name = ast::as<ast::NameExpr>(&expr))
        return {scopeBinding(scopeAround(expr, analysis_), name->id.text()), name->id.text()};
    const auto* member = ast::as<ast::Attribute>(&expr);
    const auto* self = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
    if (!self || self->id != "self") return {};
    for (const ast::Node* node = &expr; node; node = analysis_.parent(*node))
        if (node->kind == ast::Kind::ClassDef) return {node, member->attr.text()};
    return {};
}

const std::vector<const ast::Expr*>& NameScopes::places(const ScopedName& variable) const {
    static const std::vector<const ast::Expr*> none;
    const auto found = places_.find(variable);
    return found == places_.end() ? none : found->second;
}

const ast::FunctionDef* NameScopes::functionIn(const ScopedName& variable) const {
    const auto found = functions_.find(variable);
    const auto count = bound_.find(variable);
    return found != functions_.end() && count != bound_.end() && count->second == 1 ? found->second : nullptr;
}

const ast::Expr* NameScopes::firstValueOf(const ScopedName& variable) const {
    for (const ast::Expr* place : places(variable)) {
        const auto* assign = ast::as<ast::Assign>(analysis_.parent(*place));
        if (assign && assign->targets.size() == 1 && assign->targets[0] == place) return assign->value;
    }
    return nullptr;
}

const ast::Expr* NameScopes::valueOf(const ScopedName& variable) const {
    const ast::Expr* value = nullptr;
    for (const ast::Expr* place : places(variable)) {
        const auto* name = ast::as<ast::NameExpr>(place);
        const auto* member = ast::as<ast::Attribute>(place);
        if ((name ? name->ctx : member->ctx) != ast::ExprContext::Store) continue;
        const auto* assign = ast::as<ast::Assign>(analysis_.parent(*place));
        if (value || !assign || assign->targets.size() != 1 || assign->targets[0] != place) return nullptr;
        value = assign->value;
    }
    return parameters_.contains(variable) || functions_.contains(variable) ? nullptr : value;
}

}  // namespace regraft
