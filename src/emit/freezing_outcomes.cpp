#include "emit/freezing_outcomes.h"

#include <algorithm>

#include "emit/early_needs.h"
#include "lift/meaning.h"
#include "lower/build.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

/// The code, with what asks whether arrays are trained asking for their marks.
const py::Expr* overTrained(const py::Expr& code, const TrainingRules& rules, Arena& arena) {
    if (code.kind == py::ExprKind::Api && code.text == rules.trained) return py::name(arena, py::ExprKind::Helper, rules.markedTrained);
    py::Expr changed = code;
    std::vector<const py::Expr*> parts;
    for (const py::Expr* part : code.parts) parts.push_back(part ? overTrained(*part, rules, arena) : nullptr);
    std::vector<py::Argument> arguments(code.arguments.begin(), code.arguments.end());
    for (py::Argument& argument : arguments)
        if (argument.value) argument.value = overTrained(*argument.value, rules, arena);
    changed.parts = arena.copy(parts);
    changed.arguments = arena.copy(arguments);
    return arena.make<py::Expr>(changed);
}

/// M of `M.parameters()`, and of what gives them with their names.
const ast::Expr* moduleOfParameters(const ast::Expr& iterated, const Analysis& analysis) {
    const auto* call = ast::as<ast::Call>(&iterated);
    const Use* use = call ? analysis.useAt(*call->func) : nullptr;
    if (!use && call) use = analysis.useAt(*call);
    return means(use, "layers.parameters") || means(use, "layers.named_parameters") ? use->site.receiver : nullptr;
}

/// Where `name` stands in a target; for `for (a, b), c in …` the places of several levels are not told apart.
std::optional<std::size_t> placeIn(const ast::Expr& target, const ast::NameExpr& name) {
    const auto* several = ast::as<ast::Tuple>(&target);
    const auto isIt = [&](const ast::Expr* one) { return one->kind == ast::Kind::NameExpr && ast::as<ast::NameExpr>(one)->id == name.id; };
    if (!several) return isIt(&target) ? std::optional<std::size_t>(0) : std::nullopt;
    const auto found = std::ranges::find_if(several->elts, isIt);
    return found == several->elts.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - several->elts.begin()));
}

/// The module one of whose parameters a loop binds to the name: `for p in M.parameters()`, `for a, p in zip(…, M.parameters())`.
const ast::Expr* moduleOfLoop(const ast::Expr& target, const ast::Expr& iter, const ast::NameExpr& name, const Analysis& analysis) {
    const std::optional<std::size_t> place = placeIn(target, name);
    if (!place) return nullptr;
    const auto* call = ast::as<ast::Call>(&iter);
    const auto* function = call ? ast::as<ast::NameExpr>(call->func) : nullptr;
    if (function && function->id == "zip") return *place < call->args.size() ? moduleOfParameters(*call->args[*place], analysis) : nullptr;
    return moduleOfParameters(iter, analysis);
}

const ast::Expr* moduleAround(const ast::Expr& array, const Analysis& analysis) {
    const auto* name = ast::as<ast::NameExpr>(&array);
    for (const ast::Node* at = name; at && at->kind != ast::Kind::FunctionDef; at = analysis.parent(*at)) {
        const ast::Expr* module = nullptr;
        if (const auto* loop = ast::as<ast::For>(at)) module = moduleOfLoop(*loop->target, *loop->iter, *name, analysis);
        const auto look = [&](const auto* comprehension) {
            for (const ast::comprehension* part : comprehension->generators)
                if (!module) module = moduleOfLoop(*part->target, *part->iter, *name, analysis);
        };
        if (const auto* one = ast::as<ast::ListComp>(at)) look(one);
        if (const auto* one = ast::as<ast::GeneratorExp>(at)) look(one);
        if (module) return module;
    }
    return nullptr;
}

/// The operation on an array of a module, of targets whose arrays don't say themselves whether they are trained; null if that is not known.
const neutral::Expr* ofArrayIn(std::string_view name, const ast::Expr& array, std::vector<const neutral::Expr*> parts, const Use& use,
                               const OutcomeContext& context) {
    const Operation& operation = *Tables::builtin().operation(name);
    if (Tables::builtin().lowerings(context.target, operation).empty()) return nullptr;
    const ast::Expr* module = moduleAround(array, context.analysis);
    if (!module) return nullptr;
    parts.insert(parts.begin(), makeSource(*module, context.analysis.typeOf(*module), context.arena));
    return makeOperation(operation, parts, {*use.framework, context.arena, neutral::Form::Function, nullptr});
}

constexpr std::string_view ofFirstStep = "an optimiser goes on to change only what was trained when it was first used";
constexpr std::string_view ofOtherFiles = "a step that another file compiles goes on to train what was trained when it first ran";
constexpr std::string_view ofLayer = "which of its arrays that is, is told by their layer there";

}  // namespace

void FreezingOutcomes::prepare(const std::vector<Lifted>& lifted) {
    const bool isCalled = std::ranges::any_of(lifted, [](const Lifted& one) { return means(one.use, "layers.set_trained"); });
    const auto makesOptimiser = [](const Use& use) {
        return use.meaning && use.meaning->kind == neutral::ExprKind::Operation &&
               std::string_view(use.meaning->operation->name).starts_with("optimisers.");
    };
    const bool areAsked = context_.target.training && !context_.target.training->markedTrained.empty();
    marksForOthers_ = areAsked && std::ranges::none_of(context_.analysis.uses(), makesOptimiser);
    findMarks(lifted);
    areMarked_ = areAsked && (isCalled || std::ranges::any_of(context_.analysis.uses(),
                                                              [&](const Use& use) { return marksParameter(use, context_.analysis); }));
}

void FreezingOutcomes::findMarks(const std::vector<Lifted>& lifted) {
    if (!context_.target.modules || !context_.target.modules->infersSizes) return;
    const auto isFalse = [&](const ast::Expr& value) { return value.span.of(context_.file.text) == "False"; };
    const auto add = [&](const Use& use, const ast::Expr& marked, bool freezes) {
        const ast::Expr* module = moduleAround(marked, context_.analysis);
        marks_.push_back({&use, module ? module : &marked, freezes});
    };
    for (const Lifted& one : lifted)
        if (means(one.use, "layers.set_trained") && one.use->site.receiver) {
            const neutral::Expr* value = one.meaning->parts[1];
            add(*one.use, *one.use->site.receiver, value && value->literal && py::literalText(*value->literal) == "False");
        }
    for (const Use& use : context_.analysis.uses())
        if (marksParameter(use, context_.analysis))
            add(use, *ast::as<ast::Attribute>(use.site.node)->value,
                isFalse(*ast::as<ast::Assign>(context_.analysis.statementOf(*use.site.node))->value));
}

void FreezingOutcomes::settle(std::span<TrainingStep> steps) {
    if (context_.target.training->jit.empty()) return;
    for (const TrainedMark& mark : marks_) {
        if (isSetBeforeSteps(mark, steps, context_)) continue;
        if (steps.empty()) unknownToSteps_.push_back(mark.use);
        for (TrainingStep& step : steps)
            if (step.notCompiled.empty()) step.notCompiled = "what is trained may be another between two of its runs";
    }
}

Outcome FreezingOutcomes::markedOutcome(const Use& use) {
    const auto mark = std::ranges::find(marks_, &use, &TrainedMark::use);
    if (mark != marks_.end() && !mark->freezes) return context_.report(use, DiagCode::Approximate, {use.name, ofFirstStep});
    if (std::ranges::count(unknownToSteps_, &use) > 0) return context_.report(use, DiagCode::Approximate, {use.name, ofOtherFiles});
    if (!marksForOthers_) return Outcome::Exact;
    return context_.report(use, DiagCode::Approximate,
                           {use.name, "an optimiser that another file makes changes the marked parameters all the same"});
}

/// `x.requires_grad = True` of an array that is no module's, where no array is marked.
std::optional<Outcome> FreezingOutcomes::outcomeOfMark(const Use& use) {
    const auto* member = use.isStore ? ast::as<ast::Attribute>(use.site.node) : nullptr;
    const TrainingRules* rules = use.framework->training.get();
    const auto* assign = member && rules ? ast::as<ast::Assign>(context_.analysis.statementOf(*member)) : nullptr;
    const bool isMark = assign && assign->targets.size() == 1 && assign->targets[0] == member && !rules->recorded.empty() &&
                        member->attr == std::string_view(rules->recorded) && assign->value->span.of(context_.file.text) == "True";
    if (!isMark) return std::nullopt;
    const neutral::Expr* array = makeSource(*member->value, context_.analysis.typeOf(*member->value), context_.arena);
    const neutral::Expr* meaning =
        makeOperation(*Tables::builtin().operation("marked"), {array}, {*use.framework, context_.arena, neutral::Form::Function, nullptr});
    const Lowered lowered = lower(*meaning, context_.loweringOf(use));
    if (!lowered.isDropped || lowered.differs.empty()) return std::nullopt;
    context_.request.deletions.push_back(assign);
    return context_.report(use, DiagCode::Approximate, {use.name, lowered.differs.front()});
}

std::optional<Outcome> FreezingOutcomes::outcomeOf(const Use& use) {
    if (!marksParameter(use, context_.analysis)) return outcomeOfMark(use);
    const auto* member = ast::as<ast::Attribute>(use.site.node);
    const auto* assign = ast::as<ast::Assign>(context_.analysis.statementOf(*member));
    Arena& arena = context_.arena;
    if (context_.analysis.useAt(*member->value)) return context_.noCounterpart(use, ofLayer);
    const auto source = [&](const ast::Expr& expr) { return makeSource(expr, context_.analysis.typeOf(expr), arena); };
    const LiftContext lifting{*use.framework, arena, neutral::Form::Function, nullptr};
    const std::vector<const neutral::Expr*> parts{source(*member->value), source(*assign->value)};
    const neutral::Expr* meaning = ofArrayIn("layers.set_trained_in", *member->value, parts, use, context_);
    if (!meaning) meaning = makeOperation(*Tables::builtin().operation("layers.set_trained"), parts, lifting);
    const Lowered lowered = lower(*meaning, context_.loweringOf(use));
    if (!lowered.code) return context_.noCounterpart(use, lowered.unsupported);
    StatementRewrite rewrite{assign};
    rewrite.line = {nullptr, lowered.code, {}};
    context_.rewrite(std::move(rewrite), use);
    return markedOutcome(use);
}

std::string_view FreezingOutcomes::problemOf(const Use& use) const {
    const ast::Expr* array = means(&use, "layers.set_trained") ? use.site.receiver : nullptr;
    return array && means(context_.analysis.useAt(*array), "layers.array") ? ofLayer : std::string_view();
}

const neutral::Expr* FreezingOutcomes::asked(const Use& use, const neutral::Expr& meaning) const {
    if (!means(&use, "layers.is_trained")) return &meaning;
    if (const ast::Expr* array = use.site.receiver)
        if (const neutral::Expr* within = ofArrayIn("layers.is_trained_in", *array, {meaning.parts[0]}, use, context_)) return within;
    if (!areMarked_) return &meaning;
    return makeOperation(*Tables::builtin().operation("layers.is_marked_trained"), {meaning.parts[0]},
                         {*use.framework, context_.arena, neutral::Form::Function, nullptr});
}

const py::Expr* FreezingOutcomes::inOptimiser(const neutral::Expr& meaning, const py::Expr& code) const {
    const bool isOptimiser = meaning.kind == neutral::ExprKind::Operation && meaning.operation->name.starts_with("optimisers.");
    return areMarked_ && isOptimiser ? overTrained(code, *context_.target.training, context_.arena) : &code;
}

}  // namespace regraft
