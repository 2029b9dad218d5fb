#include "lift/ownership.h"

#include <array>

#include "ast/visit.h"
#include "mapping/condition.h"

namespace regraft {

namespace {

bool opensScope(const ast::Node& node) {
    switch (node.kind) {
        case ast::Kind::FunctionDef:
        case ast::Kind::AsyncFunctionDef:
        case ast::Kind::Lambda:
        case ast::Kind::ClassDef:
        case ast::Kind::Module: return true;
        default: return false;
    }
}

const ast::Node* scopeOf(const ast::Node& node, const Analysis& analysis) {
    const ast::Node* at = analysis.parent(node);
    while (at && !opensScope(*at)) at = analysis.parent(*at);
    return at;
}

/// Looks through one scope for whatever could make a second way to the array.
class Ownership {
public:
    Ownership(Name name, const Analysis& analysis) : name_(name), analysis_(analysis) {}

    Sharing check(const ast::Node& scope) {
        if (const auto* function = ast::as<ast::FunctionDef>(&scope)) checkParameters(*function->args);
        if (const auto* function = ast::as<ast::AsyncFunctionDef>(&scope)) checkParameters(*function->args);
        ast::forEachChild(scope, [&](const ast::Node& child) { visit(child); });
        if (!bound_) doubt("`" + text() + "` comes from outside this scope");
        if (!sharing_.isShared && !doubt_.empty()) sharing_.reason = doubt_;
        return sharing_;
    }

private:
    std::string text() const { return std::string(name_.text()); }
    void refuse(std::string reason) {
        if (!sharing_.isShared) sharing_ = {true, std::move(reason)};
    }
    void doubt(std::string reason) {
        if (doubt_.empty()) doubt_ = std::move(reason);
    }

    void checkParameters(const ast::arguments& arguments) {
        for (const auto& list : {arguments.posonlyargs, arguments.args, arguments.kwonlyargs})
            for (const ast::arg* arg : list)
                if (arg->name == name_) refuse("the caller of this function sees the change to `" + text() + "`");
    }

    bool isName(const ast::Expr* expr) const {
        const auto* name = ast::as<ast::NameExpr>(expr);
        return name && name->id == name_;
    }

    void visit(const ast::Node& node) {
        if (opensScope(node)) return visitInner(node);
        if (const auto* assign = ast::as<ast::Assign>(&node)) visitAssign(*assign);
        else if (const auto* loop = ast::as<ast::For>(&node); loop && mentions(*loop->target))
            refuse("`" + text() + "` is bound by a loop, to a part of another array");
        else if (const auto* with = ast::as<ast::withitem>(&node); with && with->optional_vars && mentions(*with->optional_vars))
            refuse("`" + text() + "` is bound by a `with`");
        else if (node.kind == ast::Kind::Global || node.kind == ast::Kind::Nonlocal) visitGlobal(node);
        else visitHolder(node);
        ast::forEachChild(node, [&](const ast::Node& child) { visit(child); });
    }

    void visitGlobal(const ast::Node& node) {
        ast::forEachChild(node, [&](const ast::Node& child) {
            if (const auto* identifier = ast::as<ast::Identifier>(&child); identifier && identifier->name == name_)
                refuse("`" + text() + "` belongs to another scope");
        });
    }

    void visitInner(const ast::Node& scope) {
        bool found = false;
        auto search = [&](auto&& self, const ast::Node& node) -> void {
            if (const auto* name = ast::as<ast::NameExpr>(&node); name && name->id == name_) found = true;
            ast::forEachChild(node, [&](const ast::Node& child) { self(self, child); });
        };
        search(search, scope);
        if (found) refuse("an inner function uses `" + text() + "`");
    }

    void visitAssign(const ast::Assign& assign) {
        bool bindsIt = false;
        for (const ast::Expr* target : assign.targets) {
            if (isName(target)) bindsIt = true;
            else if (target->kind != ast::Kind::Subscript && mentions(*target))
                refuse("`" + text() + "` is bound together with other names");
        }
        if (isName(assign.value)) refuse("`" + text() + "` has a second name");
        if (isViewOfIt(*assign.value)) refuse("a view of `" + text() + "` has a name of its own");
        if (!bindsIt) return;
        bound_ = true;
        if (assign.targets.size() > 1) refuse("`" + text() + "` has a second name");
        if (!isFresh(*assign.value)) doubt("`" + text() + "` may be another array's memory");
    }

    bool mentions(const ast::Expr& expr) const {
        bool found = isName(&expr);
        ast::forEachChild(expr, [&](const ast::Node& child) {
            if (child.kind == ast::Kind::NameExpr || child.kind == ast::Kind::Tuple || child.kind == ast::Kind::List ||
                child.kind == ast::Kind::Starred)
                found = found || mentions(static_cast<const ast::Expr&>(child));
        });
        return found;
    }

    static bool isView(const neutral::Expr& meaning) {
        if (meaning.kind != neutral::ExprKind::Operation) return meaning.kind == neutral::ExprKind::Source;
        const auto* rule = ast::as<ast::Call>(meaning.operation->result);
        const auto* function = rule ? ast::as<ast::NameExpr>(rule->func) : nullptr;
        return function && function->id == "view" && !isCopied(meaning);
    }

    /// asarray([1, 2]) and asarray(x, copy=True) are views in name only.
    static bool isCopied(const neutral::Expr& meaning) {
        int copy = meaning.operation->parameterIndex("copy");
        const neutral::Expr* given = copy < 0 ? nullptr : meaning.parts[static_cast<std::size_t>(copy)];
        const auto* literal = given ? ast::as<ast::Constant>(knownLiteral(*given)) : nullptr;
        if (literal && literal->value.type == ast::Literal::Type::True) return true;
        const neutral::Expr* viewed = meaning.parts.empty() ? nullptr : meaning.parts[0];
        return viewed && (viewed->type->isNumber() || viewed->type->kind == TypeKind::List);
    }

    /// A view made of the array and kept: `row = x[0]`.
    bool isViewOfIt(const ast::Expr& value) const {
        const Use* use = analysis_.useAt(value);
        if (!use || !use->meaning || !isView(*use->meaning)) return false;
        for (const neutral::Expr* part : use->meaning->parts)
            if (part && part->kind == neutral::ExprKind::Source && isName(part->source)) return true;
        return false;
    }

    bool isFresh(const ast::Expr& value) const {
        const Use* use = analysis_.useAt(value);
        return use && use->meaning && !isView(*use->meaning);
    }

    /// Containers keep what they are given.
    void visitHolder(const ast::Node& node) {
        std::span<ast::Expr*> held;
        if (const auto* list = ast::as<ast::List>(&node)) held = list->elts;
        if (const auto* tuple = ast::as<ast::Tuple>(&node)) held = tuple->elts;
        if (const auto* dict = ast::as<ast::Dict>(&node)) held = dict->values;
        bool isIndexOrResult = false;  // (x, y) in an index or a `return` shares nothing that lasts
        if (const ast::Node* parent = analysis_.parent(node))
            isIndexOrResult = parent->kind == ast::Kind::Subscript || parent->kind == ast::Kind::Return ||
                              analysis_.useAt(*parent) != nullptr;
        for (const ast::Expr* one : held)
            if (isName(one) && !isIndexOrResult) refuse("`" + text() + "` is kept in a container");
    }

    Name name_;
    const Analysis& analysis_;
    bool bound_ = false;
    Sharing sharing_;
    std::string doubt_;
};

}  // namespace

Sharing sharingOf(const ast::NameExpr& name, const Analysis& analysis) {
    const ast::Node* scope = scopeOf(name, analysis);
    if (!scope || scope->kind == ast::Kind::ClassDef || scope->kind == ast::Kind::Lambda) return {false, "its scope cannot be seen whole"};
    return Ownership(name.id, analysis).check(*scope);
}

}  // namespace regraft
