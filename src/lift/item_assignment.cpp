#include "lift/item_assignment.h"

#include <algorithm>

#include "ast/visit.h"
#include "lift/lens.h"
#include "lift/own_gradient.h"

namespace regraft {

AssignedItem assignedItem(const ast::Subscript& target, const Analysis& analysis, Arena& arena) {
    Place place = placeOf(*target.value, analysis);
    auto isItem = [](const neutral::Expr* view) { return isViewUnlessScalar(*view); };
    if (place.sharing == Sharing::Perhaps && std::ranges::all_of(place.views, isItem)) place.sharing = Sharing::Yes;
    return {place, makeSource(*target.value, analysis.typeOf(*target.value), arena),
            makeSource(*target.slice, analysis.typeOf(*target.slice), arena)};
}

namespace {

/// Whether a key is made of Python ints only.
bool isElementKey(const ast::Expr& key, const Analysis& analysis) {
    const auto* tuple = ast::as<ast::Tuple>(&key);
    auto isInt = [&](const ast::Expr* item) { return analysis.typeOf(*item)->kind == TypeKind::Int; };
    return tuple ? !tuple->elts.empty() && std::all_of(tuple->elts.begin(), tuple->elts.end(), isInt) : isInt(&key);
}

/// Whether a value is a number written out, which all targets may be given: `u[0, :] = u[-1, :] = 0`.
bool isWrittenNumber(const ast::Expr& value, const Analysis& analysis) {
    const auto* sign = ast::as<ast::UnaryOp>(&value);
    return (sign ? sign->operand : &value)->kind == ast::Kind::Constant && analysis.typeOf(value)->isNumber();
}

/// A view that is written back by its own kind shows all elements of its array, in another order or shape.
bool showsAll(const neutral::Expr& view) {
    const auto* back = view.operation->write ? ast::as<ast::Call>(view.operation->write) : nullptr;
    const auto* name = back ? ast::as<ast::NameExpr>(back->func) : nullptr;
    return name && name->id.text() == view.operation->name;
}

/// Whether an operator means something else here than the operation of its sign: `i **= j` of integers in torch.
bool meansItsOwn(const Use& use, const Operation& operation) { return use.meaning && use.meaning->operation != &operation; }

}  // namespace

bool areItemsOfOne(const ast::Assign& assign, const Analysis& analysis) {
    if (assign.targets.size() < 2) return false;
    std::string holder;
    const bool isNumber = isWrittenNumber(*assign.value, analysis);
    for (const ast::Expr* target : assign.targets) {
        const auto* item = ast::as<ast::Subscript>(target);
        const Use* use = item ? analysis.useAt(*item) : nullptr;
        const bool isOneValue = item && (isNumber || isElementKey(*item->slice, analysis));
        Place place = use && use->isStore && isOneValue ? placeOf(*item->value, analysis) : Place();
        if (!place || !place.views.empty() || !place.writes.empty() || (!holder.empty() && place.key != holder)) return false;
        holder = place.key;
    }
    return true;
}

/// The write of the first target does all of them.
void Mutations::consumeItems() {
    for (const Use& use : analysis_.uses()) {
        const auto* assign = use.isStore ? ast::as<ast::Assign>(analysis_.statementOf(*use.site.node)) : nullptr;
        if (!assign) continue;
        const std::vector<WrittenItem> items = itemsOfTuple(*assign, analysis_);
        const ast::Expr* first = !items.empty() ? items[0].target : areItemsOfOne(*assign, analysis_) ? assign->targets[0] : nullptr;
        if (first && first != use.site.node) consumed_.emplace(&use, analysis_.useAt(*first));
    }
}

Mutation Mutations::liftItems(const Use& use, const ast::Assign& assign) {
    const auto& first = *ast::as<ast::Subscript>(assign.targets[0]);
    Mutation mutation = liftItem(use, first);
    if (mutation.main.empty()) return mutation;
    LiftContext context = contextOf(*use.framework);
    AssignedItem taken = assignedItem(first, analysis_, arena_);
    const neutral::Expr* value = isWrittenNumber(*assign.value, analysis_)
                                     ? makeSource(*assign.value, analysis_.typeOf(*assign.value), arena_)
                                     : makeOperation(*Tables::builtin().operation("getitem"), {taken.array, taken.key},
                                                     {*use.framework, arena_, neutral::Form::Operator, nullptr});
    std::vector<LiftedLine> others;
    for (const ast::Expr* target : assign.targets.subspan(1)) {
        AssignedItem item = assignedItem(*ast::as<ast::Subscript>(target), analysis_, arena_);
        others.push_back({item.place.holder, updatedAt(*item.array, *item.key, *value, context)});
    }
    mutation.after.insert(mutation.after.begin(), others.begin(), others.end());
    return mutation;
}

/// The name that takes the same value as an item, `x[i] = y = v`; null if there is none.
const ast::NameExpr* nameBesideItem(const ast::Assign& assign, const ast::Subscript& item) {
    if (assign.targets.size() != 2) return nullptr;
    const auto* name = ast::as<ast::NameExpr>(assign.targets[assign.targets[0] == &item ? 1 : 0]);
    bool isMentioned = false;
    ast::walk(item, [&](const ast::Node& node) {
        const auto* part = ast::as<ast::NameExpr>(&node);
        isMentioned = isMentioned || (name && part && part->id == name->id);
        return true;
    });
    return isMentioned ? nullptr : name;
}

Mutation Mutations::liftBesideName(const Use& use, const ast::Assign& assign, const ast::NameExpr& name) {
    Mutation mutation;
    mutation.statement = &assign;
    const AssignedItem item = assignedItem(*ast::as<ast::Subscript>(use.site.node), analysis_, arena_);
    if (!item.place.writes.empty()) {
        mutation.refusal = "it changes the array twice";
        return mutation;
    }
    const Type* type = analysis_.typeOf(*assign.value);
    const neutral::Expr* same = makeSource(name, type, arena_);
    if (!rebind(mutation, item.place, updatedAt(*item.array, *item.key, *same, contextOf(*use.framework)), *use.framework)) return mutation;
    mutation.after.insert(mutation.after.begin(), mutation.main.begin(), mutation.main.end());
    mutation.main = {{&name, makeSource(*assign.value, type, arena_)}};
    return mutation;
}

Mutation Mutations::liftItem(const Use& use, const ast::Subscript& target) {
    Mutation mutation;
    mutation.statement = analysis_.statementOf(target);
    AssignedItem item = assignedItem(target, analysis_, arena_);
    const auto& assign = *ast::as<ast::Assign>(analysis_.statementOf(target));
    if (!item.place.writes.empty()) {
        mutation.refusal = "it changes the array twice";
        return mutation;
    }
    const neutral::Expr* value = makeSource(*assign.value, analysis_.typeOf(*assign.value), arena_);
    rebind(mutation, item.place, updatedAt(*item.array, *item.key, *value, contextOf(*use.framework)), *use.framework);
    return mutation;
}

/// An attribute that is a view of its array: `p.data = v` writes all of p.
Mutation Mutations::liftAttribute(const Use& use, const ast::Attribute& target) {
    Mutation mutation;
    mutation.statement = analysis_.statementOf(target);
    const ast::Expr* lift = use.api && !use.api.entry->overloads.back().callable ? use.api.entry->overloads.back().lift : nullptr;
    Parameter self{"self", ParamKind::PositionalOnly, ParamType::Array, nullptr};
    std::vector<Parameter> parameters = {self};
    Environment environment{parameters, {makeSource(*target.value, analysis_.typeOf(*target.value), arena_)}};
    LiftContext context = contextOf(*use.framework);
    std::string problem;
    const neutral::Expr* view = lift ? instantiate(*lift, environment, context, problem) : nullptr;
    if (!view || !isView(*view)) {
        mutation.refusal = "this attribute of an array cannot be assigned";
        return mutation;
    }
    const auto& assign = *ast::as<ast::Assign>(analysis_.statementOf(target));
    const neutral::Expr* value = makeSource(*assign.value, analysis_.typeOf(*assign.value), arena_);
    Place place = placeOf(*target.value, analysis_);
    const bool isNumber = value->type->isNumber(), isWhole = isNumber && showsAll(*view);  // `x.flat = 0.0`
    if (isNumber) value = makeOperation(*Tables::builtin().operation("overwritten"), {isWhole ? view->parts[0] : view, value}, context);
    if (!isWhole) place.views.push_back(view);
    rebind(mutation, place, value, *use.framework);
    return mutation;
}

/// `self.fc.weight = nn.Parameter(w)` writes into the array that the layer has; another's parameter would be shared.
Mutation Mutations::liftLayerArray(const Use& use) {
    Mutation mutation;
    mutation.statement = analysis_.statementOf(*use.site.node);
    const auto* assign = ast::as<ast::Assign>(mutation.statement);
    const Use* made =
        assign && assign->targets.size() == 1 && assign->targets[0] == use.site.node ? analysis_.useAt(*assign->value) : nullptr;
    const neutral::Expr* value = made ? made->meaning : nullptr;
    const bool isParameter = value && value->kind == neutral::ExprKind::Operation && value->operation->name == "layers.parameter";
    if (isParameter) mutation.main.push_back({use.site.node, value->parts[0], true});
    else mutation.refusal = "a layer's array is replaced by something that is no new parameter, and may be shared with it";
    return mutation;
}

/// `x += v` bound x anew and must not write into an array that others have: it becomes `x = x + v`, unless x is alone.
Mutation Mutations::liftRebinding(const Use& use) {
    Mutation mutation;
    mutation.statement = analysis_.statementOf(*use.site.node);
    const auto* augmented = ast::as<ast::AugAssign>(mutation.statement);
    if (!augmented || augmented->target != use.site.node || !use.meaning) return mutation;
    Place place = writtenPlace(use, analysis_);
    const Type& before = *analysis_.typeOf(*augmented->target);
    bool keepsType = before.isArray() && isFloating(before.dtype) && analysis_.typeOf(*augmented->value)->isNumber();
    if (keepsType && isAlone(place, *mutation.statement)) return mutation;
    mutation.main.push_back({augmented->target, use.meaning});
    return mutation;
}

/// Whether nothing else has the array that a name holds.
bool Mutations::isAlone(const Place& place, const ast::Stmt& statement) {
    const Aliases* aliases = place ? aliasesAround(statement) : nullptr;
    if (!aliases || place.holder->kind != ast::Kind::NameExpr) return false;
    WriteEffect effect = aliases->ofWrite(place, statement);
    return effect.obstacle.empty() && effect.updates.empty() && effect.parameters.empty() && effect.note.empty();
}

/// `x += v` wrote into the array of x and must do so where it would bind x anew: it becomes `x[...] = x + v`, unless x is alone.
Mutation Mutations::liftWritten(const Use& use, const ast::AugAssign& statement) {
    Mutation mutation;
    mutation.statement = &statement;
    const Type& before = *analysis_.typeOf(*statement.target);
    const Type& value = *analysis_.typeOf(*statement.value);
    const bool mayBeArray = before.isUnknown() && value.isArray() && value.rank != 0;
    if (mayBeArray && !isAlone(writtenPlace(use, analysis_), statement))
        mutation.refusal = "if it is an array, others may hold it, and " + target_.name + " binds the name to a new one";
    if (!before.isArray() || (use.framework->acceptsScalars && before.rank == 0)) return mutation;  // NumPy's scalars never change
    LiftContext context{*use.framework, arena_, neutral::Form::Operator, nullptr};
    const Operation& operation = *Tables::builtin().operationOfSymbol(ast::opSymbol(statement.op));
    std::vector<const neutral::Expr*> parts(operation.parameters.size());
    parts[0] = makeSource(*statement.target, &before, arena_);
    parts[1] = makeSource(*statement.value, analysis_.typeOf(*statement.value), arena_);
    const neutral::Expr* old = parts[0];
    const bool isOwn = meansItsOwn(use, operation);
    const neutral::Expr* sum = isOwn ? use.meaning : makeOperation(operation, std::move(parts), context);
    const neutral::Expr* whole = inDTypeOf(*old, sum, contextOf(*use.framework));
    const bool isOwned = before.isHeld || readsOwnGradient(statement, *use.framework);  // by whoever gathers gradients in it
    bool alone = !isOwned && isAlone(writtenPlace(use, analysis_), statement);
    if (!alone || whole != sum || isOwn) mutation.main.push_back({statement.target, whole, !alone});
    return mutation;
}

/// `x += v` stays as it is, and binds x anew; in an item, it is an assignment to the item.
Mutation Mutations::liftAugmented(const Use& use, const ast::AugAssign& statement) {
    Mutation mutation;
    mutation.statement = &statement;
    const Operation* operation = Tables::builtin().operationOfSymbol(ast::opSymbol(statement.op));
    if (!use.framework->isMutable || bindsAnew(use, analysis_)) return mutation;
    LiftContext context{*use.framework, arena_, neutral::Form::Operator, nullptr};
    const neutral::Expr* operand = makeSource(*statement.value, analysis_.typeOf(*statement.value), arena_);
    auto combined = [&](const neutral::Expr& old) {
        std::vector<const neutral::Expr*> parts(operation->parameters.size());
        parts[0] = &old;
        parts[1] = operand;
        return makeOperation(*operation, std::move(parts), context);
    };
    const auto* target = ast::as<ast::Subscript>(statement.target);
    if (target && holderKey(*target, analysis_).empty()) {
        AssignedItem item = assignedItem(*target, analysis_, arena_);
        const neutral::Expr* old = makeOperation(*Tables::builtin().operation("getitem"), {item.array, item.key}, context);
        rebind(mutation, item.place, updatedAt(*item.array, *item.key, *combined(*old), contextOf(*use.framework)), *use.framework);
        return mutation;
    }
    if (const ast::Expr* array = unrecordedArray(*statement.target, *use.framework)) {  // `p.data -= v` writes into p
        Place place = placeOf(*array, analysis_);
        const neutral::Expr* itself = makeSource(*array, analysis_.typeOf(*array), arena_);
        const neutral::Expr* old = makeOperation(*Tables::builtin().operation("stop_gradient"), {itself}, context);
        place.views.push_back(old);
        rebind(mutation, place, inDTypeOf(*itself, combined(*old), contextOf(*use.framework)), *use.framework);
        return mutation;
    }
    Place place = writtenPlace(use, analysis_);
    const neutral::Expr* old = makeSource(*statement.target, analysis_.typeOf(*statement.target), arena_);
    if (!place || !place.views.empty() || place.holder != statement.target) {
        mutation.refusal = "this attribute of an array cannot be assigned";
        return mutation;
    }
    bool isScalar = use.framework->acceptsScalars && old->type->rank == 0;  // NumPy's scalars never change
    if (isScalar && statement.target->kind == ast::Kind::NameExpr) return mutation;
    const bool isOwn = meansItsOwn(use, *operation);
    const neutral::Expr* sum = isOwn ? use.meaning : combined(*old);
    if (!rebind(mutation, place, inDTypeOf(*old, sum, contextOf(*use.framework)), *use.framework)) return mutation;
    if (mutation.main[0].value == sum && !isOwn && !mutation.main[0].isStore) mutation.main.clear();
    return mutation;
}

}  // namespace regraft
