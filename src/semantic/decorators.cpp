#include "semantic/decorators.h"

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

bool returnsWrapped(const ast::FunctionDef& decorator) {
    if (decorator.args->args.empty()) return false;
    std::string_view wrapped = decorator.args->args[0]->name.text();
    if (returnedName(decorator) == wrapped) return true;
    const ast::FunctionDef* wrapper = returnedFunction(decorator);
    return wrapper && Wrapper(wrapped).handsThrough(*wrapper);
}

}  // namespace regraft::semantic
