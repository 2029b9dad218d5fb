#include "lift/in_place_call.h"

#include <algorithm>

#include "lift/item_assignment.h"
#include "lift/lens.h"
#include "mapping/filling.h"

namespace regraft {

namespace {

/// Whether a part is always evaluated, once, when its parent is.
bool isAlwaysEvaluated(const ast::Node& part, const ast::Node& parent) {
    switch (parent.kind) {
        case ast::Kind::Lambda:
        case ast::Kind::comprehension:
        case ast::Kind::ListComp:
        case ast::Kind::SetComp:
        case ast::Kind::DictComp:
        case ast::Kind::GeneratorExp:
        case ast::Kind::While: return false;
        case ast::Kind::IfExp: return ast::as<ast::IfExp>(&parent)->test == &part;
        case ast::Kind::BoolOp: return ast::as<ast::BoolOp>(&parent)->values[0] == &part;
        case ast::Kind::Compare: return ast::as<ast::Compare>(&parent)->ops.size() == 1;
        default: return true;
    }
}

bool isElif(const ast::Stmt& statement, const Analysis& analysis) {
    const auto* around = ast::as<ast::If>(analysis.parent(statement));
    return statement.kind == ast::Kind::If && around && around->orelse.size() == 1 && around->orelse[0] == &statement;
}

/// `x.add_(1)` as `x + 1`: no method of the target takes its place.
const neutral::Expr* asOperator(const neutral::Expr& value, const LiftContext& context) {
    if (value.kind != neutral::ExprKind::Operation || value.operation->operatorSymbol.empty()) return &value;
    neutral::Expr copy = value;
    copy.form = neutral::Form::Operator;
    return context.arena.make<neutral::Expr>(copy);
}

/// What all the writes of a chain leave in the place; null if it is no simple chain.
const neutral::Expr* chainedValue(const Place& place, const Use& last, const neutral::Expr& written, const LiftContext& context) {
    const neutral::Expr* value = nullptr;
    const Use* before = nullptr;
    auto apply = [&](const Use& use) {
        if (before && use.choice.written != before->site.node) return false;
        const neutral::Expr* next = value ? withReplaced(*use.meaning, *before->site.node, *value, context) : use.meaning;
        next = asOperator(*next, context);
        value = isView(*next) ? next : inDTypeOf(written, next, context);
        before = &use;
        return true;
    };
    for (const Use* use : place.writes)
        if (!apply(*use)) return nullptr;
    return apply(last) ? value : nullptr;
}

/// `x += 1` for a sum whose first operand is what it is written to; of truth values `x |= y`, since not all frameworks add such.
std::string_view augmentOperator(const neutral::Expr& value, const ast::Expr& written) {
    if (value.kind != neutral::ExprKind::Operation || value.parts.size() < 2 || !value.parts[0] || !value.parts[1]) return {};
    std::string_view symbol = value.operation->operatorSymbol;
    bool isBinary = !symbol.empty() && std::string_view("+-*/%&|^@").find(symbol[0]) != std::string_view::npos;
    bool isOnTarget = value.parts[0]->kind == neutral::ExprKind::Source && value.parts[0]->source == &written;
    if (!isBinary || !isOnTarget || symbol == "@") return {};
    auto isTruth = [](const neutral::Expr* part) { return part->type->isArray() && part->type->dtype == DType::Bool; };
    if (isTruth(value.parts[0]) && isTruth(value.parts[1])) return symbol == "+" ? "|" : symbol == "*" ? "&" : symbol;
    return symbol;
}

}  // namespace

bool isReadBeside(const ast::Expr& node, Name root, const Analysis& analysis) {
    bool found = false;
    forEachOwnNode(*analysis.statementOf(node), [&](const ast::Node& part) {
        const auto* name = ast::as<ast::NameExpr>(&part);
        found = found || (name && name->id == root && name->ctx == ast::ExprContext::Load && !node.span.contains(name->span));
    });
    return found;
}

bool isEvaluatedOnce(const ast::Expr& node, const Analysis& analysis) {
    const ast::Stmt& statement = *analysis.statementOf(node);
    if (isElif(statement, analysis)) return false;
    const ast::Node* part = &node;
    for (const ast::Node* at = analysis.parent(node); at; part = at, at = analysis.parent(*at)) {
        if (!isAlwaysEvaluated(*part, *at)) return false;
        if (at == &statement) return true;
    }
    return false;
}

bool mayComeBefore(const ast::Expr& node, Name root, const Analysis& analysis) {
    const ast::Stmt& statement = *analysis.statementOf(node);
    if (!isEvaluatedOnce(node, analysis)) return false;
    bool isReadEarlier = false;
    forEachOwnNode(statement, [&](const ast::Node& other) {
        const auto* name = ast::as<ast::NameExpr>(&other);
        isReadEarlier =
            isReadEarlier || (name && name->id == root && name->ctx == ast::ExprContext::Load && name->span.begin < node.span.begin);
    });
    return !isReadEarlier;
}

Mutation Mutations::liftCall(const Use& use) {
    Mutation mutation;
    mutation.statement = analysis_.statementOf(*use.site.node);
    Place place = placeOf(*use.choice.written, analysis_);
    if (std::any_of(place.writes.begin(), place.writes.end(), [](const Use* write) { return !write->meaning; })) {
        mutation.refusal = "what the chain of calls does before it is not known";
        return mutation;
    }
    const auto* part = use.framework->isMutable ? nullptr : ast::as<ast::Subscript>(use.choice.written);
    if (part && !place) return liftPart(use, *part);
    const bool isGiven = use.choice.written != use.site.receiver;  // `out=out`; a method is called of something
    if (isGiven && analysis_.mayBeNone(*use.choice.written)) {
        mutation.refusal = "what it writes into may be None, and then it gives a new array";
        return mutation;
    }
    const ast::Expr& written = place.writes.empty() ? *use.choice.written : *place.writes[0]->choice.written;
    const neutral::Expr* array = makeSource(written, analysis_.typeOf(written), arena_);
    const neutral::Expr* value = chainedValue(place, use, *array, contextOf(*use.framework));
    if (!value) {
        mutation.refusal = "it changes the array twice";
        return mutation;
    }
    bool isReshaping = isView(*value);
    if (isReshaping && !place.views.empty()) mutation.refusal = "it changes the shape of a view";
    if (!mutation.refusal.empty()) return mutation;
    const auto* alone = ast::as<ast::ExprStmt>(mutation.statement);
    bool isAlone = alone && alone->value == use.site.node;
    if (!place && place.isFresh && !use.choice.overload->givesNone) {
        mutation.replaced = use.site.node;
        mutation.replacement = value;
        return mutation;
    }
    if (!use.framework->isMutable && place && place.holder->kind != ast::Kind::NameExpr) {
        mutation.refusal = "a variable changes in place wherever it is held: bind it anew, `v = v + delta`";
        return mutation;
    }
    if (targetIsMutable_ && !isReshaping && use.framework->isMutable) {
        LiftedLine line{&written, value, true, augmentOperator(*value, written)};
        const bool isOverwritten = value->kind == neutral::ExprKind::Operation && value->operation->name == "overwritten";
        if (!line.augment.empty() || isOverwritten) line.value = value->parts[1];
        if (isOverwritten) line.value = asFilling(*line.value, array->type->isArray() ? array->type->dtype : DType::Unknown, arena_);
        if (isAlone) {
            mutation.main.push_back(line);
            return mutation;
        }
        if (!place || !mayComeBefore(*use.site.node, place.root->id, analysis_)) {
            mutation.refusal = "its value is used where no statement can stand before it";
            return mutation;
        }
        mutation.before.push_back(line);
        mutation.replaced = use.site.node;
        mutation.replacement = array;
        return mutation;
    }
    if (!isAlone) {
        usedCall(mutation, place, *value, use);
        return mutation;
    }
    rebind(mutation, place, value, *use.framework);
    return mutation;
}

/// `v[0].assign(x)` of a variable, whose arrays never change otherwise.
Mutation Mutations::liftPart(const Use& use, const ast::Subscript& part) {
    Mutation mutation;
    mutation.statement = analysis_.statementOf(*use.site.node);
    const auto* alone = ast::as<ast::ExprStmt>(mutation.statement);
    const AssignedItem item = assignedItem(part, analysis_, arena_);
    const bool isName = item.place && item.place.holder->kind == ast::Kind::NameExpr && item.place.views.empty();
    if (!isName) mutation.refusal = "a variable changes in place wherever it is held: bind it anew, `v = v + delta`";
    else if (!alone || alone->value != use.site.node) mutation.refusal = "its value is used, which is the whole variable";
    if (!mutation.refusal.empty()) return mutation;
    rebind(mutation, item.place, updatedAt(*item.array, *item.key, *use.meaning, contextOf(*use.framework)), *use.framework);
    return mutation;
}

/// The call's value is used, too.
void Mutations::usedCall(Mutation& mutation, const Place& place, const neutral::Expr& value, const Use& use) {
    const ast::Stmt& statement = *mutation.statement;
    const ast::Expr& written = place.writes.empty() ? *use.choice.written : *place.writes[0]->choice.written;
    const auto* assign = ast::as<ast::Assign>(&statement);
    bool isOwnTarget = assign && place && assign->value == use.site.node && assign->targets.size() == 1 && place.views.empty() &&
                       holderKey(*assign->targets[0], analysis_) == place.key;
    if (!rebind(mutation, place, &value, *use.framework)) {
        bool returnsIt = statement.kind == ast::Kind::Return && place && place.sharing == Sharing::Yes &&
                         mutation.refusal.starts_with("only the caller");
        if (!returnsIt) return;
        mutation.refusal.clear();
    }
    const Aliases* aliases = aliasesAround(statement);
    bool isHolderLive = aliases->ofWrite(place, statement).isHolderLive || isReadBeside(*use.site.node, place.root->id, analysis_);
    mutation.replaced = use.site.node;
    if (isOwnTarget || (!isHolderLive && mutation.after.empty())) {
        mutation.main.clear();
        mutation.replacement = &value;
        return;
    }
    if (!mayComeBefore(*use.site.node, place.root->id, analysis_)) {
        mutation.refusal = "its value is used where no statement can stand before it";
        return;
    }
    mutation.before = std::move(mutation.main);
    mutation.before.insert(mutation.before.end(), mutation.after.begin(), mutation.after.end());
    mutation.main.clear();
    mutation.after.clear();
    mutation.replacement = makeSource(written, analysis_.typeOf(written), arena_);
}

}  // namespace regraft
