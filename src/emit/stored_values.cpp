#include "emit/stored_values.h"

#include <algorithm>

#include "lower/build.h"
#include "mapping/condition.h"
#include "mapping/instantiate.h"
#include "mapping/sharing.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

/// What a statement writes into the target `place`; null: one of several values, or none that is written out.
const ast::Expr* writtenValue(const ast::Stmt& statement, const ast::Expr& place) {
    if (const auto* augmented = ast::as<ast::AugAssign>(&statement)) return augmented->value;
    const auto* assign = ast::as<ast::Assign>(&statement);
    return assign && std::ranges::count(assign->targets, &place) > 0 ? assign->value : nullptr;
}

bool isSequence(const Type& type) { return type.kind == TypeKind::List || type.kind == TypeKind::Tuple || type.kind == TypeKind::Iterator; }

/// Whether what stands between brackets picks by arrays: `x[order]`, `x[mask, 0]`.
bool picksByArrays(const ast::Expr& key, const Analysis& analysis) {
    if (const auto* tuple = ast::as<ast::Tuple>(&key))
        return std::ranges::any_of(tuple->elts, [&](const ast::Expr* part) { return picksByArrays(*part, analysis); });
    const Type& type = *analysis.typeOf(key);
    return type.kind == TypeKind::List || (type.isArray() && type.rank != 0);
}

/// `value` as an array, of a dtype if one is given.
const neutral::Expr* asArray(const neutral::Expr& value, const Operation* dtype, const LiftContext& context) {
    const Operation& asarray = *Tables::builtin().operation("asarray");
    return makeOperation(asarray, {&value, dtype ? makeOperation(*dtype, {}, context) : nullptr}, context);
}

/// What `z.imag` stands for where it is assigned to; null if it is nothing of the array's elements.
const neutral::Expr* assignedAttribute(const ast::Attribute& attribute, const OutcomeContext& context) {
    const Use* use = context.analysis.useAt(attribute);
    const ast::Expr* lift = use && use->api && !use->api.entry->overloads.back().callable ? use->api.entry->overloads.back().lift : nullptr;
    if (!lift) return nullptr;
    const Parameter self{"self", ParamKind::PositionalOnly, ParamType::Array, nullptr};
    const Environment environment{{&self, 1}, {makeSource(*attribute.value, context.analysis.typeOf(*attribute.value), context.arena)}};
    std::string problem;
    return instantiate(*lift, environment, {*use->framework, context.arena, neutral::Form::Attribute, &attribute}, problem);
}

/// The type of what is written into: the array of an item, what an attribute shows.
const Type& writtenType(const ast::Expr& place, const OutcomeContext& context) {
    const auto* attribute = ast::as<ast::Attribute>(&place);
    const neutral::Expr* shown = attribute ? assignedAttribute(*attribute, context) : nullptr;
    const auto* item = ast::as<ast::Subscript>(&place);
    return shown ? *shown->type : *context.analysis.typeOf(item ? *item->value : place);
}

/// What a library beside the source gives, whose arrays the target knows nothing of.
bool isOfLibrary(const neutral::Expr& value, const OutcomeContext& context) {
    if (value.kind != neutral::ExprKind::Source || value.type->kind != TypeKind::Beside) return false;
    const Framework& maker = *Tables::builtin().framework(value.type->framework);
    return &maker != &context.target && std::ranges::find(context.target.takes, maker.name) == context.target.takes.end();
}

}  // namespace

const neutral::Expr* asWritten(const neutral::Expr& value, const Type* array, const OutcomeContext& context) {
    if (array && array->isArray() && isOfLibrary(value, context))
        return makeOperation(*Tables::builtin().operation("array_of_any"), {&value, nullptr},
                             {*context.from.front(), context.arena, neutral::Form::Function, nullptr});
    const bool mayBeList = (value.type->isArray() || value.type->isUnknown()) && value.type->standIns & ListStandIn;
    const bool isList = array && value.kind == neutral::ExprKind::Source && (isSequence(*value.type) || mayBeList);
    if (!isList || context.target.acceptsLists) return &value;
    const LiftContext lifting{*context.from.front(), context.arena, neutral::Form::Function, nullptr};
    const bool isStrict =
        context.target.dtypeRules.promotion == Promotion::None || context.target.dtypeRules.promotion == Promotion::Strict;
    const Operation* dtype = (isStrict || mayBeList) && !array->isSeen && array->dtype != DType::Unknown
                                 ? Tables::builtin().operation(dtypeName(underRules(array->dtype, context.targetRules)))
                                 : nullptr;
    return asArray(mayBeList ? *makeSource(*value.source, unknownType(), context.arena) : value, dtype, lifting);
}

const neutral::Expr* inStoredDType(const neutral::Expr& value, const ast::Expr& place, const OutcomeContext& context) {
    const Analysis& analysis = context.analysis;
    const auto* item = ast::as<ast::Subscript>(&place);
    const Type& array = writtenType(place, context);
    const DType wanted = array.isSeen ? DType::Unknown : asNamed(underRules(array.dtype, context.targetRules));
    const LiftContext lifting{*context.from.front(), context.arena, neutral::Form::Method, nullptr};
    const Operation* dtype = wanted == DType::Unknown ? nullptr : Tables::builtin().operation(dtypeName(wanted));
    const bool isStrict = context.target.dtypeRules.promotion == Promotion::Strict;
    const bool isNumberOfOther = (value.type->kind == TypeKind::Float && isInteger(wanted)) ||
                                 (value.type->isNumber() && value.type->kind != TypeKind::Bool && wanted == DType::Bool);
    if (isStrict && dtype && isNumberOfOther) return asArray(value, dtype, lifting);
    const DType own = asNamed(underRules(value.type->dtype, context.targetRules));
    if (!value.type->isArray() || own == DType::Unknown || wanted == DType::Unknown || own == wanted) return &value;
    const bool isPlaced = std::ranges::find(context.target.sameDType, "at_set") != context.target.sameDType.end() && item &&
                          picksByArrays(*item->slice, analysis);
    if ((!isPlaced && !isStrict) || !dtype) return &value;
    return makeOperation(*Tables::builtin().operation("astype"), {&value, makeOperation(*dtype, {}, lifting), nullptr, nullptr}, lifting);
}

namespace {

/// `x[mask] = y[mask]`, `x[mask] += 1`, for targets that take no empty array where a mask says the place, and read none there: its
/// indices stand for the mask.
void namePlacesOfMask(const Use& use, const ast::Expr& place, OutcomeContext& context) {
    const auto* item = ast::as<ast::Subscript>(&place);
    const ast::Expr* value = item ? writtenValue(*context.analysis.statementOf(place), place) : nullptr;
    const Type& key = item ? *context.analysis.typeOf(*item->slice) : *unknownType();
    const Operation& places = *Tables::builtin().operation("places_of_mask");
    const bool isMask = key.isArray() && key.dtype == DType::Bool && key.rank != 0;
    const bool isAdded = value && context.analysis.statementOf(place)->kind == ast::Kind::AugAssign;  // what is there is read
    const bool isArray = value && context.analysis.typeOf(*value)->isArray() && context.analysis.typeOf(*value)->rank != 0;
    if (!isMask || !(isAdded || isArray)) return;
    if (Tables::builtin().lowerings(context.target, places).empty()) return;
    const LiftContext lifting{*use.framework, context.arena, neutral::Form::Function, nullptr};
    const Lowered named = lower(*makeOperation(places, {makeSource(*item->slice, &key, context.arena)}, lifting), context.loweringOf(use));
    if (named.code) context.rewrite(*item->slice, named.code, use);
}

/// The value of an assignment that stays one.
Outcome storedValueOutcome(const Use& use, const ast::Expr& place, OutcomeContext& context) {
    namePlacesOfMask(use, place, context);
    const Analysis& analysis = context.analysis;
    const ast::Expr* value = writtenValue(*analysis.statementOf(place), place);
    const neutral::Expr* source = value ? makeSource(*value, analysis.typeOf(*value), context.arena) : nullptr;
    const auto* item = ast::as<ast::Subscript>(&place);
    const neutral::Expr* written = source ? asWritten(*source, analysis.typeOf(item ? *item->value : place), context) : nullptr;
    if (source && !context.lifted.contains(analysis.useAt(*value))) written = inStoredDType(*written, place, context);
    if (written == source) return Outcome::Exact;
    if (analysis.useAt(*value)) return context.noCounterpart(use, "no list can be assigned there");
    const Lowered lowered = lower(*written, context.loweringOf(use));
    if (!lowered.code) return context.noCounterpart(use, lowered.unsupported);
    context.rewrite(*value, lowered.code, use);
    return Outcome::Exact;
}

/// `p.data = v`: p lies elsewhere from now on, and who holds the old memory keeps it; where the target has such an attribute, too.
const py::Expr* boundElsewhere(const ast::Attribute& attribute, const Use& use, OutcomeContext& context) {
    const TrainingRules *here = use.framework->training.get(), *there = context.target.training.get();
    const bool isOwned = context.analysis.useAt(*attribute.value);  // a layer's array may have other axes here
    const bool isKnown = here && there && !isOwned && !there->unrecorded.empty() && attribute.attr == std::string_view(here->unrecorded);
    return isKnown ? py::attribute(context.arena, py::source(context.arena, *attribute.value),
                                   context.arena.copy(std::string_view(there->unrecorded)))
                   : nullptr;
}

/// `x.T = v` writes into what x.T shows; attributes that are none of x's elements (`x.shape = s`) cannot be assigned.
Outcome storedAttributeOutcome(const Use& use, OutcomeContext& context) {
    const auto* attribute = ast::as<ast::Attribute>(use.site.node);
    const auto* assign = ast::as<ast::Assign>(context.analysis.statementOf(*use.site.node));
    const bool isKnown = use.api && !use.api.entry->overloads.back().callable && use.api.entry->overloads.back().lift;
    if (!attribute || !assign || !isKnown) return storedValueOutcome(use, *use.site.node, context);
    Arena& arena = context.arena;
    const neutral::Expr* place = assignedAttribute(*attribute, context);
    const Lowered lowered = place && isView(*place) ? lower(*place, context.loweringOf(use)) : Lowered();
    if (!lowered.code) return context.noCounterpart(use, "this attribute of an array cannot be assigned");
    if (lowered.code->kind == py::ExprKind::Attribute && lowered.code->text == attribute->attr.text())
        return storedValueOutcome(use, *attribute, context);
    StatementRewrite rewrite{context.analysis.statementOf(*attribute)};
    const py::Expr* whole = boundElsewhere(*attribute, use, context);
    if (!whole && std::ranges::find(context.target.copies, "*") != context.target.copies.end()) {  // nothing written into a view is seen
        const Lowered array = place->operation->name == "stop_gradient" ? lower(*place->parts[0], context.loweringOf(use)) : Lowered();
        const bool isArray = array.code && (array.code->kind == py::ExprKind::Attribute || array.code->kind == py::ExprKind::Source);
        if (!isArray) return context.noCounterpart(use, "it gives a copy there, and what is written into it is lost");
        whole = py::node(arena, py::ExprKind::Subscript, {array.code, py::literal(arena, "()")});
    }
    if (!whole) whole = py::node(arena, py::ExprKind::Subscript, {lowered.code, py::literal(arena, "...")});
    rewrite.line = {whole, py::source(arena, *assign->value), {}};
    context.rewrite(std::move(rewrite), use);
    return storedValueOutcome(use, *attribute, context);
}

/// `a[rows, columns] = v` as `a[...] = at_set(a, (rows, columns), v)`, where the target takes no arrays there; nothing if it can't be
/// written so.
std::optional<Outcome> wholeOutcome(const Use& use, const ast::Subscript& item, OutcomeContext& context) {
    const Analysis& analysis = context.analysis;
    const auto* assign = ast::as<ast::Assign>(analysis.statementOf(item));
    const bool isAlone = assign && assign->targets.size() == 1 && assign->targets[0] == &item;
    if (!isAlone || item.value->kind != ast::Kind::NameExpr || context.target.arrayIndexing) return std::nullopt;
    Arena& arena = context.arena;
    const Operation& set = *Tables::builtin().operation("at_set");
    const auto part = [&](const ast::Expr* expr) { return makeSource(*expr, analysis.typeOf(*expr), arena); };
    const neutral::Expr* whole = makeOperation(set, {part(item.value), part(item.slice), part(assign->value)},
                                               {*use.framework, arena, neutral::Form::Function, nullptr});
    const Lowered lowered = lower(*whole, context.loweringOf(use));
    if (!lowered.code || !lowered.differs.empty()) return std::nullopt;
    StatementRewrite rewrite{assign};
    rewrite.line = {
        py::node(arena, py::ExprKind::Subscript, {py::source(arena, *item.value), py::literal(arena, "...")}), lowered.code, {}};
    context.rewrite(std::move(rewrite), use);
    return Outcome::Exact;
}

/// What the target's table says of such a write, `at_set` under a condition that holds: it is so where the assignment stays, too.
std::string_view differenceOfWriting(const ast::Subscript& item, OutcomeContext& context) {
    const ast::Expr* value = writtenValue(*context.analysis.statementOf(item), item);
    if (!value) return {};
    const Tables& tables = Tables::builtin();
    const Operation& set = *tables.operation("at_set");
    const auto part = [&](const ast::Expr* expr) { return makeSource(*expr, context.analysis.typeOf(*expr), context.arena); };
    const Environment environment{set.parameters, {part(item.value), part(item.slice), part(value)}};
    for (const Lowering& lowering : tables.lowerings(context.target, set))
        if (lowering.when && evaluate(*lowering.when, environment) == Truth::True) return lowering.differs;
    return {};
}

}  // namespace

Outcome storeOutcome(const Use& use, OutcomeContext& context) {
    const auto* item = ast::as<ast::Subscript>(use.site.node);
    if (!item) return storedAttributeOutcome(use, context);
    Arena& arena = context.arena;
    const Operation& getitem = *Tables::builtin().operation("getitem");
    std::vector<const neutral::Expr*> parts(getitem.parameters.size());
    parts[0] = makeSource(*item->value, context.analysis.typeOf(*item->value), arena);
    parts[1] = makeSource(*item->slice, context.analysis.typeOf(*item->slice), arena);
    const neutral::Expr* place = makeOperation(getitem, std::move(parts), {*use.framework, arena, neutral::Form::Operator, nullptr});
    const Type& holder = *context.analysis.typeOf(*item->value);
    const bool isElsewhere = !holder.isArray() && !holder.isUnknown();  // a list or a dict of arrays
    Lowered lowered = isElsewhere ? Lowered() : lowerStored(*place, context.loweringOf(use));
    if (!lowered.unsupported.empty())
        if (const std::optional<Outcome> written = wholeOutcome(use, *item, context)) return *written;
    if (!lowered.unsupported.empty()) return context.noCounterpart(use, lowered.unsupported);
    if (lowered.code) {
        context.rewrite(*item, lowered.code, use);
    }
    const Outcome outcome = storedValueOutcome(use, *item, context);
    const std::string_view differs = outcome == Outcome::Exact && !isElsewhere ? differenceOfWriting(*item, context) : std::string_view();
    return differs.empty() ? outcome : context.report(use, DiagCode::Approximate, {use.name, differs});
}

}  // namespace regraft
