#include <fmt/format.h>

#include <algorithm>

#include "emit/as_written.h"
#include "emit/bridge.h"
#include "emit/context_values.h"
#include "emit/conversion.h"
#include "emit/decorator.h"
#include "emit/facts.h"
#include "emit/helper_text.h"
#include "emit/narrow_integers.h"
#include "emit/own_places.h"
#include "emit/removal.h"
#include "emit/type_class.h"
#include "emit/unsupported.h"
#include "lift/index_bounds.h"
#include "lift/meaning.h"
#include "lower/build.h"
#include "mapping/scalar_axis.h"
#include "mapping/training_rules.h"

namespace regraft {

namespace {

/// What a layer that only computes became: `torch.tanh`, `functools.partial(…)` or a lambda, where no class of layers does the same.
bool isPlainFunction(const py::Expr& code) {
    const bool isCall = code.kind == py::ExprKind::Call;
    return !isCall || code.parts[0]->text == "functools.partial";
}

bool namesArrayType(const Use& use) {
    if (use.site.call || use.site.receiver) return false;
    const auto& also = use.framework->arrayAlso;
    return use.name == use.framework->array || std::find(also.begin(), also.end(), use.name) != also.end();
}

bool namesModuleBase(const Use& use) { return use.asValue && use.framework->modules && use.framework->modules->isBase(use.name); }

/// A member of every module: `torch.nn.Module.eval`.
bool ofModule(const Use& use) { return use.framework->modules && use.framework->modules->isMember(use.name); }

bool namesOptimiser(const Use& use) { return use.asValue && use.framework->training && use.name == use.framework->training->optimiser; }

}  // namespace

UseOutcomes::UseOutcomes(const Frontend& frontend, const Framework& target, const ConvertOptions& options, bool neutral,
                         DiagnosticSink& sink)
    : frontend_(frontend),
      target_(target),
      options_(options),
      neutral_(neutral),
      sink_(sink),
      targetRules_(target.dtypeRules),
      hasBridges_(holdsBridges(frontend.parsed->text)),
      again_(options.onUnsupported == ConvertOptions::OnUnsupported::Raise && wasConverted(*frontend.parsed)),
      modules_(*frontend.parsed, *frontend.analysis),
      calls_(*frontend.parsed->module, *frontend.analysis) {
    if (frontend.context.effects) calls_.shareValues(frontend.context.effects->values());
    request_.file = frontend.parsed;
    request_.analysis = frontend.analysis;
    request_.tables = &Tables::builtin();
    request_.from = frontend.from;
    request_.target = &target;
    if (const Program* program = frontend.context.program)
        request_.isTaken = [program, module = frontend.context.module](std::string_view name) { return program->isTaken(module, name); };
    request_.graftsHelpers = !options.helperBody;
}

LowerContext UseOutcomes::contextFor(const Framework& source) {
    return {Tables::builtin(),
            source,
            target_,
            targetRules_,
            !options_.nativeDtypes && !hasDefaultFloat_,
            frontend_.parsed->arena,
            frontend_.analysis,
            {},
            migration_ || !options_.to.version.empty() ? versionOf(target_, options_.to) : "",
            false,
            neutral_};
}

void UseOutcomes::run() {
    startMigration();
    const bool isOnlyMigration = migration_ && frontend_.from.size() == 1;
    if (!isOnlyMigration) chooseDTypeSettings();
    if (!isOnlyMigration) prepareKeys();
    if (!isOnlyMigration) prepareThreadedKeys();
    mutations_ = std::make_unique<Mutations>(calls_, *frontend_.analysis, frontend_.parsed->arena, target_, frontend_.context.effects);
    std::vector<Lifted> all = liftFile(*frontend_.analysis, frontend_.parsed->arena);
    if (!isOnlyMigration) prepareOptimisers(all);
    if (!isOnlyMigration) expandLayers(all);
    for (Lifted& lifted : all) lifted_[lifted.use] = std::move(lifted);
    if (!isOnlyMigration) convertModules();
    if (!isOnlyMigration) convertTraining();
    convertSessions();
    if (!isOnlyMigration && !neutral_) prepareNumbers();
    for (const Use& use : frontend_.analysis->uses()) {
        if (hasBridges_ && isInBridge(*use.site.node, *frontend_.analysis)) continue;
        if (isGone(*use.site.node) || goesWithSession(use)) {
            outcomes_[&use] = Outcome::Exact;
            continue;
        }
        Outcome outcome = isLeft(use) ? Outcome::Untranslatable : convert(use);
        if (auto reused = reusedKeys_.find(&use); reused != reusedKeys_.end() && outcome == Outcome::Exact)
            outcome = report(use, DiagCode::Approximate, {use.name, reused->second});
        if (outcome == Outcome::Exact && isMarkedForNothing(use))
            outcome = report(use, DiagCode::Approximate,
                             {use.name, target_.name + " marks no arrays: whoever takes gradients names what they are taken of"});
        // Where the same code does for both, nothing hinges on the guess.
        if (outcome == Outcome::Exact && use.assumed && use.framework != &target_ && !unaltered_.contains(&use) && !goesWithStep(use) &&
            !arrayGradients_.covers(*use.site.node))
            outcome = report(use, DiagCode::AssumedReceiver, {use.name, guessedKind(use)});
        outcomes_[&use] = outcome;
        if (outcome == Outcome::Untranslatable && !raiseInstead(use) && !bridgeInstead(use)) request_.kept.push_back(use.site.node);
    }
    if (isOnlyMigration) return reportAbsentImports();
    addKeyParameters();
    returnParameters();
    convertNumbers();
    convertHandlers();
    rebindNumbers();
    request_.arrange();
}

namespace {

void collectKept(const py::Expr& code, std::vector<Span>& kept) {
    if (code.kind == py::ExprKind::Source) kept.push_back(code.origin->span);
    for (const py::Expr* part : code.parts)
        if (part) collectKept(*part, kept);
    for (const py::Argument& argument : code.arguments)
        if (argument.value) collectKept(*argument.value, kept);
}

}  // namespace

/// From here on, uses inside the node and in nothing that `code` keeps of it are gone; null: it is taken out.
void UseOutcomes::replace(const ast::Node& node, const py::Expr* code) {
    replaced_.push_back({node.span, {}});
    if (!code) return;
    collectKept(*code, replaced_.back().kept);
    // An argument that the target has no use for is evaluated all the same if that may do more than give a value.
    const auto* call = ast::as<ast::Call>(&node);
    auto isPure = [this](const ast::Expr& expr) { return frontend_.analysis->useAt(expr) && frontend_.analysis->useAt(expr)->meaning; };
    auto keep = [&](const ast::Expr& argument) {
        if (isImpure(argument, {{}, isPure})) replaced_.back().kept.push_back(argument.span);
    };
    if (call)
        for (const ast::Expr* argument : call->args) keep(*argument);
    if (call)
        for (const ast::keyword* keyword : call->keywords) keep(*keyword->value);
}

/// Whether the node stands in text that is replaced as a whole: `np.floating` in `np.issubdtype(x.dtype, np.floating)`.
bool UseOutcomes::isGone(const ast::Node& node) {
    while (!replaced_.empty() && replaced_.back().node.end <= node.span.begin) replaced_.pop_back();
    return std::any_of(replaced_.begin(), replaced_.end(), [&](const Replaced& one) {
        bool isInside = one.node.contains(node.span) && one.node != node.span;
        return isInside && std::none_of(one.kept.begin(), one.kept.end(), [&](Span kept) { return kept.contains(node.span); });
    });
}

/// What a use is taken to be used on: "an array of torch".
std::string UseOutcomes::guessedKind(const Use& use) const {
    const Type* type = use.site.receiver ? frontend_.analysis->typeOf(*use.site.receiver) : nullptr;
    if (type && !type->role().empty()) return fmt::format("a {} of {}", type->role(), use.framework->name);
    if (type && type->kind == TypeKind::Generator) return fmt::format("a generator of {}", use.framework->name);
    const bool isModule = use.framework->modules && use.name.starts_with(use.framework->modules->base + ".");
    return fmt::format("{} of {}", isModule ? "a module" : "an array", use.framework->name);
}

UseOutcomes::Outcome UseOutcomes::report(const Use& use, DiagCode code, std::initializer_list<std::string_view> args) {
    Diagnostic& diagnostic = sink_.report(code, use.site.node->span, use.name, args);
    diagnostic.assumed = use.assumed;
    return diagnostic.severity() == Severity::Approximate ? Outcome::Approximate : Outcome::Untranslatable;
}

UseOutcomes::Outcome UseOutcomes::convert(const Use& use) {
    if (use.framework == &target_ && !options_.helperBody) return migrate(use);
    if (goesAway(use) || goesWithStep(use)) return Outcome::Exact;
    if (const LeftStatement* left = leftOfStep(use)) return report(use, DiagCode::StepLeft, {left->api, left->problem});
    if (isRegistration(use)) return convertRegistration(use);
    if (keys_ && !keys_->obstacle(use).empty()) return report(use, DiagCode::NoCounterpart, {use.name, target_.name, keys_->obstacle(use)});
    if (keys_ && means(&use, "random.seed")) return convertSeed(use);
    if (isReseeded(use)) return convertReseeded(use);
    if (marksParameter(use)) return convertMark(use);
    if (use.isStore) return convertWrite(use);
    if (isThreaded(use)) return Outcome::Exact;
    if (namesGenerator(use)) return convertTypeClass(use, target_.generators.written);
    if (namesArrayType(use)) return convertArrayType(use);
    if (std::string_view name = typeClassOf(use, target_, *frontend_.analysis); !name.empty()) return convertTypeClass(use, name);
    if (const std::string helper = helperClassOf(use, target_); !helper.empty()) return convertToName(use, py::ExprKind::Helper, helper);
    if (namesModuleBase(use)) return convertModuleBase(use);
    if (namesOptimiser(use) && target_.training) return convertOptimiserType(use);
    if (isOfSharedClass(use, target_)) return Outcome::Exact;
    if (!use.api && !use.operation && !use.meaning) return convertUnknown(use);
    if (use.choice.problem != BindProblem::None) return convertPartial(use) ? Outcome::Exact : reportProblem(use);
    if (target_.training && !target_.training->backward.empty() && marksArray(use))
        return report(use, DiagCode::UnsupportedArgument,
                      {use.name, use.framework->training->recorded, "how it is told in " + target_.name + " is not known"});
    if (use.choice.written && use.meaning) return convertWrite(use);
    if (namesLayer(use)) return convertLayerClass(use);
    if (use.asValue && use.choice.overload && use.choice.overload->callable) return convertValue(use);
    auto lifted = lifted_.find(&use);
    if (lifted == lifted_.end())
        return report(use, DiagCode::NoCounterpart, {use.name, target_.name, "what it does here depends on values that are not known"});
    if (!lifted->second.problem.empty()) return report(use, DiagCode::NoCounterpart, {use.name, target_.name, lifted->second.problem});
    bool isStatement = frontend_.analysis->parent(*use.site.node)->kind == ast::Kind::ExprStmt;
    if (const ast::Stmt* named = namesPlace(use)) {
        request_.deletions.push_back(named);
        return Outcome::Exact;
    }
    Lifted whole = lifted->second;
    if (use.framework != &target_ && mayBeCast(*whole.meaning, *frontend_.analysis))
        return report(use, DiagCode::NoCounterpart,
                      {use.name, target_.name, "whether it asks for a dtype or for a device is not known here"});
    if (const ast::Stmt* statement = givesItself(use)) {
        if (std::ranges::find(request_.deletions, statement) == request_.deletions.end()) request_.deletions.push_back(statement);
        return Outcome::Exact;
    }
    if (ofModule(use) && whole.meaning->type->kind == TypeKind::None && !isStatement) {  // some give the module itself
        whole.meaning = givingModule(use, *whole.meaning);
        if (!whole.meaning)
            return report(use, DiagCode::NoCounterpart,
                          {use.name, target_.name, "its result is used here, and the counterpart gives none"});
    }
    if (comparesNarrowInteger(use, target_, targetRules_, *frontend_.analysis))
        whole.meaning = makeOperation(*Tables::builtin().operation("default_integer"), {},
                                      {*use.framework, frontend_.parsed->arena, neutral::Form::Attribute, nullptr});
    whole.meaning = placedMeaning(use, *whole.meaning);
    if (areOfText(*whole.meaning)) return report(use, DiagCode::NoCounterpart, {use.name, target_.name, "arrays of text are NumPy's own"});
    NumpyWrites written = ownNumpy(use, whole);
    if (written == NumpyWrites::Shared)
        return report(
            use, DiagCode::NoCounterpart,
            {use.name, target_.name, "the NumPy array is written into, and shares its memory with an array that is looked at again"});
    const ast::Expr* origin = use.site.receiver                               ? use.site.receiver
                              : use.site.call && !use.site.call->args.empty() ? use.site.call->args[0]
                                                                              : nullptr;
    const bool isBorder =
        origin && use.framework->isMutable && !target_.isMutable && (means(&use, "from_numpy") || means(&use, "to_numpy"));
    if (isBorder && isSharedLater(*use.site.node, *origin, *frontend_.analysis))
        return report(use, DiagCode::NoCounterpart,
                      {use.name, target_.name,
                       "the array shares its memory with a NumPy array, one of them is written into, and the other is looked at again"});
    if (drawsOutsideModules(*whole.meaning, *use.site.node))
        return report(use, DiagCode::NoCounterpart,
                      {use.name, target_.name, "it draws random numbers, and outside of module classes no streams are at hand"});
    if (isAlongNoAxis(*whole.meaning))
        return report(use, DiagCode::NoCounterpart, {use.name, target_.name, "an array without axes has no axis there"});
    if (use.framework->clampsIndices && !target_.clampsIndices && isOutOfBounds(*whole.meaning))
        return report(use, DiagCode::NoCounterpart,
                      {use.name, target_.name,
                       "the index is out of bounds, an error there; here a read takes the nearest element, and a write is left out"});
    whole.meaning = overKeys(use, *withStreams(*whole.meaning, *use.site.node));
    const auto* stored = ast::as<ast::Assign>(frontend_.analysis->parent(*whole.node));
    const auto* item = stored && stored->targets.size() == 1 ? ast::as<ast::Subscript>(stored->targets[0]) : nullptr;
    if (item && frontend_.analysis->useAt(*item)) whole.meaning = inStoredDType(*whole.meaning, *item);
    if (const neutral::Expr* number = asNumber(*whole.node, *whole.meaning)) whole.meaning = number;
    else if (copiesElements(*use.framework) && isKeptElement(use)) return convertElement(use, whole);
    if (copiesElements(*use.framework) && elementReads_->overlapsTarget(use)) whole.meaning = copied(use, *whole.meaning);
    Outcome outcome = convertMeaning(use, whole);
    if (outcome == Outcome::Exact && means(&use, "layers.set_trained")) return markedOutcome(use);
    if (outcome != Outcome::Exact || written != NumpyWrites::Callers) return outcome;
    return report(use, DiagCode::Approximate,
                  {use.name, "the NumPy array is a copy: who passed the array does not see what is written into it"});
}

/// `model.eval()` whose value is used, as an operation that gives the module; null if there is none.
const neutral::Expr* UseOutcomes::givingModule(const Use& use, const neutral::Expr& meaning) {
    if (meaning.kind != neutral::ExprKind::Operation) return nullptr;
    const Operation* giving = Tables::builtin().operation(std::string(meaning.operation->name) + "_giving");
    LiftContext context{*use.framework, frontend_.parsed->arena, neutral::Form::Function, meaning.source};
    return giving ? makeOperation(*giving, {meaning.parts[0]}, context) : nullptr;
}

/// A NumPy array that is written into is made anew, unless the write is seen elsewhere.
NumpyWrites UseOutcomes::ownNumpy(const Use& use, Lifted& whole) {
    const neutral::Expr& meaning = *whole.meaning;
    bool isShared = meaning.kind == neutral::ExprKind::Operation && meaning.operation->name == "to_numpy" && use.framework->isMutable;
    const ast::Expr* origin = use.site.receiver;
    if (!origin && use.site.call && !use.site.call->args.empty()) origin = use.site.call->args[0];
    if (!isShared || target_.isMutable || !origin) return NumpyWrites::None;
    NumpyWrites written = writesIntoNumpy(*use.site.node, *origin, *frontend_.analysis);
    if (written == NumpyWrites::None || written == NumpyWrites::Shared) return written;
    LiftContext context{*use.framework, frontend_.parsed->arena, neutral::Form::Function, nullptr};
    whole.meaning = makeOperation(*Tables::builtin().operation("to_own_numpy"), {meaning.parts[0]}, context);
    return written;
}

/// Whether the source's elements are numbers of their own, and the target's share memory with their array.
bool UseOutcomes::copiesElements(const Framework& source) const {
    return source.isMutable && source.acceptsScalars && target_.isMutable && !target_.acceptsScalars;
}

bool UseOutcomes::isKeptElement(const Use& use) {
    if (!elementReads_) elementReads_ = std::make_unique<ElementReads>(*frontend_.analysis);
    return elementReads_->isKept(use);
}

const neutral::Expr* UseOutcomes::copied(const Use& use, const neutral::Expr& meaning) {
    const LiftContext context{*use.framework, frontend_.parsed->arena, neutral::Form::Method, nullptr};
    return makeOperation(*Tables::builtin().operation("copy"), {&meaning}, context);
}

UseOutcomes::Outcome UseOutcomes::convertElement(const Use& use, Lifted lifted) {
    const bool isElement = frontend_.analysis->typeOf(*use.site.node)->rank == 0;
    lifted.meaning = copied(use, *lifted.meaning);
    const Outcome outcome = convertMeaning(use, lifted);
    if (isElement || outcome != Outcome::Exact) return outcome;
    return report(use, DiagCode::Approximate,
                  {use.name,
                   "what is read here is kept while the array changes: it is taken for an element, "
                   "which " +
                       use.framework->name + " copies, and not for a row, which it does not"});
}

LowerContext UseOutcomes::contextOf(const Use& use) {
    LowerContext context = contextFor(*use.framework);
    if (keys_) context.randomKey = keys_->keyOf(use);
    return context;
}

UseOutcomes::Outcome UseOutcomes::convertMeaning(const Use& use, const Lifted& lifted) {
    const neutral::Expr* meaning = lifted.meaning;
    if (means(&use, "layers.set_trained") && use.site.receiver && means(frontend_.analysis->useAt(*use.site.receiver), "layers.array"))
        return report(use, DiagCode::NoCounterpart, {use.name, target_.name, "which of its arrays that is, is told by their layer there"});
    if (areMarked_ && means(&use, "layers.is_trained"))
        meaning = makeOperation(*Tables::builtin().operation("layers.is_marked_trained"), {meaning->parts[0]},
                                {*use.framework, frontend_.parsed->arena, neutral::Form::Function, nullptr});
    Lowered lowered = lower(*meaning, contextOf(use));
    if (areMarked_ && lowered.code && meaning->kind == neutral::ExprKind::Operation && meaning->operation->name.starts_with("optimisers."))
        lowered.code = overTrained(*lowered.code);
    auto parent = [&](const ast::Node& node) { return frontend_.analysis->parent(node); };
    bool isRemoved = lowered.isDropped && isRemovable(*lifted.node, parent);
    if (!lowered.code && !isRemoved) return report(use, DiagCode::NoCounterpart, {use.name, target_.name, lowered.unsupported});
    if (meaning->kind == neutral::ExprKind::Function && lowered.code && isPlainFunction(*lowered.code) && goesAmongLayers(use))
        return report(use, DiagCode::NoCounterpart,
                      {use.name, target_.name, "it becomes a function there, and containers of layers hold modules only"});
    if (const std::string_view problem = lowered.code ? problemOfHelpers(*lowered.code) : std::string_view(); !problem.empty())
        return report(use, DiagCode::NoCounterpart, {use.name, target_.name, problem});
    const std::string* differs = nullptr;
    if (use.choice.overload && !use.choice.overload->differs.empty()) differs = &use.choice.overload->differs;
    bool isSeen =
        !isRemoved || lowered.differs.empty() || (valuesLeave(*lifted.node, *frontend_.analysis) && !isOutsideGradients(*lifted.node));
    if (!lowered.differs.empty() && isSeen) differs = &lowered.differs.front();
    if (differs && options_.exactOnly) return report(use, DiagCode::NoCounterpart, {use.name, target_.name, *differs});
    if (!isRemoved && !differs && standsAsWritten(*lowered.code, *use.site.node)) unaltered_.insert(&use);
    if (isRemoved) request_.removals.push_back(lifted.node);
    else if (use.isDecorator && !decorate(use, *lowered.code))
        return report(use, DiagCode::NoCounterpart, {use.name, target_.name, "what it becomes is no decorator"});
    else if (!use.isDecorator) rewrite(use, lifted, *lowered.code);
    return differs ? report(use, DiagCode::Approximate, {use.name, *differs}) : Outcome::Exact;
}

/// What the target lacks of what the helpers in the code need.
std::string_view UseOutcomes::problemOfHelpers(const py::Expr& code) const {
    std::string_view problem = code.kind == py::ExprKind::Helper ? helperProblem(target_, code.text) : std::string_view();
    for (const py::Expr* part : code.parts)
        if (problem.empty() && part) problem = problemOfHelpers(*part);
    for (const py::Argument& argument : code.arguments)
        if (problem.empty() && argument.value) problem = problemOfHelpers(*argument.value);
    return problem;
}

/// The decorator that makes `applied` of the function it stands before; false if there is none.
bool UseOutcomes::decorate(const Use& use, const py::Expr& applied) {
    if (isUnchanged(applied, *use.site.node)) {
        request_.removals.push_back(use.site.node);
        return true;
    }
    const py::Expr* decorator = asDecorator(applied, *use.site.node, frontend_.parsed->arena);
    if (!decorator) return false;
    request_.rewrites.push_back({use.site.node, decorator});
    useOfNode_[use.site.node] = &use;
    return true;
}

void UseOutcomes::rewrite(const Use& use, const Lifted& lifted, const py::Expr& code) {
    if (lifted.statement) {
        request_.statements.push_back({lifted.statement, py::source(frontend_.parsed->arena, *lifted.target), &code});
        useOfNode_[lifted.statement] = &use;
    } else {
        replace(*lifted.node, &code);
        request_.rewrites.push_back({lifted.node, &code});
        useOfNode_[lifted.node] = &use;
    }
}

UseOutcomes::Outcome UseOutcomes::convertUnknown(const Use& use) {
    return report(use, use.site.receiver && !ofModule(use) ? DiagCode::UnknownMethod : DiagCode::UnknownApi, {use.name});
}

UseOutcomes::Outcome UseOutcomes::reportProblem(const Use& use) {
    const Choice& choice = use.choice;
    switch (choice.problem) {
        case BindProblem::StarArguments: return report(use, DiagCode::StarArguments, {use.name});
        case BindProblem::UnsupportedArgument:
            return report(use, DiagCode::UnsupportedArgument, {use.name, choice.parameter, choice.detail});
        case BindProblem::NoFit: return report(use, DiagCode::BadArguments, {use.name, choice.detail});
        default: return report(use, DiagCode::NoCounterpart, {use.name, target_.name, choice.detail});
    }
}

}  // namespace regraft
