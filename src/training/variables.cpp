#include "training/variables.h"

#include "ast/visit.h"
#include "lift/calls.h"
#include "lift/flow_graph.h"

namespace regraft {

namespace {

/// The first parameter of the innermost method around (or at) `scope`.
Name selfOf(const ast::Node& scope, const Analysis& analysis) {
    for (const ast::Node* at = &scope; at; at = analysis.parent(*at)) {
        const auto* function = ast::as<ast::FunctionDef>(at);
        const ast::Node* parent = function ? analysis.parent(*function) : nullptr;
        if (!parent || parent->kind != ast::Kind::ClassDef) continue;
        return function->args->args.empty() ? Name() : function->args->args[0]->name;
    }
    return {};
}

void addNames(const ast::arguments& arguments, std::set<std::string>& names) {
    auto add = [&](const ast::arg* one) {
        if (one) names.emplace(one->name.text());
    };
    for (const ast::arg* one : arguments.posonlyargs) add(one);
    for (const ast::arg* one : arguments.args) add(one);
    for (const ast::arg* one : arguments.kwonlyargs) add(one);
    add(arguments.vararg);
    add(arguments.kwarg);
}

bool isComprehension(const ast::Node& node) {
    return node.kind == ast::Kind::ListComp || node.kind == ast::Kind::SetComp || node.kind == ast::Kind::DictComp ||
           node.kind == ast::Kind::GeneratorExp;
}

/// Names that a lambda, a function or a comprehension binds for itself.
std::set<std::string> ownNames(const ast::Node& node) {
    std::set<std::string> names;
    if (const auto* lambda = ast::as<ast::Lambda>(&node)) addNames(*lambda->args, names);
    if (const auto* function = ast::as<ast::FunctionDef>(&node)) addNames(*function->args, names);
    if (!isComprehension(node) && node.kind != ast::Kind::FunctionDef) return names;
    ast::walk(node, [&](const ast::Node& inner) {
        const auto* name = ast::as<ast::NameExpr>(&inner);
        if (name && name->ctx == ast::ExprContext::Store) names.emplace(name->id.text());
        return true;
    });
    return names;
}

}  // namespace

Variables::Variables(const ast::Node& scope, const Analysis& analysis) : scope_(scope), self_(selfOf(scope, analysis)) {
    if (const ast::arguments* arguments = isFunction(scope) ? argumentsOf(scope) : nullptr) addNames(*arguments, parameters_);
}

const std::set<std::string>& Variables::locals() const {
    if (locals_) return *locals_;
    locals_ = parameters_;
    for (const ast::Stmt* statement : bodyOf(scope_))
        for (const std::string& name : bound(*statement)) locals_->insert(name);
    return *locals_;
}

std::string Variables::of(const ast::Expr& expr) const {
    if (const auto* name = ast::as<ast::NameExpr>(&expr)) return std::string(name->id.text());
    const auto* member = ast::as<ast::Attribute>(&expr);
    const auto* owner = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
    if (!owner || !self_ || owner->id != self_) return {};
    return std::string(self_.text()) + "." + std::string(member->attr.text());
}

void Variables::visitExpr(const ast::Expr& expr, bool isChanged, const std::set<std::string>& hidden,
                          const std::function<void(const VariableUse&)>& visit) const {
    if (std::string name = of(expr); !name.empty()) {
        bool isStore = false;
        if (const auto* plain = ast::as<ast::NameExpr>(&expr)) isStore = plain->ctx != ast::ExprContext::Load;
        if (const auto* member = ast::as<ast::Attribute>(&expr)) isStore = member->ctx != ast::ExprContext::Load;
        if (!hidden.contains(name)) visit({std::move(name), &expr, isStore, isChanged});
        return;
    }
    const ast::Expr* inside = nullptr;
    bool isStore = false;
    if (const auto* item = ast::as<ast::Subscript>(&expr)) {
        inside = item->value;
        isStore = item->ctx != ast::ExprContext::Load;
        visitNode(*item->slice, hidden, visit);
    } else if (const auto* member = ast::as<ast::Attribute>(&expr)) {
        inside = member->value;
        isStore = member->ctx != ast::ExprContext::Load;
    }
    if (inside) return visitExpr(*inside, isChanged || isStore, hidden, visit);
    ast::forEachChild(expr, [&](const ast::Node& child) { visitNode(child, hidden, visit); });
}

void Variables::visitNode(const ast::Node& node, const std::set<std::string>& hidden,
                          const std::function<void(const VariableUse&)>& visit) const {
    std::set<std::string> own = ownNames(node);
    if (!own.empty()) {
        own.insert(hidden.begin(), hidden.end());
        ast::forEachChild(node, [&](const ast::Node& child) { visitNode(child, own, visit); });
        return;
    }
    if (const auto* assign = ast::as<ast::Assign>(&node)) {
        visitNode(*assign->value, hidden, visit);
        for (const ast::Expr* target : assign->targets) visitNode(*target, hidden, visit);
        return;
    }
    if (const auto* assign = ast::as<ast::AugAssign>(&node)) {
        visitNode(*assign->value, hidden, visit);
        if (std::string name = of(*assign->target); !name.empty() && !hidden.contains(name)) visit({name, assign->target, false, false});
        visitNode(*assign->target, hidden, visit);
        return;
    }
    if (const auto* loop = ast::as<ast::For>(&node)) visitNode(*loop->iter, hidden, visit);
    const auto* statement = ast::as<ast::ExprStmt>(&node);
    const auto* call = statement ? ast::as<ast::Call>(statement->value) : nullptr;
    const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    if (method && !of(*method->value).empty() && of(*method).empty()) {  // `losses.append(y)`
        visitExpr(*method->value, true, hidden, visit);
        for (const ast::Expr* argument : call->args) visitNode(*argument, hidden, visit);
        for (const ast::keyword* keyword : call->keywords) visitNode(*keyword->value, hidden, visit);
        return;
    }
    bool isExpr = node.kind >= ast::Kind::BoolOp && node.kind <= ast::Kind::Slice;
    if (isExpr) return visitExpr(static_cast<const ast::Expr&>(node), false, hidden, visit);
    ast::forEachChild(node, [&](const ast::Node& child) { visitNode(child, hidden, visit); });
}

void Variables::forEach(const ast::Node& code, const std::function<void(const VariableUse&)>& visit) const { visitNode(code, {}, visit); }

std::set<std::string> Variables::read(const ast::Node& code) const {
    std::set<std::string> names;
    forEach(code, [&](const VariableUse& use) {
        if (!use.isBound) names.insert(use.name);
    });
    return names;
}

std::set<std::string> Variables::bound(const ast::Node& code) const {
    std::set<std::string> names;
    forEach(code, [&](const VariableUse& use) {
        if (use.isBound || use.isChanged) names.insert(use.name);
    });
    return names;
}

bool Variables::binds(const ast::Node& code, const std::set<std::string>& names) const {
    const std::set<std::string> all = bound(code);
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return all.contains(name); });
}

bool Variables::mentions(const ast::Node& code, const std::string& variable) const {
    bool found = false;
    forEach(code, [&](const VariableUse& use) { found = found || use.name == variable; });
    return found;
}

bool Variables::isLocal(const std::string& variable) const {
    return locals().contains(variable) || variable.find('.') != std::string::npos;
}

bool Variables::isParameter(const std::string& variable) const { return parameters_.contains(variable); }

}  // namespace regraft
