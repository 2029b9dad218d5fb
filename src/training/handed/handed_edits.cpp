#include "training/handed/handed_edits.h"

#include <algorithm>

#include "ast/names.h"
#include "ast/visit.h"
#include "lift/calls.h"

namespace regraft {

HandedEdits::HandedEdits(const ParsedFile& file, const Analysis& analysis, const TrainingRules& training, const HandedRules& rules,
                         const Roles& roles, const HandedFlow& flow, std::function<std::string(const std::string&)> written)
    : file_(file),
      analysis_(analysis),
      training_(training),
      rules_(rules),
      roles_(roles),
      flow_(flow),
      scopes_(roles.scopes()),
      code_(file),
      written_(std::move(written)) {}

void HandedEdits::fail(const ast::Node& place, std::string reason) {
    if (!problem_.empty()) return;
    problem_ = std::move(reason);
    place_ = &place;
}

std::vector<ReadEdit> HandedEdits::run() {
    nameModules();
    ast::walk(*file_.module, [&](const ast::Node& node) {
        if (isInTree(node)) return false;
        edit(node);
        return problem_.empty();
    });
    rename();
    if (!problem_.empty()) return {};
    std::vector<ReadEdit> all;  // what goes into a larger change is part of it
    std::ranges::sort(edits_, [](const ReadEdit& a, const ReadEdit& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    for (ReadEdit& one : edits_) {
        const bool isInside = !all.empty() && one.span.begin < all.back().span.end && one.span.end <= all.back().span.end;
        if (isInside) continue;
        if (!all.empty() && one.span.begin < all.back().span.end) {
            problem_ = "its parts can't be told apart";
            return {};
        }
        all.push_back(std::move(one));
    }
    return all;
}

void HandedEdits::edit(const ast::Node& node) {
    if (const auto* call = ast::as<ast::Call>(&node)) editCall(*call);
    if (const auto* tuple = ast::as<ast::Tuple>(&node)) editTuple(*tuple);
    if (const auto* item = ast::as<ast::Subscript>(&node)) editItem(*item);
    if (const auto* member = ast::as<ast::Attribute>(&node)) editMember(*member);
    if (const auto* function = ast::as<ast::FunctionDef>(&node)) editFunction(*function);
    if (const auto* definition = ast::as<ast::ClassDef>(&node)) editStateClass(*definition);
    if (const auto* assign = ast::as<ast::Assign>(&node)) editVanishing(*assign);
    if (const auto* dict = ast::as<ast::Dict>(&node); dict && roles_.of(*dict).isModule()) replace(dict->span, moduleIn(*dict));
}

/// Whether it is part of what stays as it is, and is told of.
bool HandedEdits::isInTree(const ast::Node& node) const {
    return std::ranges::any_of(flow_.trees(), [&](const ast::Expr* tree) { return tree->span.contains(node.span); });
}

void HandedEdits::rename() {
    for (const auto& [variable, name] : names_) {
        for (const ast::Expr* place : scopes_.places(variable))
            if (place->kind == ast::Kind::NameExpr && text(*place) != name && !isInTree(*place)) replace(place->span, name);
    }
}

std::string HandedEdits::named(const ast::Expr& expr) const {
    const auto found = names_.find(scopes_.of(expr));
    return found != names_.end() ? found->second : std::string(text(expr));
}

std::string HandedEdits::moduleIn(const ast::Expr& expr) {
    if (scopes_.of(expr).first && roles_.of(expr).isModule()) return named(expr);
    if (const ast::Expr* whole = roles_.filtered(expr)) return moduleIn(*whole);
    const auto* member = ast::as<ast::Attribute>(&expr);
    if (member && roles_.of(*member->value).role == Role::State && scopes_.of(*member->value).first)
        return named(*member->value) + "." + rules_.model;
    if (const auto* item = ast::as<ast::Subscript>(&expr); item && roles_.of(*item->value).role == Role::Variables)
        return moduleIn(*item->value);
    if (const auto* dict = ast::as<ast::Dict>(&expr))
        for (std::size_t i = 0; i < dict->keys.size(); ++i)
            if (ast::writtenText(dict->keys[i]) == rules_.collection) return moduleIn(*dict->values[i]);
    fail(expr, "whose parameters `" + std::string(text(expr)) + "` are is not known here");
    return {};
}

/// The call that makes a module, as it is written; empty if it is not known.
std::string_view HandedEdits::makerOf(const ast::Expr& module) const {
    const ScopedName variable = scopes_.of(module);
    const ast::Expr* value = variable.first ? scopes_.valueOf(variable) : &module;
    return value && value->kind == ast::Kind::Call ? text(*value) : std::string_view();
}

/// Whether a module is called with parameters that only others, made otherwise, have had made.
bool HandedEdits::isOther(const ast::Expr& module) const {
    const std::string_view here = makerOf(module);
    bool isMade = false, hasOther = false;
    ast::walk(*file_.module, [&](const ast::Node& node) {
        const auto* call = ast::as<ast::Call>(&node);
        const ast::Expr* first = call ? roles_.initialised(*call) : nullptr;
        const std::string_view there = first ? makerOf(*first) : std::string_view();
        isMade = isMade || (!there.empty() && there == here);
        hasOther = hasOther || (!there.empty() && there != here);
        return true;
    });
    return !here.empty() && hasOther && !isMade;
}

/// `model.apply({'params': params}, x)` → `model(x)`
void HandedEdits::editApply(const ast::Call& call) {
    if (!roles_.of(*call.args[0]).isModule()) return fail(call, "what it is called with is not known here");
    const auto* receiver = ast::as<ast::Attribute>(call.func);
    if (receiver && receiver->attr == std::string_view(rules_.apply) && isOther(*receiver->value))
        return fail(call, "another module is called than the one whose parameters it is given");
    std::string head = moduleIn(*call.args[0]);
    if (const ast::keyword* method = ast::keywordOf(call, rules_.method)) {
        const auto* member = ast::as<ast::Attribute>(method->value);
        const std::string name = member ? std::string(member->attr.text()) : std::string(ast::writtenText(method->value));
        if (name.empty()) return fail(call, "which method it calls is not known here");
        head += "." + name;
    }
    if (const ast::keyword* changing = ast::keywordOf(call, rules_.changing)) {
        const auto* list = ast::as<ast::List>(changing->value);
        const auto isKnown = [&](const ast::Expr* one) { return std::ranges::count(rules_.collections, ast::writtenText(one)) > 0; };
        const auto* keys = ast::as<ast::Call>(changing->value);  // list(batch_stats.keys())
        const auto* constant = ast::as<ast::Constant>(changing->value);
        const bool isOff = constant && constant->value.type == ast::Literal::Type::False;
        if (!isOff && !keys && !isKnown(changing->value) && !(list && !list->elts.empty() && std::ranges::all_of(list->elts, isKnown)))
            return fail(call, "it changes other collections than those that modules own");
    }
    const auto goes = [&](const ast::Node& one) {
        const auto* keyword = ast::as<ast::keyword>(&one);
        return &one == call.args[0] ||
               (keyword && (keyword->name == rules_.streams || keyword->name == rules_.changing || keyword->name == rules_.method));
    };
    replace(call.func->span, head);
    for (const Span& span : code_.withoutArguments(call, goes)) cut(span);
}

/// `model.init(rng, x)` → `nnx.bridge.lazy_init(model, x)`
void HandedEdits::editFirst(const ast::Call& call, const ast::Expr& module) {
    for (const ast::keyword* keyword : call.keywords)
        if (!keyword->name || keyword->name == rules_.method || keyword->name == rules_.streams)
            return fail(call, "it calls the module in another way");
    const auto goes = [&](const ast::Node& one) {
        const auto* keyword = ast::as<ast::keyword>(&one);
        return keyword && keyword->name == rules_.changing;
    };
    replace(call.func->span, written_(rules_.firstCall));
    replace(call.args[0]->span, named(module));
    for (const Span& span : code_.withoutArguments(call, goes)) cut(span);
}

/// The module whose first call gives the parameters, `model.init(rng, x)['params']`, and that call; else as moduleIn().
std::string HandedEdits::madeHere(const ast::Expr& parameters, std::string& first) {
    const auto* item = ast::as<ast::Subscript>(&parameters);
    const auto* call = ast::as<ast::Call>(item ? item->value : &parameters);
    const ast::Expr* module = call ? roles_.initialised(*call) : nullptr;
    if (!module) return moduleIn(parameters);
    if (!scopes_.of(*module).first) return fail(parameters, "the module has no name"), "";
    first = written_(rules_.firstCall) + "(" + named(*module);
    for (std::size_t i = 1; i < call->args.size(); ++i) first += ", " + std::string(text(*call->args[i]));
    for (const ast::keyword* keyword : call->keywords) first += ", " + std::string(text(*keyword));
    first += ")";
    return named(*module);
}

/// `TrainState.create(apply_fn=model.apply, params=params, tx=tx, key=key)` → `TrainState(model, nnx.Optimizer(model, tx, wrt=nnx.Param),
/// key=key)`
void HandedEdits::editCreate(const ast::Call& call) {
    const ast::keyword* parameters = ast::keywordOf(call, rules_.parameters);
    const ast::keyword* rule = ast::keywordOf(call, rules_.rule);
    if (!parameters || !rule || !call.args.empty() || !roles_.of(*parameters->value).isModule())
        return fail(call, "whose parameters it holds is not known here");
    std::string first;
    const std::string module = madeHere(*parameters->value, first);
    std::string arguments = (first.empty() ? module : first) + ", " + written_(training_.optimiser) + "(" + module + ", " +
                            std::string(text(*rule->value)) + ", " + rules_.wanted + "=" + written_(training_.trained) + ")";
    for (const ast::keyword* keyword : call.keywords) {
        if (!keyword->name) return fail(call, "it is given fields that are not known here");
        if (keyword == parameters || keyword == rule || keyword->name == rules_.applyFunction) continue;
        const RoleShape shape = roles_.of(*keyword->value);
        if (shape.vanishes()) continue;
        const auto* dict = ast::as<ast::Dict>(keyword->value);
        if (std::ranges::count(rules_.collections, keyword->name.text()) && dict && dict->keys.empty()) continue;
        if (!shape.isPlain()) return fail(*keyword, "it holds parameters in other fields, too");
        arguments += ", " + std::string(text(*keyword));
    }
    const auto* method = ast::as<ast::Attribute>(call.func);
    replace(call.span, std::string(text(*method->value)) + "(" + arguments + ")");
}

bool HandedEdits::areLocal(const ast::Expr& gradients) const {
    const ScopedName variable = scopes_.of(gradients);
    const std::vector<const ast::Expr*>& places = scopes_.places(variable);
    if (!variable.first || places.size() != 2 || gradients.kind != ast::Kind::NameExpr) return false;
    const ast::Expr& read = places[0] == &gradients ? *places[1] : *places[0];
    const ast::Stmt *here = statementOf(gradients), *there = statementOf(read);
    const auto* keyword = ast::as<ast::keyword>(analysis_.parent(read));
    const auto* step = ast::as<ast::Call>(keyword ? analysis_.parent(*keyword) : analysis_.parent(read));
    const auto* method = step ? ast::as<ast::Attribute>(step->func) : nullptr;
    const bool isStep =
        method && (keyword ? method->attr == std::string_view(rules_.applyGradients) : method->attr == std::string_view(rules_.update));
    return isStep && read.span.begin > gradients.span.begin && analysis_.parent(*here) == analysis_.parent(*there);
}

/// `loss, grads = jax.value_and_grad(f)(state.params)` → `loss, grads = nnx.value_and_grad(f)(state.model)`
void HandedEdits::editGradients(const ast::Call& call, const GradientMaker& maker) {
    const auto* assign = ast::as<ast::Assign>(analysis_.parent(call));
    const RoleShape shape = roles_.of(call);
    const ast::Node* function = roles_.functionOf(*maker.function);
    if (!assign || assign->targets.size() != 1 || !function || (maker.call && !maker.decorator && maker.call->args.size() != 1))
        return fail(call, "what the gradients are taken of is not known here");
    const bool hasAux = roles_.hasAux(maker);
    const auto keywords = maker.call ? maker.call->keywords : decltype(call.keywords)();
    for (const ast::keyword* keyword : keywords)
        if (keyword->name != rules_.hasAux && !(keyword->name == rules_.positions && text(*keyword->value) == "0"))
            return fail(*maker.api, "it takes other gradients than those of the parameters");
    const auto* targets = ast::as<ast::Tuple>(assign->targets[0]);
    const bool givesValue = roles_.givesValue(maker);
    const bool isPair = targets && targets->elts.size() == 2;
    if ((givesValue || hasAux) && !isPair) return fail(call, "its value and gradients are not told apart");
    const RoleShape value = roles_.returnedBy(*function);
    const bool loses = hasAux && value.items.size() == 2 && value.items[1].vanishes();
    const ast::Expr& gradients = !givesValue && !hasAux ? *assign->targets[0] : *targets->elts[givesValue ? 1 : 0];
    const std::string name = areLocal(gradients) ? std::string(text(gradients)) : "_";
    if (!givesValue) {
        const std::string aux = hasAux && !loses ? "(_, " + std::string(text(*targets->elts[1])) + ")" : "_";
        replace(assign->targets[0]->span, aux + ", " + name);
    } else if (name == "_") {
        replace(gradients.span, name);
    }
    if (maker.decorator) {
        const std::string aux = hasAux && !loses ? ", " + rules_.hasAux + "=True" : "";
        replace(call.func->span, written_(training_.valueAndGrad) + "(" + std::string(text(*call.func)) + aux + ")");
    } else {
        replace(maker.api->span, written_(training_.valueAndGrad));
        const auto goes = [&](const ast::Node& one) {
            const auto* keyword = ast::as<ast::keyword>(&one);
            return keyword && (loses || keyword->name == rules_.positions);
        };
        for (const Span& span : code_.withoutArguments(*maker.call, goes)) cut(span);
    }
    editArguments(call);
    replace(call.args[0]->span, moduleIn(*call.args[0]));
}

/// `state = state.apply_gradients(grads=grads)` → `state.optimizer.update(state.model, grads)`
void HandedEdits::editSteps(const ast::Call& call) {
    const auto* method = ast::as<ast::Attribute>(call.func);
    const ast::keyword* gradients = ast::keywordOf(call, rules_.gradients);
    const ast::Stmt* statement = statementOf(call);
    const auto* assign = ast::as<ast::Assign>(statement);
    const bool isWhole = assign && assign->value == &call;
    const bool isSafe = isWhole || statement->kind == ast::Kind::Return;
    if (!scopes_.of(*method->value).first || !gradients || !isSafe || !code_.standsAlone(statement->span))
        return fail(call, "it is not a statement of its own");
    if (!isWhole) {  // what else is returned was computed before
        const auto* tuple = ast::as<ast::Tuple>(ast::as<ast::Return>(statement)->value);
        const auto isName = [&](const ast::Expr* one) {
            return one == &call || one->kind == ast::Kind::NameExpr || one->kind == ast::Kind::Constant;
        };
        if (ast::as<ast::Return>(statement)->value != &call && !(tuple && std::ranges::all_of(tuple->elts, isName)))
            return fail(call, "it is not a statement of its own");
    }
    const std::string state = named(*method->value);
    const bool isLocal = [&] {
        const ScopedName variable = scopes_.of(*gradients->value);
        return variable.first && !scopes_.isParameter(variable) && scopes_.places(variable).size() == 2 &&
               areLocal(*scopes_.places(variable)[0]);
    }();
    std::string fields;
    for (const ast::keyword* keyword : call.keywords) {
        if (keyword == gradients || (keyword->name && roles_.of(*keyword->value).vanishes())) continue;
        if (!keyword->name || !roles_.of(*keyword->value).isPlain()) return fail(*keyword, "it changes other fields with parameters, too");
        fields += (fields.empty() ? "" : ", ") + std::string(text(*keyword));
    }
    const std::string update = state + "." + rules_.optimiser + "." + training_.update + "(" + state + "." + rules_.model + ", " +
                               (isLocal ? named(*gradients->value) : "None") + ")";
    const std::string after = fields.empty() ? state : state + "." + rules_.replace + "(" + fields + ")";
    const std::string line = update + std::string(code_.newline()) + std::string(code_.indentation(statement->span.begin));
    if (!isWhole) {
        edits_.push_back({{statement->span.begin, statement->span.begin}, {{line, statement->span, false}}, ofAll});
        return replace(call.span, after);
    }
    const std::string target = named(*assign->targets[0]);
    if (target != state) return fail(call, "the state before the step has a name of its own afterwards");
    replace(statement->span, target == after ? update : line + target + " = " + after);
}

/// `updates, opt_state = tx.update(grads, opt_state, params)` → `opt_state.update(params, grads)`
void HandedEdits::editUpdate(const ast::Call& call) {
    const auto* assign = ast::as<ast::Assign>(statementOf(call));
    const auto* targets = assign && assign->value == &call ? ast::as<ast::Tuple>(assign->targets[0]) : nullptr;
    if (!targets || targets->elts.size() != 2 || named(*targets->elts[1]) != named(*call.args[1]))
        return fail(call, "what it knows before the step has a name of its own afterwards");
    const std::vector<const ast::Expr*>& places = scopes_.places(scopes_.of(*targets->elts[0]));
    const ast::Node* parent = places.size() == 2 ? analysis_.parent(*places[1]) : nullptr;
    const auto* added = parent ? ast::as<ast::Call>(parent) : nullptr;
    if (!added || !roles_.addsUpdates(*added) || added->args.size() != 2) return fail(call, "what it wants added is used by itself");
    const ScopedName variable = scopes_.of(*call.args[0]);
    const bool isLocal = variable.first && scopes_.places(variable).size() == 2 && areLocal(*scopes_.places(variable)[0]);
    replace(statementOf(call)->span, named(*call.args[1]) + "." + training_.update + "(" + moduleIn(*added->args[0]) + ", " +
                                         (isLocal ? named(*call.args[0]) : "None") + ")");
}

/// `params = optax.apply_updates(params, updates)`, after the former.
void HandedEdits::editUpdated(const ast::Call& call) {
    const auto* back = ast::as<ast::Return>(statementOf(call));
    const auto* tuple = back ? ast::as<ast::Tuple>(back->value) : nullptr;
    const auto isComputed = [&](const ast::Expr* one) { return one == &call || one->kind == ast::Kind::NameExpr; };
    if (call.args.size() == 2 && back && (back->value == &call || (tuple && std::ranges::all_of(tuple->elts, isComputed))))
        return replace(call.span, moduleIn(*call.args[0]));
    const auto* assign = ast::as<ast::Assign>(statementOf(call));
    if (!assign || assign->value != &call || call.args.size() != 2 || named(*assign->targets[0]) != moduleIn(*call.args[0]))
        return fail(call, "the parameters before the step have a name of their own afterwards");
    remove(*assign);
}

void HandedEdits::editCall(const ast::Call& call) {
    const auto* method = ast::as<ast::Attribute>(call.func);
    const RoleShape owner = method ? roles_.of(*method->value) : RoleShape();
    if (const ast::Expr* module = roles_.initialised(call)) return editFirst(call, *module);
    if (roles_.isCreate(call)) return editCreate(call);
    if (roles_.isApply(call)) return editApply(call);
    if (roles_.addsUpdates(call)) return editUpdated(call);
    if (owner.role == Role::State && method->attr == std::string_view(rules_.applyGradients)) return editSteps(call);
    if (owner.role == Role::State && method->attr == std::string_view(rules_.replace)) {
        for (const ast::keyword* keyword : call.keywords) {
            const RoleShape shape = roles_.of(*keyword->value);
            if (!keyword->name || (!shape.vanishes() && !shape.isPlain()) || keyword->name == rules_.parameters ||
                keyword->name == rules_.optimiserState || keyword->name == rules_.steps)
                return fail(call, "it changes parameters otherwise than by a step");
        }
        const auto goes = [&](const ast::Node& one) {
            const auto* keyword = ast::as<ast::keyword>(&one);
            return keyword && roles_.of(*keyword->value).vanishes();
        };
        for (const Span& span : code_.withoutArguments(call, goes)) cut(span);
        return;
    }
    const RoleShape shape = roles_.of(call);
    if (shape.role == Role::Optimiser && method && method->attr == std::string_view(rules_.init)) {
        return replace(call.span, written_(training_.optimiser) + "(" + moduleIn(*call.args[0]) + ", " + std::string(text(*method->value)) +
                                      ", " + rules_.wanted + "=" + written_(training_.trained) + ")");
    }
    if (shape.items.size() == 2 && shape.items[0].role == Role::Updates) return editUpdate(call);
    if (const GradientMaker maker = roles_.gradientMaker(*call.func); maker && !call.args.empty() && roles_.of(*call.args[0]).isModule())
        return editGradients(call, maker);
    if (call.args.size() == 1 && roles_.of(*call.args[0]).isModule()) {
        const std::string api(analysis_.qualifiedName(*call.func));
        const std::string leaves = "list(" + written_(rules_.leaves) + "(" + moduleIn(*call.args[0]) + "))";
        if (std::ranges::count(rules_.leavesOf, api)) return replace(call.span, leaves);
        if (std::ranges::count(rules_.anyOrder, api)) return replace(call.args[0]->span, leaves);
    }
    if (roles_.functionOf(*call.func)) editArguments(call);
    if (!call.args.empty() && roles_.isNamed(*call.func, rules_.jit))
        if (const ast::Node* compiled = roles_.functionOf(*call.args[0]); compiled && flow_.concerns(*compiled)) editCompiler(*call.func);
}

void HandedEdits::editCompiler(const ast::Expr& name) { replace(name.span, written_(training_.jit)); }

/// Arguments of which nothing is left go.
void HandedEdits::editArguments(const ast::Call& call) {
    const auto goes = [&](const ast::Node& one) {
        const auto* keyword = ast::as<ast::keyword>(&one);
        return roles_.of(keyword ? *keyword->value : static_cast<const ast::Expr&>(one)).vanishes();
    };
    for (const Span& span : code_.withoutArguments(call, goes)) cut(span);
}

}  // namespace regraft
