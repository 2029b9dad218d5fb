#include "emit/meaning_outcomes.h"

#include <fmt/format.h>

#include <algorithm>

#include "ast/display.h"
#include "emit/absent_arrays.h"
#include "emit/as_written.h"
#include "emit/built_layers.h"
#include "emit/context_values.h"
#include "emit/decorator.h"
#include "emit/late_arrays.h"
#include "emit/meaning_problems.h"
#include "emit/narrow_integers.h"
#include "emit/own_places.h"
#include "emit/parameter_loops.h"
#include "emit/place_outcomes.h"
#include "emit/removal.h"
#include "emit/stored_values.h"
#include "lift/meaning.h"
#include "lower/build.h"
#include "lower/tuple_call.h"
#include "mapping/instantiate.h"

namespace regraft {

namespace {

const std::string arraysAreLate = "layers have their arrays once they have been called there: before, there are none";

const std::string axesAreUnknown(axesOfSomeLayer);

/// Whether what an overload says that differs is in what is `taken` of its `whole` meaning: "indices: …" differs in that field alone.
bool differsHere(const Overload& overload, const neutral::Expr& whole, const neutral::Expr& taken) {
    if (overload.differs.empty()) return false;
    const auto field = std::ranges::find_if(overload.fields,
                                            [&](std::string_view name) { return overload.differs.starts_with(std::string(name) + ": "); });
    if (field == overload.fields.end() || &whole == &taken || whole.kind != neutral::ExprKind::Tuple) return true;
    const auto place = field - overload.fields.begin();
    const auto part = std::ranges::find(whole.parts, &taken);
    return part == whole.parts.end() || part - whole.parts.begin() == place;
}

/// A member of every module: `torch.nn.Module.eval`.
bool ofModule(const Use& use) { return use.framework->modules && use.framework->modules->isMember(use.name); }

}  // namespace

Outcome MeaningOutcomes::outcomeOf(const Use& use) {
    const Lifted* lifted = context_.liftedOf(&use);
    if (!lifted) return context_.noCounterpart(use, "what it does here depends on values that are not known");
    if (!lifted->problem.empty()) return context_.noCounterpart(use, lifted->problem);
    std::vector<const ast::Stmt*>& deletions = context_.request.deletions;
    if (const ast::Stmt* named = namesPlace(use, context_)) {
        deletions.push_back(named);
        return Outcome::Exact;
    }
    if (use.framework != &context_.target && mayBeCast(*lifted->meaning, context_.analysis))
        return context_.noCounterpart(use, "whether it asks for a dtype or for a device is not known here");
    if (const ast::Stmt* statement = givesItself(use, context_)) {
        if (std::ranges::find(deletions, statement) == deletions.end()) deletions.push_back(statement);
        return Outcome::Exact;
    }
    Lifted whole = *lifted;
    whole.meaning = givingModule(use, *whole.meaning);
    if (!whole.meaning) return context_.noCounterpart(use, "its result is used here, and the counterpart gives none");
    const LiftContext lifting{*use.framework, context_.arena, neutral::Form::Function, nullptr};
    if (comparesNarrowInteger(use, context_.target, context_.targetRules, context_.analysis))
        whole.meaning = makeOperation(*Tables::builtin().operation("default_integer"), {},
                                      {*use.framework, context_.arena, neutral::Form::Attribute, nullptr});
    whole.meaning = placedMeaning(use, *whole.meaning, context_);
    const NumpyWrites written = writesToNumpy(use, *whole.meaning);
    if (const std::string_view problem = problemOfMeaning(use, *whole.meaning, written, others_.streams, context_); !problem.empty())
        return context_.noCounterpart(use, problem);
    if (written != NumpyWrites::None)
        whole.meaning = makeOperation(*Tables::builtin().operation("to_own_numpy"), {whole.meaning->parts[0]}, lifting);
    if (others_.gradients.isMarkedAtOnce(use))
        whole.meaning = makeOperation(*Tables::builtin().operation("gathering.leaf"), {whole.meaning}, lifting);
    whole.meaning = complete(use, *whole.meaning);
    const Outcome outcome = writeElements(use, whole);
    if (outcome == Outcome::Exact && means(&use, "layers.set_trained")) return others_.freezing.markedOutcome(use);
    const bool seesWidth =
        comparesOtherInteger(use, context_.target, context_.analysis) || asksForOtherWidth(use, context_.target, context_.targetRules);
    if (outcome == Outcome::Exact && seesWidth)
        return context_.report(use, DiagCode::Approximate,
                               {use.name, fmt::format("integers that are given no dtype are {} in {}",
                                                      dtypeName(context_.targetRules.defaultInt), context_.target.name)});
    if (outcome != Outcome::Exact || written != NumpyWrites::Callers) return outcome;
    return context_.report(use, DiagCode::Approximate,
                           {use.name, "the NumPy array is a copy: who passed the array does not see what is written into it"});
}

/// `model.eval()` whose value is used, as an operation that gives the module: some do by themselves. Null if there is none.
const neutral::Expr* MeaningOutcomes::givingModule(const Use& use, const neutral::Expr& meaning) const {
    const bool isStatement = context_.analysis.parent(*use.site.node)->kind == ast::Kind::ExprStmt;
    if (!ofModule(use) || meaning.type->kind != TypeKind::None || isStatement) return &meaning;
    if (meaning.kind != neutral::ExprKind::Operation) return nullptr;
    const Operation* giving = Tables::builtin().operation(meaning.operation->giving);
    if (giving == meaning.operation) return &meaning;  // it gives nothing anywhere
    const LiftContext lifting{*use.framework, context_.arena, neutral::Form::Function, meaning.source};
    return giving ? makeOperation(*giving, {meaning.parts[0]}, lifting) : nullptr;
}

/// Who sees what is written into a NumPy array that the target would share, so that it has to be made anew.
NumpyWrites MeaningOutcomes::writesToNumpy(const Use& use, const neutral::Expr& meaning) const {
    const bool isShared = meaning.kind == neutral::ExprKind::Operation && meaning.operation->name == "to_numpy" && use.framework->isMutable;
    const ast::Expr* origin = originOf(use);
    if (!isShared || context_.target.isMutable || !origin) return NumpyWrites::None;
    return writesIntoNumpy(*use.site.node, *origin, context_.analysis);
}

/// The meaning with what it is handed here, and of the dtype that is asked for where it is stored.
const neutral::Expr* MeaningOutcomes::complete(const Use& use, const neutral::Expr& meaning) const {
    const neutral::Expr* whole = others_.threaded.overKeys(use, *others_.streams.handedTo(meaning, *use.site.node));
    const auto* stored = ast::as<ast::Assign>(context_.analysis.parent(*context_.liftedOf(&use)->node));
    const ast::Expr* place = stored && stored->targets.size() == 1 ? stored->targets[0] : nullptr;
    const Use* store = place ? context_.analysis.useAt(*place) : nullptr;
    return store && store->isStore ? inStoredDType(*whole, *place, context_) : whole;
}

/// Elements become numbers where Python wants such, and copies where they are kept.
Outcome MeaningOutcomes::writeElements(const Use& use, Lifted whole) {
    const neutral::Expr* number = others_.numbers.asNumber(*whole.node, *whole.meaning);
    if (number) whole.meaning = number;
    const bool isKept = !number && others_.elements.isKept(use);
    if (isKept || others_.elements.overlapsTarget(use)) whole.meaning = others_.elements.copied(use, *whole.meaning);
    const Outcome outcome = write(use, whole);
    if (!isKept || outcome != Outcome::Exact || context_.analysis.typeOf(*use.site.node)->rank == 0) return outcome;
    return context_.report(use, DiagCode::Approximate,
                           {use.name, "what is read here is kept while the array changes: it is taken for an element, which " +
                                          use.framework->name + " copies, and not for a row, which it does not"});
}

namespace {

/// Whether `next()` takes the first item of what stands at a node.
bool isAskedForNext(const ast::Expr& node, const Analysis& analysis) {
    const auto* call = ast::as<ast::Call>(analysis.parent(node));
    const auto* called = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    return called && called->id == "next" && !call->args.empty() && call->args[0] == &node;
}

/// Whether the items of what stands at a node are taken at once, `a, b = …`, `for a in …` or `…[0]`, so that any sequence does there.
bool isUnpacked(const ast::Expr& node, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(node);
    if (parent->kind == ast::Kind::Starred) return true;
    if (const auto* item = ast::as<ast::Subscript>(parent)) return item->value == &node && item->slice->kind == ast::Kind::Constant;
    if (const auto* loop = ast::as<ast::For>(parent)) return loop->iter == &node;
    const auto* assign = ast::as<ast::Assign>(parent);
    return assign && std::ranges::all_of(assign->targets, [](const ast::Expr* target) { return ast::isDisplay(target); });
}

}  // namespace

Outcome MeaningOutcomes::write(const Use& use, const Lifted& lifted) {
    if (const std::string_view problem = others_.freezing.problemOf(use); !problem.empty()) return context_.noCounterpart(use, problem);
    const neutral::Expr& asked = *others_.freezing.asked(use, *lifted.meaning);
    const neutral::Expr& meaning = amongBuilt(*askedForPresence(use, asked, context_), use, context_);
    Lowered lowered = lower(meaning, context_.loweringOf(use));
    if (lowered.code && isUnpacked(*lifted.node, context_.analysis)) lowered.code = &py::withoutTuple(*lowered.code);
    if (lowered.code) lowered.code = others_.freezing.inOptimiser(meaning, *lowered.code);
    if (lowered.code) lowered.code = builtLayer(meaning, *lowered.code, context_.loweringOf(use), context_);
    const bool isFirst = meaning.type->kind == TypeKind::List && isAskedForNext(*lifted.node, context_.analysis);
    if ((isFirst && mayBeEarly(use, context_)) || isTooEarly(use, context_)) return context_.noCounterpart(use, arraysAreLate);
    if (lowered.code && isFirst)
        lowered.code = py::call(context_.arena, py::name(context_.arena, py::ExprKind::Name, "iter"), {{{}, lowered.code}});
    const auto parent = [&](const ast::Node& node) { return context_.analysis.parent(node); };
    const bool isRemoved = lowered.isDropped && isRemovable(*lifted.node, parent);
    if (!lowered.code && !isRemoved) return context_.noCounterpart(use, lowered.unsupported);
    if (lowered.code)
        if (const std::string_view problem = problemOfCode(use, meaning, *lowered.code, context_); !problem.empty())
            return context_.noCounterpart(use, problem);
    const std::string* differs = difference(use, lowered, isRemoved ? lifted.node : nullptr);
    if (differs && context_.options.exactOnly) return context_.noCounterpart(use, *differs);
    if (context_.options.exactOnly)
        if (const std::string problem = taken_.problemOf(lowered); !problem.empty()) return context_.noCounterpart(use, problem);
    if (!isRemoved && !differs && standsAsWritten(*lowered.code, *use.site.node)) unaltered_.insert(&use);
    if (isRemoved) context_.request.removals.push_back(lifted.node);
    else if (!use.isDecorator) place(use, lifted, *lowered.code);
    else if (!decorate(use, *lowered.code)) return context_.noCounterpart(use, "what it becomes is no decorator");
    const std::optional<Outcome> ofFloats = floats_.outcomeOf(use, lowered);
    const Outcome outcome = taken_.outcomeOf(use, lowered).value_or(ofFloats.value_or(Outcome::Exact));
    return differs ? context_.report(use, DiagCode::Approximate, {use.name, *differs}) : outcome;
}

/// What is to be said of the code; null if nothing is. Nobody sees how something differs that is `removed` without anything that
/// it changed being looked at outside.
const std::string* MeaningOutcomes::difference(const Use& use, const Lowered& lowered, const ast::Expr* removed) const {
    const auto leaves = [&] { return valuesLeave(*removed, context_.analysis) && !others_.training.isOutsideGradients(*removed); };
    if (!lowered.differs.empty() && (!removed || leaves())) return &lowered.differs.front();
    if (mayBeEarly(use, context_)) return &arraysAreLate;
    const Lifted* lifted = context_.liftedOf(&use);
    if (lifted && asksForAxesOfSomeLayer(use, *lifted->meaning, context_)) return &axesAreUnknown;
    const Overload* overload = use.choice.overload;
    return overload && lifted && differsHere(*overload, *use.meaning, *lifted->meaning) ? &overload->differs : nullptr;
}

/// The decorator that makes `applied` of the function it stands before; false if there is none.
bool MeaningOutcomes::decorate(const Use& use, const py::Expr& applied) {
    if (isUnchanged(applied, *use.site.node)) {
        context_.request.removals.push_back(use.site.node);
        return true;
    }
    const py::Expr* decorator = asDecorator(applied, *use.site.node, context_.arena);
    if (decorator) context_.rewrite(*use.site.node, decorator, use);
    return decorator != nullptr;
}

void MeaningOutcomes::place(const Use& use, const Lifted& lifted, const py::Expr& code) {
    if (lifted.statement) return context_.rewrite({lifted.statement, {py::source(context_.arena, *lifted.target), &code}}, use);
    context_.replaced.replace(*lifted.node, code);
    context_.rewrite(*lifted.node, &code, use);
}

}  // namespace regraft
