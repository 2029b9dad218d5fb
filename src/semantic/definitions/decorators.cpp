#include "semantic/definitions/decorators.h"

#include <unordered_set>

#include "ast/visit.h"

namespace regraft::semantic {

namespace {

std::string_view returnedName(const ast::FunctionDef& function) {
    const auto* last = function.body.empty() ? nullptr : ast::as<ast::Return>(function.body.back());
    const auto* name = last && last->value ? ast::as<ast::NameExpr>(last->value) : nullptr;
    return name ? name->id.text() : std::string_view();
}

/// Looks at what a wrapper returns.
class Wrapper {
public:
    explicit Wrapper(std::string_view wrapped) : wrapped_(wrapped) {}

    bool handsThrough(const ast::FunctionDef& function) {
        for (const ast::Stmt* statement : function.body) visit(*statement);
        for (std::string_view name : returned_)
            if (!results_.contains(name) || others_.contains(name)) return false;
        return any_ && !hasOther_;
    }

private:
    void visit(const ast::Node& node) {
        if (node.kind == ast::Kind::FunctionDef || node.kind == ast::Kind::AsyncFunctionDef || node.kind == ast::Kind::Lambda) return;
        if (node.kind == ast::Kind::Yield || node.kind == ast::Kind::YieldFrom) hasOther_ = true;
        if (const auto* statement = ast::as<ast::Return>(&node)) noteReturn(*statement);
        if (const auto* assign = ast::as<ast::Assign>(&node))
            for (const ast::Expr* target : assign->targets)
                if (const auto* name = ast::as<ast::NameExpr>(target))
                    (isCallOfWrapped(*assign->value) ? results_ : others_).insert(name->id.text());
        ast::forEachChild(node, [&](const ast::Node& child) { visit(child); });
    }
    void noteReturn(const ast::Return& statement) {
        any_ = true;
        const auto* name = statement.value ? ast::as<ast::NameExpr>(statement.value) : nullptr;
        if (name) returned_.insert(name->id.text());
        else if (!statement.value || !isCallOfWrapped(*statement.value)) hasOther_ = true;
    }
    bool isCallOfWrapped(const ast::Expr& expr) const {
        const auto* call = ast::as<ast::Call>(&expr);
        const auto* name = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
        return name && name->id == wrapped_;
    }

    std::string_view wrapped_;
    std::unordered_set<std::string_view> returned_, results_, others_;
    bool any_ = false, hasOther_ = false;
};

}  // namespace

const ast::FunctionDef* returnedFunction(const ast::FunctionDef& function) {
    std::string_view name = returnedName(function);
    const ast::FunctionDef* found = nullptr;
    for (const ast::Stmt* statement : function.body)
        if (const auto* inner = ast::as<ast::FunctionDef>(statement); inner && inner->name == name) found = inner;
    return found;
}

namespace {

/// Looks through a wrapper for calls of what it wraps.
class PassedOn {
public:
    PassedOn(const ast::FunctionDef& wrapper, std::string_view wrapped) : wrapped_(wrapped) {
        for (const auto& list : {wrapper.args->posonlyargs, wrapper.args->args, wrapper.args->kwonlyargs})
            for (const ast::arg* parameter : list) own_.insert(parameter->name.text());
        for (const ast::arg* rest : {wrapper.args->vararg, wrapper.args->kwarg})
            if (rest) own_.insert(rest->name.text());
    }

    bool isChanged(const ast::FunctionDef& wrapper) {
        for (const ast::Stmt* statement : wrapper.body) visit(*statement);
        return isChanged_;
    }

private:
    void visit(const ast::Node& node) {
        if (const auto* assign = ast::as<ast::Assign>(&node))
            for (const ast::Expr* target : assign->targets)
                if (isOwn(*target)) isChanged_ = true;
        const auto* call = ast::as<ast::Call>(&node);
        const auto* called = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
        if (called && called->id == wrapped_) {
            for (const ast::Expr* argument : call->args) isChanged_ = isChanged_ || !isOwn(*argument);
            for (const ast::keyword* keyword : call->keywords) isChanged_ = isChanged_ || !isOwn(*keyword->value);
        }
        ast::forEachChild(node, [&](const ast::Node& child) { visit(child); });
    }

    bool isOwn(const ast::Expr& argument) const {
        const auto* starred = ast::as<ast::Starred>(&argument);
        const auto* name = ast::as<ast::NameExpr>(starred ? starred->value : &argument);
        return name && own_.contains(name->id.text());
    }

    std::string_view wrapped_;
    std::unordered_set<std::string_view> own_;
    bool isChanged_ = false;
};

}  // namespace

bool changesArguments(const ast::FunctionDef& decorator) {
    const ast::FunctionDef* wrapper = returnedFunction(decorator);
    return wrapper && !decorator.args->args.empty() && PassedOn(*wrapper, decorator.args->args[0]->name.text()).isChanged(*wrapper);
}

bool returnsWrapped(const ast::FunctionDef& decorator) {
    if (decorator.args->args.empty()) return false;
    std::string_view wrapped = decorator.args->args[0]->name.text();
    if (returnedName(decorator) == wrapped) return true;
    const ast::FunctionDef* wrapper = returnedFunction(decorator);
    return wrapper && Wrapper(wrapped).handsThrough(*wrapper);
}

}  // namespace regraft::semantic
