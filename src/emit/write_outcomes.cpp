// What becomes of writes to arrays.

#include <algorithm>

#include "ast/visit.h"
#include "emit/conversion.h"
#include "emit/signature.h"
#include "lift/number_rebinding.h"
#include "lift/place.h"
#include "lower/build.h"
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

}  // namespace

/// A list, where only arrays and numbers can be assigned to elements of `array` (null: it is bound anew), as one:
/// `x[:2] = torch.tensor([0, 1])`.
const neutral::Expr* UseOutcomes::asWritten(const neutral::Expr& value, const Type* array) {
    const bool isList = array && value.kind == neutral::ExprKind::Source && isSequence(*value.type);
    if (!isList || target_.acceptsLists) return &value;
    const LiftContext context{*frontend_.from.front(), frontend_.parsed->arena, neutral::Form::Function, nullptr};
    const Operation& asarray = *Tables::builtin().operation("asarray");
    std::vector<const neutral::Expr*> parts(asarray.parameters.size());
    parts[0] = &value;
    const bool isStrict = target_.dtypeRules.promotion == Promotion::None || target_.dtypeRules.promotion == Promotion::Strict;
    const Operation* dtype =
        isStrict && !array->isSeen ? Tables::builtin().operation(dtypeName(underRules(array->dtype, targetRules_))) : nullptr;
    if (dtype) parts[static_cast<std::size_t>(asarray.parameterIndex("dtype"))] = makeOperation(*dtype, {}, context);
    return makeOperation(asarray, std::move(parts), context);
}

/// `by`: the use that writes.
bool UseOutcomes::lowerLines(const std::vector<LiftedLine>& lines, const LowerContext& context, std::vector<WrittenLine>& out,
                             Lowered& last, const ast::Expr* by) {
    Arena& arena = frontend_.parsed->arena;
    for (const LiftedLine& line : lines) {
        const std::optional<CellLine> cell = line.isStore ? lineOfCell(line, context, last.unsupported) : std::nullopt;
        if (cell && target_.training && !target_.training->trainedVariables.empty())
            last.unsupported = "a layer's arrays are there once it has been called or built, and are written by a method of theirs";
        if (cell && !last.unsupported.empty()) return false;
        const neutral::Expr& value = cell ? *cell->value : *line.value;
        Lowered lowered = lower(
            *asWritten(by ? *withStreams(value, *by) : value, line.isStore ? frontend_.analysis->typeOf(*line.target) : nullptr), context);
        last.differs.insert(last.differs.end(), lowered.differs.begin(), lowered.differs.end());
        last.unsupported = lowered.unsupported;
        if (!lowered.code) return false;
        const py::Expr* target = cell ? lower(*cell->cell, context).code : py::source(arena, *line.target);
        bool isItem = isArrayItem(*line.target, *frontend_.analysis);  // `x[0] = v` writes into the view by itself
        if (line.isStore && (line.augment.empty() || cell) && !isItem)
            target = py::node(arena, py::ExprKind::Subscript, {target, py::literal(arena, "...")});
        out.push_back({target, lowered.code, line.augment});
    }
    return true;
}

namespace {

/// Whether what stands between brackets picks by arrays: `x[order]`, `x[mask, 0]`.
bool picksByArrays(const ast::Expr& key, const Analysis& analysis) {
    if (const auto* tuple = ast::as<ast::Tuple>(&key))
        return std::ranges::any_of(tuple->elts, [&](const ast::Expr* part) { return picksByArrays(*part, analysis); });
    const Type& type = *analysis.typeOf(key);
    return type.kind == TypeKind::List || (type.isArray() && type.rank != 0);
}

}  // namespace

/// An array of another dtype, where places that arrays pick take only their own (`ranks[order] = np.arange(n)`), or none takes another
/// kind.
const neutral::Expr* UseOutcomes::inStoredDType(const neutral::Expr& value, const ast::Subscript& item) {
    const Analysis& analysis = *frontend_.analysis;
    const Type& array = *analysis.typeOf(*item.value);
    const DType wanted = array.isSeen ? DType::Unknown : asNamed(underRules(array.dtype, targetRules_));
    const DType own = asNamed(underRules(value.type->dtype, targetRules_));
    if (!value.type->isArray() || own == DType::Unknown || wanted == DType::Unknown || own == wanted) return &value;
    const bool isPlaced = std::ranges::find(target_.sameDType, "at_set") != target_.sameDType.end() && picksByArrays(*item.slice, analysis);
    if (!isPlaced && target_.dtypeRules.promotion != Promotion::Strict) return &value;
    const LiftContext context{*frontend_.from.front(), frontend_.parsed->arena, neutral::Form::Method, nullptr};
    const Operation* dtype = Tables::builtin().operation(dtypeName(wanted));
    return dtype ? makeOperation(*Tables::builtin().operation("astype"), {&value, makeOperation(*dtype, {}, context), nullptr, nullptr},
                                 context)
                 : &value;
}

/// The value of an assignment that stays one.
UseOutcomes::Outcome UseOutcomes::convertStoredValue(const Use& use, const ast::Expr& place) {
    const Analysis& analysis = *frontend_.analysis;
    const ast::Expr* value = writtenValue(*analysis.statementOf(place), place);
    const neutral::Expr* source = value ? makeSource(*value, analysis.typeOf(*value), frontend_.parsed->arena) : nullptr;
    const auto* item = ast::as<ast::Subscript>(&place);
    const neutral::Expr* written = source ? asWritten(*source, analysis.typeOf(item ? *item->value : place)) : nullptr;
    if (source && item && !lifted_.contains(analysis.useAt(*value))) written = inStoredDType(*written, *item);
    if (written == source) return Outcome::Exact;
    if (analysis.useAt(*value)) return report(use, DiagCode::NoCounterpart, {use.name, target_.name, "no list can be assigned there"});
    const Lowered lowered = lower(*written, contextOf(use));
    if (!lowered.code) return report(use, DiagCode::NoCounterpart, {use.name, target_.name, lowered.unsupported});
    request_.rewrites.push_back({value, lowered.code});
    useOfNode_[value] = &use;
    return Outcome::Exact;
}

/// `x.T = v` writes into what x.T shows; attributes that are none of x's elements (`x.shape = s`) cannot be assigned.
UseOutcomes::Outcome UseOutcomes::convertStoredAttribute(const Use& use) {
    const auto* attribute = ast::as<ast::Attribute>(use.site.node);
    const auto* assign = ast::as<ast::Assign>(frontend_.analysis->statementOf(*use.site.node));
    const ast::Expr* lift = use.api && !use.api.entry->overloads.back().callable ? use.api.entry->overloads.back().lift : nullptr;
    if (!attribute || !assign || !lift) return convertStoredValue(use, *use.site.node);
    Arena& arena = frontend_.parsed->arena;
    const Parameter self{"self", ParamKind::PositionalOnly, ParamType::Array, nullptr};
    const Environment environment{{&self, 1}, {makeSource(*attribute->value, frontend_.analysis->typeOf(*attribute->value), arena)}};
    std::string problem;
    const neutral::Expr* place = instantiate(*lift, environment, {*use.framework, arena, neutral::Form::Attribute, attribute}, problem);
    const Lowered lowered = place && isView(*place) ? lower(*place, contextOf(use)) : Lowered();
    if (!lowered.code)
        return report(use, DiagCode::NoCounterpart, {use.name, target_.name, "this attribute of an array cannot be assigned"});
    if (lowered.code->kind == py::ExprKind::Attribute && lowered.code->text == attribute->attr.text())
        return convertStoredValue(use, *attribute);
    StatementRewrite rewrite{frontend_.analysis->statementOf(*attribute)};
    const py::Expr* whole = py::node(arena, py::ExprKind::Subscript, {lowered.code, py::literal(arena, "...")});
    rewrite.line = {whole, py::source(arena, *assign->value), {}};
    request_.statements.push_back(std::move(rewrite));
    useOfNode_.emplace(frontend_.analysis->statementOf(*attribute), &use);
    return convertStoredValue(use, *attribute);
}

/// An assignment that stays one: only its index and a list may have to be written otherwise.
UseOutcomes::Outcome UseOutcomes::convertStore(const Use& use) {
    const auto* item = ast::as<ast::Subscript>(use.site.node);
    if (!item) return convertStoredAttribute(use);
    Arena& arena = frontend_.parsed->arena;
    const Operation& getitem = *Tables::builtin().operation("getitem");
    std::vector<const neutral::Expr*> parts(getitem.parameters.size());
    parts[0] = makeSource(*item->value, frontend_.analysis->typeOf(*item->value), arena);
    parts[1] = makeSource(*item->slice, frontend_.analysis->typeOf(*item->slice), arena);
    const neutral::Expr* place = makeOperation(getitem, std::move(parts), {*use.framework, arena, neutral::Form::Operator, nullptr});
    const bool isElsewhere = frontend_.analysis->typeOf(*item->value)->isSequence();  // a list of arrays
    Lowered lowered = isElsewhere ? Lowered() : lowerStored(*place, contextOf(use));
    if (!lowered.unsupported.empty()) return report(use, DiagCode::NoCounterpart, {use.name, target_.name, lowered.unsupported});
    if (lowered.code) {
        request_.rewrites.push_back({item, lowered.code});
        useOfNode_[item] = &use;
    }
    return convertStoredValue(use, *item);
}

UseOutcomes::Outcome UseOutcomes::convertWrite(const Use& use) {
    if (mutations_->isPartOfAnother(use)) return Outcome::Exact;
    const Mutation& mutation = *mutations_->of(use);
    if (!mutation.refusal.empty() && target_.isMutable)
        return report(use, DiagCode::NoCounterpart, {use.name, target_.name, mutation.refusal});
    if (!mutation.refusal.empty()) return report(use, DiagCode::UnsupportedMutation, {target_.name, mutation.refusal});
    if (target_.isMutable && use.isStore && use.framework->isMutable && mutation.main.empty()) return convertStore(use);
    LowerContext context = contextOf(use);
    StatementRewrite rewrite{mutation.statement};
    std::vector<WrittenLine> main;
    Lowered last;
    const ast::Expr* by = use.site.node;
    bool isDone = lowerLines(mutation.before, context, rewrite.before, last, by) && lowerLines(mutation.main, context, main, last, by) &&
                  lowerLines(mutation.after, context, rewrite.after, last, by);
    const py::Expr* replacement = nullptr;
    if (isDone && mutation.replaced) {
        Lowered lowered = lower(*withStreams(*mutation.replacement, *by), context);
        replacement = lowered.code;
        last.unsupported = lowered.unsupported;
        last.differs.insert(last.differs.end(), lowered.differs.begin(), lowered.differs.end());
        isDone = replacement != nullptr;
    }
    if (!isDone) return report(use, DiagCode::NoCounterpart, {use.name, target_.name, last.unsupported});
    if (!last.differs.empty() && options_.exactOnly)
        return report(use, DiagCode::NoCounterpart, {use.name, target_.name, last.differs.front()});
    if (!main.empty()) rewrite.line = main.front();
    if (replacement) {
        request_.rewrites.push_back({mutation.replaced, replacement});
        useOfNode_[mutation.replaced] = &use;
        if (!rewrite.before.empty()) rewrite.operandsOf = mutation.replaced;
    }
    if (rewrite.line.value || !rewrite.before.empty() || !rewrite.after.empty()) request_.statements.push_back(std::move(rewrite));
    useOfNode_.emplace(mutation.statement, &use);
    if (!last.differs.empty()) return report(use, DiagCode::Approximate, {use.name, last.differs.front()});
    return mutation.note.empty() ? Outcome::Exact : report(use, DiagCode::Rebinding, {use.name, mutation.note});
}

/// Numbers of which nothing is known but that they are such, `a /= 2` beside `math.cos(a)`: an element of an array among them.
void UseOutcomes::rebindNumbers() {
    const Framework& source = *frontend_.from.front();
    if (neutral_ || !copiesElements(source)) return;
    const Analysis& analysis = *frontend_.analysis;
    Arena& arena = frontend_.parsed->arena;
    ast::walk(*frontend_.parsed->module, [&](const ast::Node& node) {
        const auto* statement = ast::as<ast::AugAssign>(&node);
        const bool isUse = statement && (analysis.useAt(*statement) || analysis.useAt(*statement->target));
        if (!statement || isUse || !changesNumber(*statement, analysis)) return !isExpression(node);
        const Operation& operation = *Tables::builtin().operationOfSymbol(ast::opSymbol(statement->op));
        std::vector<const neutral::Expr*> parts(operation.parameters.size());
        parts[0] = makeSource(*statement->target, analysis.typeOf(*statement->target), arena);
        parts[1] = makeSource(*statement->value, analysis.typeOf(*statement->value), arena);
        const Lowered sum =
            lower(*makeOperation(operation, std::move(parts), {source, arena, neutral::Form::Operator, nullptr}), contextFor(source));
        StatementRewrite rewrite{statement};
        rewrite.line = {py::source(arena, *statement->target), sum.code, {}};
        if (sum.code) request_.statements.push_back(std::move(rewrite));
        return false;
    });
}

/// Functions that changed their caller's array return the new one, and their callers take it.
void UseOutcomes::returnParameters() {
    if (target_.isMutable || neutral_) return;
    for (const auto& [call, mutation] : mutations_->calls()) {
        std::string name(call->func->span.of(frontend_.parsed->text));
        if (!mutation.note.empty() && mutation.refusal.empty()) sink_.report(DiagCode::Rebinding, call->span, name, {name, mutation.note});
        if (!mutation.refusal.empty()) {
            sink_.report(DiagCode::UnsupportedMutation, call->span, name, {target_.name, mutation.refusal});
            continue;
        }
        StatementRewrite rewrite{mutation.statement};
        std::vector<WrittenLine> main;
        Lowered last;
        LowerContext context = contextFor(*frontend_.from.front());
        if (!lowerLines(mutation.main, context, main, last) || !lowerLines(mutation.after, context, rewrite.after, last)) {
            sink_.report(DiagCode::UnsupportedMutation, call->span, name, {target_.name, last.unsupported});
            continue;
        }
        if (!main.empty()) rewrite.line = main.front();
        if (rewrite.line.value || !rewrite.after.empty()) request_.statements.push_back(std::move(rewrite));
    }
    SourceTree tree(*frontend_.parsed);
    for (const auto& [function, returned] : mutations_->returned().all())
        if (returned.returnedNothing && frontend_.analysis->isOwn(*function))
            for (Edit& edit : addReturn(tree, *function, returned.parameter)) request_.insertions.push_back(std::move(edit));
}

}  // namespace regraft
