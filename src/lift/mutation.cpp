#include "lift/mutation.h"

#include <algorithm>
#include <set>

#include "ast/visit.h"
#include "lift/attribute_aliases.h"
#include "lift/callers_holders.h"
#include "lift/calls.h"
#include "lift/flow_graph.h"
#include "lift/in_place_call.h"
#include "lift/item_assignment.h"
#include "lift/lens.h"
#include "lift/number_rebinding.h"
#include "lift/own_gradient.h"
#include "lift/program_effects.h"
#include "mapping/layer_members.h"
#include "mapping/sharing.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

/// Whether what is a view by the catalogue shares nothing in a framework.
bool copies(const Framework& framework, const neutral::Expr& view) {
    return std::ranges::any_of(framework.copies,
                               [&](const std::string& name) { return name == view.operation->name || (name == "*" && isView(view)); });
}

/// Whether nothing shares memory with another array.
bool copiesAll(const Framework& framework) { return std::ranges::find(framework.copies, "*") != framework.copies.end(); }

bool isField(const Type& key) {
    return key.kind == TypeKind::Str || (key.kind == TypeKind::List && !key.items.empty() && key.items[0]->kind == TypeKind::Str);
}

/// `records["x"] = v`, `records["x"][0] = v`
bool writesField(const Use& use, const Analysis& analysis) {
    for (const auto* item = use.isStore ? ast::as<ast::Subscript>(use.site.node) : nullptr; item;
         item = ast::as<ast::Subscript>(item->value))
        if (analysis.typeOf(*item->value)->isArray() && isField(*analysis.typeOf(*item->slice))) return true;
    return false;
}

}  // namespace

Mutations::Mutations(const CallGraph& calls, const Analysis& analysis, Arena& arena, const Framework& target, const ProgramEffects* effects)
    : callGraph_(calls),
      analysis_(analysis),
      arena_(arena),
      target_(target),
      targetIsMutable_(target.isMutable),
      targetAugments_(target.isMutable && target.augmentsInPlace),
      targetAcceptsScalars_(target.acceptsScalars),
      effects_(effects) {
    findReturned();
    for (const Use& use : analysis.uses())
        if (use.choice.written && use.meaning)
            for (const Use* inner : placeOf(*use.choice.written, analysis).writes) consumed_.emplace(inner, &use);
    if (!targetIsMutable_) consumeItems();
    for (const Use& use : analysis.uses()) {
        bool isWrite = use.isStore || (use.choice.written && use.meaning);
        if (isWrite && !isPartOfAnother(use)) mutations_.emplace(&use, lift(use));
    }
    if (targetIsMutable_ && copiesAll(target)) refuseCopiedArguments();
    if (targetIsMutable_) return;
    for (const KnownCall& call : calls.calls())
        if (const ReturnedParameter* returned = returned_->of(*call.callee)) liftCallOf(call, *returned);
}

const Mutation* Mutations::of(const Use& use) const {
    auto it = mutations_.find(&use);
    return it == mutations_.end() ? nullptr : &it->second;
}

Mutation Mutations::lift(const Use& use) {
    Mutation mutation;
    if (use.isStore && isLayerArray(use)) mutation = liftLayerArray(use);
    else if (use.isStore) mutation = targetIsMutable_ ? liftKept(use) : liftStore(use);
    else mutation = liftCall(use);
    std::string lost = lostInCopy(use);
    if (lost.empty() && use.framework != &target_ && writesField(use, analysis_)) lost = "fields of structured arrays are NumPy's own";
    if (!lost.empty()) {
        mutation = Mutation();
        mutation.refusal = std::move(lost);
    }
    mutation.use = &use;
    if (!mutation.statement) mutation.statement = analysis_.statementOf(*use.site.node);
    return mutation;
}

/// The view that a write goes through, if it is a copy in one of two frameworks whose arrays can be written to: `np.flip(x)[0] = 1`.
std::string Mutations::lostInCopy(const Use& use) {
    if (!target_.isMutable || !use.framework->isMutable) return {};
    const auto* item = use.isStore ? ast::as<ast::Subscript>(use.site.node) : nullptr;
    const ast::Expr* written = item ? item->value : use.choice.written;
    if (!written) return {};
    const Place place = placeOf(*written, analysis_);
    if (!item && isWithoutGradient(place)) return {};  // it is the array itself that is written into
    return lostInCopy(place, *written, *analysis_.statementOf(*use.site.node), *use.framework);
}

/// The same of an array that is `written` into by a statement.
std::string Mutations::lostInCopy(const Place& place, const ast::Expr& written, const ast::Stmt& statement, const Framework& source) {
    std::vector<const neutral::Expr*> views = place.views;
    const Aliases* aliases = place ? aliasesAround(statement) : nullptr;
    const WriteEffect effect = aliases ? aliases->ofWrite(place, statement) : WriteEffect();
    for (const AliasUpdate& update : effect.updates) {
        views.insert(views.end(), update.views.begin(), update.views.end());
        const Use* view = !update.isUpward && update.value ? analysis_.useAt(*update.value) : nullptr;
        if (view && view->meaning) views.push_back(view->meaning);
    }
    if (const Use* direct = analysis_.useAt(written); direct && direct->meaning) views.push_back(direct->meaning);
    for (const neutral::Expr* view : views) {
        if (!view->operation || copies(target_, *view) == copies(source, *view)) continue;
        const std::string name = "`" + std::string(view->operation->name) + "` gives a copy in ";
        if (copies(target_, *view)) return name + target_.name + ", and what is written into it is lost";
        return name + source.name + ", and shares memory in " + target_.name + ": copy it before it is written into";
    }
    if (effect.obstacle.ends_with("shares its memory") && copiesAll(target_) != copiesAll(source))
        return effect.obstacle + " in " + std::string((copiesAll(target_) ? source : target_).name);
    return {};
}

/// Calls that hand a view to a function that writes into it: `fill(x[0], 3)`.
void Mutations::refuseCopiedArguments() {
    const ReturnedParameters* shared = effects_ ? effects_->returned() : nullptr;
    const std::unique_ptr<ReturnedParameters> own = shared ? nullptr : returnedHere();
    const auto& changed = (shared ? shared : own.get())->changed();
    for (const KnownCall& call : callGraph_.calls()) {
        const auto found = changed.find(call.callee);
        if (found == changed.end()) continue;
        for (const std::string& parameter : found->second) {
            const ast::Expr* argument = argumentFor(call, parameter);
            const Framework* source = argument ? Tables::builtin().framework(analysis_.typeOf(*argument)->framework) : nullptr;
            if (!source || !source->isMutable) continue;
            Mutation mutation;
            mutation.statement = analysis_.statementOf(*call.call);
            mutation.refusal = lostInCopy(placeOf(*argument, analysis_), *argument, *mutation.statement, *source);
            if (!mutation.refusal.empty()) callMutations_.emplace(call.call, std::move(mutation));
        }
    }
}

/// Assignments to items stay as they are where arrays can be written to; `x += v` may write here and bind x anew there.
Mutation Mutations::liftKept(const Use& use) {
    bool isInPlace = use.framework->isMutable && use.framework->augmentsInPlace;
    const auto* augmented = ast::as<ast::AugAssign>(analysis_.statementOf(*use.site.node));
    const bool isWhole = augmented && augmented->target == use.site.node && !isArrayItem(*augmented->target, analysis_);
    const ast::Expr* array = isWhole ? unrecordedArray(*augmented->target, *use.framework) : nullptr;
    if (array && targetAugments_ && (!target_.training || target_.training->unrecorded.empty())) return liftUnrecorded(*augmented, *array);
    if (isInPlace == targetAugments_) {
        const bool sharesElements = use.framework->acceptsScalars && !targetAcceptsScalars_;
        return sharesElements && augmented && changesNumber(*augmented, analysis_) ? liftRebinding(use) : Mutation{};
    }
    if (!isInPlace) return !use.framework->isMutable || bindsAnew(use, analysis_) ? liftRebinding(use) : Mutation{};
    return isWhole ? liftWritten(use, *augmented) : Mutation{};
}

/// `x.data += v` as `x += v`, where arrays have no such attribute.
Mutation Mutations::liftUnrecorded(const ast::AugAssign& statement, const ast::Expr& array) {
    Mutation mutation;
    const neutral::Expr* value = makeSource(*statement.value, analysis_.typeOf(*statement.value), arena_);
    mutation.main.push_back({&array, value, false, ast::opSymbol(statement.op)});
    return mutation;
}

/// Of this file by itself.
std::unique_ptr<ReturnedParameters> Mutations::returnedHere() {
    return std::make_unique<ReturnedParameters>(
        std::vector<ReturnedParameters::File>{{&callGraph_, &analysis_, [this](const ast::Node& node) { return aliasesAround(node); }}});
}

/// By the program's effects or, of a file that stands alone, its own.
void Mutations::findReturned() {
    const bool isShared = effects_ && effects_->returned();
    if (!isShared && targetIsMutable_) ownReturned_ = std::make_unique<ReturnedParameters>(std::vector<ReturnedParameters::File>());
    else if (!isShared) ownReturned_ = returnedHere();
    returned_ = isShared ? effects_->returned() : ownReturned_.get();
    for (const auto& [function, returned] : returned_->all())
        if (analysis_.isOwn(*function)) aliasesAround(*bodyOf(*function)[0])->setReturned(returned.parameter);
}

Aliases* Mutations::aliasesAround(const ast::Node& node) { return scopes_.around(node, analysis_, effects_); }

Mutation Mutations::liftStore(const Use& use) {
    const ast::Stmt* statement = analysis_.statementOf(*use.site.node);
    if (const auto* augmented = ast::as<ast::AugAssign>(statement); augmented && augmented->target == use.site.node)
        return liftAugmented(use, *augmented);
    Mutation refused;
    const auto* assign = ast::as<ast::Assign>(statement);
    if (assign && areItemsOfOne(*assign, analysis_)) return liftItems(use, *assign);
    if (const std::vector<WrittenItem> items = assign ? itemsOfTuple(*assign, analysis_) : std::vector<WrittenItem>(); !items.empty())
        return liftTuple(use, items);
    const auto* taken = ast::as<ast::Subscript>(use.site.node);
    if (const ast::NameExpr* name = assign && taken ? nameBesideItem(*assign, *taken) : nullptr) return liftBesideName(use, *assign, *name);
    if (!assign || assign->targets.size() != 1 || assign->targets[0] != use.site.node) {
        refused.refusal = "it is one of several targets";
        return refused;
    }
    if (const auto* item = ast::as<ast::Subscript>(use.site.node)) return liftItem(use, *item);
    if (const auto* attribute = ast::as<ast::Attribute>(use.site.node)) return liftAttribute(use, *attribute);
    refused.refusal = "it is not known what this assigns to";
    return refused;
}

bool Mutations::follow(Mutation& mutation, const WriteEffect& effect, const Framework& framework, std::vector<LiftedLine>& lines) {
    mutation.refusal = effect.obstacle;
    for (const AliasUpdate& update : effect.updates) {
        if (isProperty(*update.target, analysis_)) mutation.refusal = "a property gives it, which takes no other array";
        if (!mutation.refusal.empty()) return false;
        const neutral::Expr* value = makeSource(*update.value, analysis_.typeOf(*update.value), arena_);
        if (update.isUpward) value = writtenThrough(update.views, value, contextOf(framework), mutation.refusal);
        if (!value) break;
        lines.push_back({update.target, value});
    }
    return mutation.refusal.empty();
}

/// The caller sees what is written into a parameter, unless it takes the new array from what the function returns.
void Mutations::noteParameters(Mutation& mutation, const WriteEffect& effect, const Place& place) {
    if (effect.parameters.empty()) return;
    const ast::Node* function = scopeAround(*mutation.statement, analysis_);
    const ReturnedParameter* returned = function ? returned_->of(*function) : nullptr;
    if (returned && effect.parameters.size() == 1) {
        if (!callGraph_.isPublic(*function)) return;
        mutation.note =
            "callers elsewhere have to take `" + returned->parameter + "` from what `" + std::string(functionName(*function)) + "` returns";
        return;
    }
    mutation.note = "the caller of this function no longer sees the change to `" + std::string(place.root->id.text()) + "`";
    if (!effect.isHolderLive && effect.updates.empty()) mutation.refusal = "only the caller of this function sees the change";
}

/// What a module holds lies in an object of its own, which is written into: all who have that see it.
bool Mutations::storeHeld(Mutation& mutation, const Place& place, const neutral::Expr* value, const Framework& framework) {
    if (place.sharing != Sharing::Yes) mutation.refusal = "whether it writes into a copy depends on the array's layout";
    const bool isName = place.holder->kind != ast::Kind::Attribute;
    const bool hasAxes = value->kind == neutral::ExprKind::Operation && !value->operation->axes.empty();
    if (isName && !analysis_.typeOf(*place.holder)->makers.empty())
        mutation.refusal = "`" + place.key + "` stands for an array of a layer, and its value there is a copy";
    else if (isName && hasAxes) mutation.refusal = "which axes `" + place.key + "` has there is not known here";
    const neutral::Expr* whole =
        mutation.refusal.empty() ? writtenThrough(place.views, value, contextOf(framework), mutation.refusal) : nullptr;
    if (whole) mutation.main.push_back({place.holder, whole, true});
    return whole != nullptr;
}

namespace {

/// Whether layers of some kind own an array of this name.
bool isNameOfLayers(std::string_view name) {
    const Tables& tables = Tables::builtin();
    static const std::set<std::string, std::less<>> names = [&] {
        std::set<std::string, std::less<>> all;
        for (std::string_view operation : tables.operationNames())
            if (operation.starts_with("layers."))
                for (const LayerMember& member : tables.layerMembers(*tables.operation(operation))) all.emplace(member.stem());
        return all;
    }();
    return names.contains(name);
}

/// Whether a place is perhaps the array of a layer, of which nothing is known: `m.weight`, `m.weight.data` for any m.
bool isPerhapsLayers(const Place& place, const Analysis& analysis) {
    for (const auto* at = ast::as<ast::Attribute>(place.holder); at; at = ast::as<ast::Attribute>(at->value))
        if (isNameOfLayers(at->attr.text()) && analysis.typeOf(*at->value)->isUnknown()) return true;
    return false;
}

/// Whether a place is one of the items that `[x] * n` gives, which are all one array.
bool isRepeated(const Place& place, const Analysis& analysis) {
    const auto* item = ast::as<ast::Subscript>(place.holder);
    const auto* list = item ? ast::as<ast::NameExpr>(item->value) : nullptr;
    const ast::Node* scope = list ? scopeAround(*list, analysis) : nullptr;
    while (scope && analysis.parent(*scope) && scope->kind != ast::Kind::Module && !opensScope(*scope)) scope = analysis.parent(*scope);
    bool found = false;
    if (!scope) return false;
    ast::walk(*scope, [&](const ast::Node& node) {
        const auto* assign = ast::as<ast::Assign>(&node);
        const auto* product = assign ? ast::as<ast::BinOp>(assign->value) : nullptr;
        if (!product || product->op != ast::BinaryOp::Mult) return !found;
        const auto* name = ast::as<ast::NameExpr>(assign->targets[0]);
        const bool isList = product->left->kind == ast::Kind::List || product->right->kind == ast::Kind::List;
        found = found || (isList && name && name->id == list->id);
        return !found;
    });
    return found;
}

}  // namespace

bool Mutations::rebind(Mutation& mutation, const Place& place, const neutral::Expr* value, const Framework& framework) {
    if (place && !targetIsMutable_ && analysis_.typeOf(*place.holder)->isHeld) return storeHeld(mutation, place, value, framework);
    if (place && !targetIsMutable_ && isPerhapsLayers(place, analysis_))
        mutation.refusal = "which layer `" + place.key + "` belongs to is not known here";
    if (place && isProperty(*place.holder, analysis_)) mutation.refusal = "a property gives it, which takes no other array";
    if (place && !targetIsMutable_ && isRepeated(place, analysis_)) mutation.refusal = "all items of a list that is repeated are one array";
    if (!mutation.refusal.empty()) return false;
    const Aliases* aliases = place ? aliasesAround(*mutation.statement) : nullptr;
    if (!aliases) mutation.refusal = place ? "its scope cannot be seen whole" : "what it changes has no name";
    else if (place.sharing != Sharing::Yes) mutation.refusal = "whether it writes into a copy depends on the array's layout";
    if (!mutation.refusal.empty()) return false;
    WriteEffect effect = aliases->ofWrite(place, *mutation.statement);
    if (const std::string other = targetIsMutable_ ? "" : attributeSharing(place, *mutation.statement, analysis_, effects_, scopes_);
        !other.empty())
        mutation.refusal = "`" + other + "` shares its memory";
    if (mutation.refusal.empty() && !targetIsMutable_)
        mutation.refusal = heldByCallers(place, *mutation.statement, callGraph_, analysis_, effects_, scopes_);
    mutation.note = effect.note;
    const std::string given = targetIsMutable_ ? "" : givenByMaker(place, *mutation.statement, callGraph_, analysis_, effects_, scopes_);
    if (!given.empty()) mutation.note = "who made the object no longer sees the change in what it gave for `" + given + "`";
    noteParameters(mutation, effect, place);
    const neutral::Expr* whole =
        mutation.refusal.empty() ? writtenThrough(place.views, value, contextOf(framework), mutation.refusal) : nullptr;
    if (!whole || !follow(mutation, effect, framework, mutation.after)) return false;
    mutation.main.push_back({place.holder, whole});
    return true;
}

/// `fill(buf, 3)` becomes `buf = fill(buf, 3)`; `y = fill(buf, 3)` is followed by `buf = y`.
void Mutations::liftCallOf(const KnownCall& call, const ReturnedParameter& returned) {
    const ast::Expr& argument = *argumentFor(call, returned.parameter);
    Place place = placeOf(argument, analysis_);
    if (!place) return;
    Mutation mutation;
    mutation.statement = analysis_.statementOf(*call.call);
    const Type* type = analysis_.typeOf(argument);
    const Framework* framework = Tables::builtin().framework(type->framework);
    if (!framework) framework = returned.framework;
    const auto* assign = ast::as<ast::Assign>(mutation.statement);
    const ast::Expr* taken = assign && assign->value == call.call ? assign->targets[0] : call.call;
    bool isAlone = mutation.statement->kind == ast::Kind::ExprStmt;
    if (assign && place.views.empty() && holderKey(*taken, analysis_) == place.key) return;
    bool isDone = rebind(mutation, place, makeSource(*taken, type, arena_), *framework);
    if (isDone && !isAlone) {
        const Aliases& aliases = *aliasesAround(*mutation.statement);
        bool isNeeded = assign && (aliases.ofWrite(place, *mutation.statement).isHolderLive || !mutation.after.empty());
        if (isNeeded) mutation.after.insert(mutation.after.begin(), mutation.main.front());
        mutation.main.clear();
    }
    callMutations_.emplace(call.call, std::move(mutation));
}

}  // namespace regraft
