// The smaller parts of such code: names, members, tuples, parameters of functions.
#include <algorithm>

#include "ast/integer.h"
#include "ast/visit.h"
#include "lift/calls.h"
#include "training/handed/handed_edits.h"

namespace regraft {

/// `state.params` → `state.model`
void HandedEdits::editMember(const ast::Attribute& member) {
    if (roles_.of(*member.value).role != Role::State || scopes_.of(member).first) return;
    const bool isFunction = member.attr == std::string_view(rules_.applyFunction);
    if (isFunction || member.attr == std::string_view(rules_.parameters)) replace(member.attrSpan, rules_.model);
}

/// `variables['params']` → `variables`
void HandedEdits::editItem(const ast::Subscript& item) {
    const RoleShape whole = roles_.of(*item.value);
    if (whole.role == Role::Variables && roles_.of(item).isModule()) return cut({item.value->span.end, item.span.end});
    if (whole.items.empty() || whole.isPlain()) return;
    std::size_t left = 0, before = 0;
    const std::optional<std::int64_t> index = ast::integerValue(item.slice);
    const std::size_t at = index && *index >= 0 ? static_cast<std::size_t>(*index) : whole.items.size();
    for (std::size_t i = 0; i < whole.items.size(); ++i) {
        left += !whole.items[i].vanishes();
        before += i < at && !whole.items[i].vanishes();
    }
    if (left == whole.items.size() || roles_.of(item).vanishes()) return;
    if (at >= whole.items.size()) return fail(item, "which item it is is not known here");
    if (left == 1) return cut({item.value->span.end, item.span.end});
    replace(item.slice->span, std::to_string(before));
}

/// Items of which nothing is left go; the last one stands alone.
void HandedEdits::editTuple(const ast::Tuple& tuple) {
    const ast::Node* parent = analysis_.parent(tuple);
    RoleShape shape = roles_.of(tuple);
    if (tuple.ctx == ast::ExprContext::Store) {
        const ast::Node* target = &tuple;
        std::vector<std::size_t> path;
        for (; analysis_.parent(*target)->kind == ast::Kind::Tuple; target = analysis_.parent(*target)) {
            const auto* outer = ast::as<ast::Tuple>(analysis_.parent(*target));
            path.insert(path.begin(), static_cast<std::size_t>(std::ranges::find(outer->elts, target) - outer->elts.begin()));
        }
        const auto* assign = ast::as<ast::Assign>(analysis_.parent(*target));
        if (!assign) return;
        shape = roles_.of(*assign->value);
        if (shape.items.size() == 2 && shape.items[1].role == Role::Gradients && path.empty()) return;  // with its call
        if (shape.items.size() == 2 && shape.items[0].role == Role::Gradients && path.empty()) return;
        for (const std::size_t at : path) shape = at < shape.items.size() ? shape.items[at] : RoleShape();
    }
    if (shape.isPlain() || shape.vanishes() || shape.items.size() != tuple.elts.size()) return;
    std::vector<const ast::Expr*> kept;
    for (std::size_t i = 0; i < tuple.elts.size(); ++i)
        if (!shape.items[i].vanishes()) kept.push_back(tuple.elts[i]);
    if (kept.size() == tuple.elts.size()) return;
    if (parent->kind != ast::Kind::Return && parent->kind != ast::Kind::Assign && parent->kind != ast::Kind::Tuple)
        return fail(tuple, "what is left of it is not known here");
    if (kept.size() == 1) {
        cut({tuple.span.begin, kept[0]->span.begin});
        return cut({kept[0]->span.end, tuple.span.end});
    }
    for (std::size_t i = 0; i < tuple.elts.size(); ++i) {
        if (!shape.items[i].vanishes()) continue;
        if (i + 1 < tuple.elts.size()) cut({tuple.elts[i]->span.begin, tuple.elts[i + 1]->span.begin});
        else cut({kept.back()->span.end, tuple.elts[i]->span.end});
    }
}

/// Parameters of which nothing is left go; what compiles a function compiles one of modules.
void HandedEdits::editFunction(const ast::FunctionDef& function) {
    if (!flow_.concerns(function)) return;
    std::vector<const ast::arg*> all(function.args->posonlyargs.begin(), function.args->posonlyargs.end());
    all.insert(all.end(), function.args->args.begin(), function.args->args.end());
    bool hasGone = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const RoleShape shape = roles_.ofVariable({&function, all[i]->name.text()});
        if (!shape.vanishes()) continue;
        hasGone = true;
        if (all.size() - i <= function.args->defaults.size()) return fail(*all[i], "it has a default");
        if (i + 1 < all.size()) cut({all[i]->span.begin, all[i + 1]->span.begin});
        else cut({i ? all[i - 1]->span.end : all[i]->span.begin, all[i]->span.end});
    }
    for (const ast::Expr* decorator : function.decorator_list) {
        const auto* call = ast::as<ast::Call>(decorator);
        if (roles_.makerIn(*decorator)) {
            const Span line = code_.linesOf({decorator->span.begin - 1, decorator->span.end});
            if (!code_.standsAlone({decorator->span.begin - 1, decorator->span.end}))
                return fail(*decorator, "it is not alone on its line");
            cut(line);
            continue;
        }
        if (call && hasGone) return fail(*decorator, "which of its arguments it means changes");
        if (!call) editCompiler(*decorator);
        else editCompiler(roles_.isNamed(*call->func, rules_.jit) ? *call->func : *call->args[0]);
    }
}

/// Fields of a class of states that modules have go.
void HandedEdits::editStateClass(const ast::ClassDef& definition) {
    if (!std::ranges::any_of(definition.bases, [&](const ast::Expr* base) { return roles_.isNamed(*base, rules_.state); })) return;
    std::vector<const ast::Stmt*> gone;
    for (const ast::Stmt* statement : definition.body) {
        if (statement->kind == ast::Kind::FunctionDef) return fail(*statement, "a class of states has methods of its own");
        const auto* field = ast::as<ast::AnnAssign>(statement);
        const auto* name = field ? ast::as<ast::NameExpr>(field->target) : nullptr;
        if (name && std::ranges::count(rules_.collections, name->id.text())) gone.push_back(statement);
    }
    for (const ast::Stmt* statement : gone) {
        if (gone.size() == definition.body.size() && statement == gone[0]) replace(statement->span, "pass");
        else remove(*statement);
    }
}

void HandedEdits::remove(const ast::Stmt& statement) {
    if (!code_.standsAlone(statement.span)) return fail(statement, "it is not alone on its line");
    const ast::Node* parent = analysis_.parent(statement);
    bool isOnly = true;  // of its block
    ast::forEachChild(*parent, [&](const ast::Node& other) {
        const bool isStatement = analysis_.statementOf(other) == static_cast<const ast::Node*>(&other);
        isOnly = isOnly && !(isStatement && &other != &statement);
    });
    if (isOnly) return replace(statement.span, "pass");
    cut(code_.linesOf(statement.span));
}

/// `batch_stats = variables['batch_stats']`, `state = state.replace(batch_stats=updates['batch_stats'])`
bool HandedEdits::editVanishing(const ast::Assign& assign) {
    const RoleShape shape = roles_.of(*assign.value);
    const auto* call = ast::as<ast::Call>(assign.value);
    const bool isStep = call && roles_.gradientMaker(*call->func);
    if (shape.vanishes() && !isStep) return remove(assign), true;
    const ast::Attribute* method = call ? roles_.methodOf(*call, rules_.replace) : nullptr;
    const bool isReplaced = method && roles_.of(*method->value).role == Role::State && !call->keywords.empty() &&
                            std::ranges::all_of(call->keywords, [&](const ast::keyword* one) { return roles_.of(*one->value).vanishes(); });
    if (isReplaced && named(*assign.targets[0]) != named(*method->value))
        return fail(assign, "the state before has a name of its own"), true;
    if (isReplaced) remove(assign);
    return isReplaced;
}

/// What variables are called: parameters have their module's name where it is there.
void HandedEdits::nameModules() {
    ast::walk(*file_.module, [&](const ast::Node& node) {
        if (const auto* assign = ast::as<ast::Assign>(&node)) nameFirst(*assign);
        return true;
    });
    ast::walk(*file_.module, [&](const ast::Node& node) {
        if (const auto* assign = ast::as<ast::Assign>(&node)) nameResult(*assign);
        if (const auto* function = ast::as<ast::FunctionDef>(&node))
            for (const ast::arg* one : function->args->args) nameParameter(*function, *one);
        return true;
    });
}

/// `params = model.init(rng, x)['params']`: what is `params` is `model` from now on.
void HandedEdits::nameFirst(const ast::Assign& assign) {
    const ast::Expr* value = assign.value;
    if (const auto* item = ast::as<ast::Subscript>(value)) value = item->value;
    const auto* call = ast::as<ast::Call>(value);
    const ast::Expr* module = call ? roles_.initialised(*call) : nullptr;
    const bool isName = module && module->kind == ast::Kind::NameExpr && assign.targets.size() == 1;
    if (isName && roles_.of(*assign.value).isModule()) {
        const ScopedName made = scopes_.of(*module), taken = scopes_.of(*assign.targets[0]);
        const bool isOnce = scopes_.valueOf(made) || scopes_.isParameter(made);
        if (!isOnce || !taken.first || taken.first != made.first || assign.targets[0]->kind != ast::Kind::NameExpr) return;
        names_[taken] = std::string(text(*module));
        cut({assign.span.begin, assign.value->span.begin});
        return;
    }
    const auto* item = ast::as<ast::Subscript>(assign.value);  // params = variables['params']
    const auto* target = assign.targets.size() == 1 ? ast::as<ast::NameExpr>(assign.targets[0]) : nullptr;
    if (!item || !target || !roles_.of(*item).isModule() || roles_.of(*item->value).role != Role::Variables) return;
    const auto known = names_.find(scopes_.of(*item->value));
    if (known == names_.end() || known->first.first != scopes_.of(*target).first) return;
    names_[scopes_.of(*target)] = known->second;
    remove(assign);
}

/// `new_params = optax.apply_updates(params, updates)`: what stays the same object keeps its name.
void HandedEdits::nameResult(const ast::Assign& assign) {
    const auto* call = ast::as<ast::Call>(assign.value);
    if (!call || assign.targets.size() != 1) return;
    const auto* method = ast::as<ast::Attribute>(call->func);
    const ast::Expr *before = nullptr, *after = assign.targets[0];
    const auto* pair = ast::as<ast::Tuple>(after);
    const RoleShape shape = roles_.of(*call);
    if (roles_.addsUpdates(*call) && call->args.size() == 2) before = call->args[0];
    if (method && method->attr == std::string_view(rules_.applyGradients) && roles_.of(*method->value).role == Role::State)
        before = method->value;
    if (shape.items.size() == 2 && shape.items[0].role == Role::Updates && pair && pair->elts.size() == 2)
        before = call->args[1], after = pair->elts[1];
    if (!before || text(*before) == text(*after)) return;
    const ScopedName old = scopes_.of(*before), taken = scopes_.of(*after);
    if (!old.first || !taken.first || before->kind != ast::Kind::NameExpr || after->kind != ast::Kind::NameExpr || old.first != taken.first)
        return;
    if (!flow_.isReadBehind(old, assign)) names_[taken] = named(*before);
}

/// An argument with parameters is called as the module that it is handed to is, or `model`.
void HandedEdits::nameParameter(const ast::FunctionDef& function, const ast::arg& parameter) {
    const ScopedName variable{&function, parameter.name.text()};
    if (!roles_.ofVariable(variable).isModule() || !rules_.modules.empty()) return;
    std::string name = rules_.model;
    ast::walk(function, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const auto* method = call && roles_.isApply(*call) ? ast::as<ast::Attribute>(call->func) : nullptr;
        if (method && method->attr == std::string_view(rules_.apply) && method->value->kind == ast::Kind::NameExpr)
            name = std::string(text(*method->value));
        return true;
    });
    bool isTaken = std::ranges::any_of(names_, [&](const auto& one) { return one.first.first == &function && one.second == name; });
    ast::walk(*file_.module, [&](const ast::Node& node) {
        const auto* keyword = ast::as<ast::keyword>(&node);
        const auto* call = keyword ? ast::as<ast::Call>(analysis_.parent(node)) : nullptr;
        if (call && keyword->name == parameter.name && roles_.functionOf(*call->func) == &function) isTaken = true;
        const auto* other = ast::as<ast::arg>(&node);
        if (other && other->name == std::string_view(name) && function.span.contains(node.span)) isTaken = true;
        const auto* read = ast::as<ast::NameExpr>(&node);
        if (!read || read->id != std::string_view(name) || !function.span.contains(node.span)) return true;
        const auto* method = ast::as<ast::Attribute>(analysis_.parent(node));
        const auto* applied = method ? ast::as<ast::Call>(analysis_.parent(*method)) : nullptr;
        if (!applied || applied->func != method || !roles_.isApply(*applied)) isTaken = true;
        return true;
    });
    if (isTaken) return;
    names_[variable] = name;
    replace({parameter.span.begin, parameter.span.begin + static_cast<std::uint32_t>(parameter.name.text().size())}, name);
}

}  // namespace regraft
