#include "emit/context_values.h"

#include <unordered_set>

#include "ast/visit.h"

namespace regraft {

namespace {

bool isFunctionOrModule(const ast::Node& node) {
    return node.kind == ast::Kind::FunctionDef || node.kind == ast::Kind::AsyncFunctionDef || node.kind == ast::Kind::Module;
}

/// What the statements under the context give to the rest of the function.
class Outflow {
public:
    explicit Outflow(const ast::Node& region) { visit(region); }

    bool leaves(const ast::Node& function, Span region) const {
        bool found = leaves_;
        ast::walk(function, [&](const ast::Node& node) {
            const auto* name = ast::as<ast::NameExpr>(&node);
            bool isOutside = !region.contains(node.span);
            found = found || (name && isOutside && name->ctx == ast::ExprContext::Load && stored_.contains(name->id));
            return !found;
        });
        return found;
    }

    bool returns() const { return leaves_; }

private:
    void visit(const ast::Node& region) {
        ast::walk(region, [&](const ast::Node& node) {
            if (const auto* statement = ast::as<ast::Return>(&node)) leaves_ = leaves_ || statement->value;
            if (node.kind == ast::Kind::Yield || node.kind == ast::Kind::YieldFrom) leaves_ = true;
            if (const auto* name = ast::as<ast::NameExpr>(&node); name && name->ctx == ast::ExprContext::Store) stored_.insert(name->id);
            if (const auto* attribute = ast::as<ast::Attribute>(&node)) leaves_ = leaves_ || attribute->ctx == ast::ExprContext::Store;
            if (const auto* item = ast::as<ast::Subscript>(&node)) leaves_ = leaves_ || item->ctx == ast::ExprContext::Store;
            return true;
        });
    }

    std::unordered_set<Name> stored_;
    bool leaves_ = false;
};

}  // namespace

bool valuesLeave(const ast::Expr& context, const Analysis& analysis) {
    const ast::Node* around = analysis.parent(context);
    if (around && around->kind == ast::Kind::withitem) around = analysis.parent(*around);
    if (!around) return true;
    if (around->kind != ast::Kind::With) return Outflow(*around).returns();
    const ast::Node* function = around;
    while (function && !isFunctionOrModule(*function)) function = analysis.parent(*function);
    return !function || Outflow(*around).leaves(*function, around->span);
}

}  // namespace regraft
