#include "modules/compact/known_values.h"

#include <algorithm>

#include "ast/node_base.h"
#include "ast/visit.h"
#include "semantic/binder.h"

namespace regraft {

namespace {

/// `x.shape`, `x.ndim`, `x.dtype`, `len(x)`: what is the same in all calls, as far as layers are concerned.
bool isSize(const ast::Expr& expr) {
    const auto* member = ast::as<ast::Attribute>(&expr);
    if (member && (member->attr == "shape" || member->attr == "ndim" || member->attr == "dtype")) return true;
    const auto* call = ast::as<ast::Call>(&expr);
    const auto* name = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    return name && name->id == "len";
}

/// What a method of the module gives that is no function of its fields.
bool isOwnCall(const ast::Expr& expr, Name self) {
    const auto* call = ast::as<ast::Call>(&expr);
    const auto* member = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    const auto* owner = member ? ast::as<ast::NameExpr>(member->value) : nullptr;
    return owner && self && owner->id == self;
}

/// The variable that a statement puts something into, as `layers.append(…)` and `layers += […]` do; null if it does nothing like that.
const ast::NameExpr* filled(const ast::Node& node) {
    const auto* more = ast::as<ast::AugAssign>(&node);
    const bool isList = more && (more->value->kind == ast::Kind::List || more->value->kind == ast::Kind::ListComp);
    if (isList) return ast::as<ast::NameExpr>(more->target);
    const auto* statement = ast::as<ast::ExprStmt>(&node);
    const auto* call = statement ? ast::as<ast::Call>(statement->value) : nullptr;
    const auto* method = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    return method ? ast::as<ast::NameExpr>(method->value) : nullptr;
}

}  // namespace

KnownValues::KnownValues(const ast::FunctionDef& method, const Analysis& analysis, const std::set<const ast::keyword*>& gone)
    : method_(method),
      analysis_(analysis),
      gone_(gone) {
    const ast::arguments& args = *method.args;
    std::vector<const ast::arg*> all(args.posonlyargs.begin(), args.posonlyargs.end());
    all.insert(all.end(), args.args.begin(), args.args.end());
    if (!all.empty()) {
        self_ = all.front()->name;
        all.erase(all.begin());
    }
    all.insert(all.end(), args.kwonlyargs.begin(), args.kwonlyargs.end());
    if (args.vararg) all.push_back(args.vararg);
    if (args.kwarg) all.push_back(args.kwarg);
    for (const ast::arg* one : all) parameters_.insert(one->name.text());
    for (const ast::Stmt* statement : method.body) collect(*statement);
    ast::walk(method, [&](const ast::Node& node) {  // a constructor would have to fill it, too
        const ast::NameExpr* name = filled(node);
        if (auto local = name ? locals_.find(name->id.text()) : locals_.end(); local != locals_.end()) local->second.known = Known::Never;
        return true;
    });
    for (bool changed = true; changed;) {
        changed = false;
        for (auto& [name, local] : locals_)
            for (const ast::Node* binding : local.bindings) {
                Known found = both(local.known, ofBinding(*binding));
                changed = changed || found != local.known;
                local.known = found;
            }
    }
}

void KnownValues::collect(const ast::Node& code) {
    ast::walk(code, [&](const ast::Node& node) {
        if (const auto* assign = ast::as<ast::Assign>(&node))
            for (const ast::Expr* target : assign->targets) bind(*target, node);
        if (const auto* assign = ast::as<ast::AnnAssign>(&node)) bind(*assign->target, node);
        if (const auto* assign = ast::as<ast::AugAssign>(&node)) bind(*assign->target, node);
        if (const auto* loop = ast::as<ast::For>(&node)) bind(*loop->target, node);
        if (const auto* loop = ast::as<ast::comprehension>(&node)) bind(*loop->target, node);
        if (const auto* named = ast::as<ast::NamedExpr>(&node)) bind(*named->target, node);
        if (const auto* with = ast::as<ast::With>(&node))
            for (const ast::withitem* item : with->items)
                if (item->optional_vars) bind(*item->optional_vars, node);
        if (const auto* function = ast::as<ast::FunctionDef>(&node)) locals_[function->name.text()].bindings.push_back(&node);
        if (const auto* function = ast::as<ast::FunctionDef>(&node); function) {
            for (const ast::arg* one : function->args->args) locals_[one->name.text()].known = Known::Never;
        }
        if (const auto* lambda = ast::as<ast::Lambda>(&node))
            for (const ast::arg* one : lambda->args->args) locals_[one->name.text()].known = Known::Never;
        return true;
    });
}

void KnownValues::bind(const ast::Expr& target, const ast::Node& statement) {
    if (const auto* name = ast::as<ast::NameExpr>(&target)) locals_[name->id.text()].bindings.push_back(&statement);
    if (const auto* items = ast::as<ast::Tuple>(&target))
        for (const ast::Expr* item : items->elts) bind(*item, statement);
    if (const auto* items = ast::as<ast::List>(&target))
        for (const ast::Expr* item : items->elts) bind(*item, statement);
    if (const auto* starred = ast::as<ast::Starred>(&target)) bind(*starred->value, statement);
    if (const auto* item = ast::as<ast::Subscript>(&target)) bind(*item->value, statement);  // it changes what is there
}

Known KnownValues::ofBinding(const ast::Node& binding) const {
    Known around = aroundOf(binding);
    if (const auto* assign = ast::as<ast::Assign>(&binding)) return both(around, of(*assign->value));
    if (const auto* assign = ast::as<ast::AnnAssign>(&binding)) return both(around, assign->value ? of(*assign->value) : Known::Before);
    if (const auto* assign = ast::as<ast::AugAssign>(&binding)) return both(around, of(*assign->value));
    if (const auto* loop = ast::as<ast::For>(&binding)) return both(around, of(*loop->iter));
    if (const auto* loop = ast::as<ast::comprehension>(&binding)) return both(around, of(*loop->iter));
    return Known::Never;
}

/// Whether it is known that a statement runs, and how often.
Known KnownValues::aroundOf(const ast::Node& statement) const {
    Known known = Known::Before;
    const ast::Node* inner = &statement;
    for (const ast::Node* at = analysis_.parent(statement); at && at != &method_; inner = at, at = analysis_.parent(*at)) {
        if (const auto* choice = ast::as<ast::If>(at)) known = both(known, of(*choice->test));
        else if (const auto* loop = ast::as<ast::For>(at); loop && inner != loop->iter) known = both(known, of(*loop->iter));
        else if (const auto* either = ast::as<ast::IfExp>(at); either && inner != either->test) known = both(known, of(*either->test));
        else if (at->kind == ast::Kind::While || at->kind == ast::Kind::Try || at->kind == ast::Kind::FunctionDef ||
                 at->kind == ast::Kind::Lambda)
            return Known::Never;
    }
    return known;
}

Known KnownValues::ofName(Name name) const {
    if (self_ && name == self_) return Known::Before;
    auto local = locals_.find(name.text());
    if (parameters_.contains(name.text())) return Known::Never;  // also where it is bound anew
    return local == locals_.end() ? Known::Before : local->second.known;
}

Known KnownValues::of(const ast::Expr& expr) const {
    Known known = Known::Before;
    ast::walk(expr, [&](const ast::Node& node) {
        if (isGone(node)) return false;
        const auto* inner = ast::isExpression(node) ? static_cast<const ast::Expr*>(&node) : nullptr;
        if (inner && isOwnCall(*inner, self_)) known = Known::Never;
        if (const auto* name = ast::as<ast::NameExpr>(&node); name && name->ctx == ast::ExprContext::Load)
            known = both(known, ofName(name->id));
        if (!inner || !isSize(*inner)) return known != Known::Never;
        Known sized = Known::Before;
        ast::walk(*inner, [&](const ast::Node& part) {
            const auto* name = ast::as<ast::NameExpr>(&part);
            if (name && name->ctx == ast::ExprContext::Load && ofName(name->id) != Known::Before) sized = Known::WithSizes;
            return true;
        });
        known = both(known, sized);
        return false;
    });
    return known;
}

bool KnownValues::isGone(const ast::Node& node) const {
    const auto* keyword = ast::as<ast::keyword>(&node);
    return keyword && gone_.contains(keyword);
}

std::set<std::string_view> KnownValues::localsOf(const ast::Node& expr) const {
    std::set<std::string_view> found;
    ast::walk(expr, [&](const ast::Node& node) {
        if (isGone(node)) return false;
        const auto* name = ast::as<ast::NameExpr>(&node);
        if (name && name->ctx == ast::ExprContext::Load && isLocal(name->id)) found.insert(name->id.text());
        return true;
    });
    return found;
}

}  // namespace regraft
