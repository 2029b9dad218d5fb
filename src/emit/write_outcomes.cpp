#include "emit/write_outcomes.h"

#include <algorithm>

#include "emit/layer_cells.h"
#include "emit/parameter_loops.h"
#include "emit/signature.h"
#include "emit/stored_values.h"
#include "lift/place.h"
#include "lower/build.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

/// What stands between brackets for all of an array: one without axes has no `...` everywhere, and where arrays share nothing,
/// `x[...] = v` takes v for x, dtype and all.
const char* wholeKey(const Type& array, const Framework& target) {
    if (array.isArray() && array.rank == 0) return "()";
    if (std::ranges::find(target.copies, "*") == target.copies.end()) return "...";
    return array.isArray() && array.rank > 0 ? ":" : "()";
}

bool isNumber(const Type& type) { return type.kind == TypeKind::Int || type.kind == TypeKind::Float || type.kind == TypeKind::Bool; }

/// Whether an array of a layer or module takes arrays by a method of its own.
bool isWrittenWhole(const neutral::Expr* array, const LowerContext& lowering) {
    return array && !Tables::builtin().lowerings(lowering.target, *Tables::builtin().operation("layers.written")).empty();
}

/// Where a view is a copy, `p.data.zero_()` writes into p.
LiftedLine onArrayItself(const LiftedLine& line, const OutcomeContext& context) {
    const bool areCopies = std::ranges::find(context.target.copies, "*") != context.target.copies.end();
    const Place place = areCopies ? placeOf(*line.target, context.analysis) : Place();
    LiftedLine whole = line;
    if (isWithoutGradient(place)) whole.target = place.holder;
    return whole;
}

/// How the target writes into an array where that is no assignment to its elements, `layer.weight.set_value(value)`; null where it is.
/// `isMore`: `value` is more than the code for `plain`, `target op value`.
const py::Expr* writtenBy(std::string_view name, const neutral::Expr* array, const neutral::Expr& plain, const py::Expr& value, bool isMore,
                          const LowerContext& lowering) {
    const Operation& operation = *Tables::builtin().operation(name);
    if (!array || Tables::builtin().lowerings(lowering.target, operation).empty()) return nullptr;
    Arena& arena = lowering.arena;
    const neutral::Expr* written = makeOperation(operation, {array, &plain}, {lowering.source, arena, neutral::Form::Function, nullptr});
    const py::Expr* code = lower(*written, lowering).code;
    if (!code || code->arguments.empty() || !isMore) return code;
    py::Expr call = *code;
    std::vector<py::Argument> arguments(call.arguments.begin(), call.arguments.end());
    arguments.front().value = &value;
    call.arguments = arena.copy(arguments);
    return arena.make<py::Expr>(call);
}

}  // namespace

/// `by`: the use that writes.
bool WriteOutcomes::lowerLines(const std::vector<LiftedLine>& lines, const LowerContext& lowering, std::vector<WrittenLine>& out,
                               Lowered& last, const ast::Expr* by) {
    Arena& arena = context_.arena;
    for (const LiftedLine& lifted : lines) {
        const LiftedLine line = onArrayItself(lifted, context_);
        const std::optional<CellLine> cell = line.isStore ? lineOfCell(line, lowering, context_.analysis, last.unsupported) : std::nullopt;
        if (cell && context_.target.modules && context_.target.modules->infersSizes && !context_.buildsLayers)
            last.unsupported = "a layer's arrays are there once it has been called or built, and are written by a method of theirs";
        if (cell && !last.unsupported.empty()) return false;
        const neutral::Expr& given = cell ? *cell->value : *line.value;
        const Type& type = *context_.analysis.typeOf(*line.target);
        bool isItem = isArrayItem(*line.target, context_.analysis);                          // `x[0] = v` writes into the view by itself
        const bool isHeld = line.isStore && line.augment.empty() && !isItem && type.isHeld;  // a parameter or buffer of a module
        const neutral::Expr* array = cell ? cell->cell : isHeld ? makeSource(*line.target, &type, arena) : nullptr;
        const bool isSpread = isWrittenWhole(array, lowering) && line.augment.empty() && isNumber(*line.value->type);
        const neutral::Expr& value = isSpread ? *makeOperation(*Tables::builtin().operation("full_like"), {array, line.value},
                                                               {lowering.source, arena, neutral::Form::Function, nullptr})
                                              : given;
        Lowered lowered = lower(*asWritten(by ? *streams_.handedTo(value, *by) : value,
                                           line.isStore ? context_.analysis.typeOf(*line.target) : nullptr, context_),
                                lowering);
        last.differs.insert(last.differs.end(), lowered.differs.begin(), lowered.differs.end());
        last.unsupported = lowered.unsupported;
        if (!lowered.code) return false;
        const py::Expr* target = cell ? lower(*cell->cell, lowering).code : py::source(arena, *line.target);
        std::string_view augment = line.augment;
        if (!augment.empty() && line.isStore && !isItem && !context_.target.augmentsInPlace) {  // it would bind the name anew
            lowered.code = py::node(arena, py::ExprKind::Binary, {target, lowered.code}, augment);
            augment = {};
        }
        const bool isWithoutAxes = line.isStore && !array && !isItem && augment.empty() && type.isArray() && type.rank == 0;
        const neutral::Expr* whole = isWithoutAxes ? makeSource(*line.target, &type, arena) : array;
        const bool isMore = !isWithoutAxes || (augment.empty() && !line.augment.empty());
        const py::Expr* written =
            writtenBy(isWithoutAxes ? "written_number" : "layers.written", whole, value, *lowered.code, isMore, lowering);
        if (written) {
            out.push_back({nullptr, written, {}});
            continue;
        }
        if (line.isStore && (augment.empty() || cell) && !isItem)
            target = py::node(arena, py::ExprKind::Subscript,
                              {target, py::literal(arena, wholeKey(*context_.analysis.typeOf(*line.target), context_.target))});
        out.push_back({target, lowered.code, augment});
    }
    return true;
}

void WriteOutcomes::prepare() {
    mutations_ = std::make_unique<Mutations>(context_.calls, context_.analysis, context_.arena, context_.target, context_.program.effects);
}

std::string WriteOutcomes::problemOf(const Use& use) const {
    const Mutation* mutation = mutations_->of(use);
    return mutation ? mutation->refusal : std::string();
}

std::optional<Outcome> WriteOutcomes::outcomeOfStore(const Use& use) { return use.isStore ? std::optional(convert(use)) : std::nullopt; }

std::optional<Outcome> WriteOutcomes::outcomeOfCall(const Use& use) {
    return use.choice.written && use.meaning ? std::optional(convert(use)) : std::nullopt;
}

Outcome WriteOutcomes::convert(const Use& use) {
    if (mutations_->isPartOfAnother(use)) return Outcome::Exact;
    const Mutation& mutation = *mutations_->of(use);
    if (!mutation.refusal.empty() && context_.target.isMutable) return context_.noCounterpart(use, mutation.refusal);
    if (!mutation.refusal.empty()) return context_.report(use, DiagCode::UnsupportedMutation, {context_.target.name, mutation.refusal});
    if (context_.target.isMutable && use.isStore && use.framework->isMutable && mutation.main.empty()) return storeOutcome(use, context_);
    if (context_.target.isMutable && use.meaning && asksForAxesOfSomeLayer(use, *use.meaning, context_))
        return context_.noCounterpart(use, std::string(axesOfSomeLayer));
    const LowerContext lowering = context_.loweringOf(use);
    StatementRewrite rewrite{mutation.statement};
    std::vector<WrittenLine> main;
    Lowered last;
    const ast::Expr* by = use.site.node;
    bool isDone = lowerLines(mutation.before, lowering, rewrite.before, last, by) && lowerLines(mutation.main, lowering, main, last, by) &&
                  lowerLines(mutation.after, lowering, rewrite.after, last, by);
    const py::Expr* replacement = nullptr;
    if (isDone && mutation.replaced) {
        Lowered lowered = lower(*streams_.handedTo(*mutation.replacement, *by), lowering);
        replacement = lowered.code;
        last.unsupported = lowered.unsupported;
        last.differs.insert(last.differs.end(), lowered.differs.begin(), lowered.differs.end());
        isDone = replacement != nullptr;
    }
    if (!isDone) return context_.noCounterpart(use, last.unsupported);
    if (!last.differs.empty() && context_.options.exactOnly) return context_.noCounterpart(use, last.differs.front());
    if (!main.empty()) rewrite.line = main.front();
    if (replacement) {
        context_.rewrite(*mutation.replaced, replacement, use);
        if (!rewrite.before.empty()) rewrite.operandsOf = mutation.replaced;
    }
    if (rewrite.line.value || !rewrite.before.empty() || !rewrite.after.empty()) context_.request.statements.push_back(std::move(rewrite));
    context_.answerFor(*mutation.statement, use);
    if (!last.differs.empty()) return context_.report(use, DiagCode::Approximate, {use.name, last.differs.front()});
    return mutation.note.empty() ? Outcome::Exact : context_.report(use, DiagCode::Rebinding, {use.name, mutation.note});
}

void WriteOutcomes::returnParameters() {
    if (context_.isNeutral) return;
    if (context_.target.isMutable) {
        for (const auto& [call, mutation] : mutations_->calls()) {
            const std::string name(call->func->span.of(context_.file.text));
            context_.sink.report(DiagCode::NoCounterpart, call->span, name, {name, context_.target.name, mutation.refusal});
        }
        return;
    }
    for (const auto& [call, mutation] : mutations_->calls()) {
        std::string name(call->func->span.of(context_.file.text));
        if (!mutation.note.empty() && mutation.refusal.empty())
            context_.sink.report(DiagCode::Rebinding, call->span, name, {name, mutation.note});
        if (!mutation.refusal.empty()) {
            context_.sink.report(DiagCode::UnsupportedMutation, call->span, name, {context_.target.name, mutation.refusal});
            continue;
        }
        StatementRewrite rewrite{mutation.statement};
        std::vector<WrittenLine> main;
        Lowered last;
        const LowerContext lowering = context_.loweringFrom(*context_.from.front());
        if (!lowerLines(mutation.main, lowering, main, last) || !lowerLines(mutation.after, lowering, rewrite.after, last)) {
            context_.sink.report(DiagCode::UnsupportedMutation, call->span, name, {context_.target.name, last.unsupported});
            continue;
        }
        if (!main.empty()) rewrite.line = main.front();
        if (rewrite.line.value || !rewrite.after.empty()) context_.request.statements.push_back(std::move(rewrite));
    }
    SourceTree tree(context_.file);
    for (const auto& [function, returned] : mutations_->returned().all())
        if (returned.returnedNothing && context_.analysis.isOwn(*function))
            for (Edit& edit : addReturn(tree, *function, returned.parameter)) context_.request.insertions.push_back(std::move(edit));
}

}  // namespace regraft
