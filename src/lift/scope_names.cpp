#include "lift/scope_names.h"

#include "ast/visit.h"
#include "lift/calls.h"

namespace regraft {

ScopeNames::ScopeNames(const ast::Module& module, const Analysis& analysis) : analysis_(analysis) {
    ast::walk(module, [&](const ast::Node& node) {
        collect(node);
        return true;
    });
}

const ast::Node* ScopeNames::scopeOf(const ast::Node& node) const { return scopeAround(node, analysis_); }

void ScopeNames::collect(const ast::Node& node) {
    if (const auto* name = ast::as<ast::NameExpr>(&node)) {
        if (name->ctx == ast::ExprContext::Load) loads_[std::string(name->id.text())].push_back(name);
        else stores_[{scopeOf(node), std::string(name->id.text())}].push_back(name);
    } else if (const auto* parameter = ast::as<ast::arg>(&node)) {
        parameters_[{scopeOf(node), std::string(parameter->name.text())}] = parameter;
    } else if (isFunction(node)) {
        bind(node, functionName(node));
    } else if (const auto* definition = ast::as<ast::ClassDef>(&node)) {
        bind(node, definition->name.text());
    } else if (const auto* import = ast::as<ast::alias>(&node)) {
        bind(node, (import->asname ? import->asname : import->name).text());
    } else if (const auto* global = ast::as<ast::Global>(&node)) {
        for (const ast::Identifier* one : global->names) declared_.insert(std::string(one->name.text()));
    } else if (const auto* nonlocal = ast::as<ast::Nonlocal>(&node)) {
        for (const ast::Identifier* one : nonlocal->names) declared_.insert(std::string(one->name.text()));
    }
}

std::vector<const ast::NameExpr*> ScopeNames::stores(const ast::Node& scope, std::string_view name) const {
    auto it = stores_.find({&scope, std::string(name)});
    return it == stores_.end() ? std::vector<const ast::NameExpr*>() : it->second;
}

const ast::arg* ScopeNames::parameter(const ast::Node& scope, std::string_view name) const {
    auto it = parameters_.find({&scope, std::string(name)});
    return it == parameters_.end() ? nullptr : it->second;
}

bool ScopeNames::binds(const ast::Node& scope, std::string_view name) const {
    const Key key{&scope, std::string(name)};
    return stores_.contains(key) || parameters_.contains(key) || bound_.contains(key);
}

const ast::Node* ScopeNames::owner(const ast::Node& node, std::string_view name) const {
    const ast::Node* direct = scopeOf(node);
    for (const ast::Node* scope = direct; scope; scope = scopeOf(*scope)) {
        const bool isSeen = scope == direct || scope->kind != ast::Kind::ClassDef;  // functions don't see the names of the class around
        if (isSeen && binds(*scope, name)) return scope;
    }
    return nullptr;
}

std::vector<const ast::NameExpr*> ScopeNames::reads(const ast::Node& scope, std::string_view name) const {
    std::vector<const ast::NameExpr*> all;
    auto it = loads_.find(std::string(name));
    if (it == loads_.end()) return all;
    for (const ast::NameExpr* load : it->second)
        if (owner(*load, name) == &scope) all.push_back(load);
    return all;
}

}  // namespace regraft
