#include "emit/value_outcomes.h"

#include <algorithm>

#include "ast/named_items.h"
#include "emit/layer_outcomes.h"
#include "emit/reached_calls.h"
#include "lift/outside_name.h"
#include "lower/build.h"
#include "lower/function_layer.h"

namespace regraft {

bool goesAmongLayers(const Use& use, const OutcomeContext& context) {
    const ast::Node* parent = context.analysis.parent(*use.site.node);
    while (parent && (parent->kind == ast::Kind::List || parent->kind == ast::Kind::Tuple || parent->kind == ast::Kind::Dict ||
                      parent->kind == ast::Kind::Starred || parent->kind == ast::Kind::keyword ||
                      (ast::namedItems(ast::as<ast::Call>(parent)) && !context.analysis.useAt(*parent))))
        parent = context.analysis.parent(*parent);
    const Use* taker = parent ? context.analysis.useAt(*parent) : nullptr;
    const neutral::Expr* meaning = taker ? taker->meaning : nullptr;
    if (!meaning || meaning->kind != neutral::ExprKind::Operation || !context.target.modules) return false;
    std::string_view name = meaning->operation->name;
    if (!context.target.modules->functionLayer.empty() && (name == "layers.sequential" || name == "layers.activated")) return true;
    if (context.target.modules->registers.empty()) return false;
    return name == "layers.sequential" || name == "layers.named_sequential" || name == "layers.add_module" || name == "layers.list" ||
           name == "layers.dict";
}

namespace {

/// Whether the function is an argument of an operation that calls it: `jax.vmap(jnp.add)`.
bool isGivenArrays(const Use& use, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(*use.site.node);
    while (parent && (parent->kind == ast::Kind::List || parent->kind == ast::Kind::Tuple || parent->kind == ast::Kind::keyword))
        parent = analysis.parent(*parent);
    const Use* taker = parent ? analysis.useAt(*parent) : nullptr;
    const neutral::Expr* meaning = taker ? taker->meaning : nullptr;
    return meaning && meaning->kind == neutral::ExprKind::Operation && !meaning->operation->calls.empty();
}

/// A function like `jax.nn.relu`, which is only ever called with one array.
bool isActivation(const Overload& overload) {
    const auto* call = overload.lift ? ast::as<ast::Call>(overload.lift) : nullptr;
    const auto* operation = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    const auto* area = operation ? ast::as<ast::NameExpr>(operation->value) : nullptr;
    auto isRequired = [](const Parameter& parameter) { return !parameter.defaultValue; };
    return area && area->id == "nn" && std::count_if(overload.parameters.begin(), overload.parameters.end(), isRequired) == 1;
}

/// How many parameters have to be given.
std::size_t requiredOf(const Overload& overload) {
    return static_cast<std::size_t>(std::ranges::count_if(overload.parameters, [](const Parameter& one) { return !one.defaultValue; }));
}

/// A function like `F.mse_loss`, which is called with an output and a target, whatever else a call says by keywords.
bool isLoss(const Overload& overload) {
    const auto isReduction = [](const Parameter& one) {
        const auto* name = one.defaultValue ? ast::as<ast::Constant>(one.defaultValue) : nullptr;
        return one.name == "reduction" && name && name->value.type == ast::Literal::Type::Str && name->value.text == "mean";
    };
    return overload.callable && requiredOf(overload) == 2 && std::ranges::any_of(overload.parameters, isReduction);
}

/// With how many arguments a function of Python's calls the first of its own, or the second: `reduce(np.dot, xs)`.
std::size_t argumentsGivenBy(const ast::Call& call, bool isFirst, std::string_view name) {
    if (name == "functools.reduce") return isFirst ? 2 : 0;
    if (name == "itertools.accumulate") return isFirst ? 0 : 2;
    const bool isOfOne = name == "filter" && call.args.size() == 2;
    return isFirst && (name == "map" || isOfOne) ? call.args.size() - 1 : 0;
}

/// `map(torch.squeeze, xs)`, `sorted(xs, key=torch.sum)`, `reduce(np.dot, xs)`; or a function of one parameter, wherever it goes.
bool isCalledPlainly(const Use& use, const OutcomeContext& context) {
    const Analysis& analysis = context.analysis;
    if (use.choice.overload->parameters.size() == 1 && use.choice.overload->callable) return true;
    const auto* value = static_cast<const ast::Expr*>(use.site.node);
    if (callsReachedBy(*value, context.calls, analysis).give(requiredOf(*use.choice.overload))) return true;
    const ast::Node* parent = analysis.parent(*use.site.node);
    const auto* keyword = ast::as<ast::keyword>(parent);
    const auto* call = ast::as<ast::Call>(keyword ? analysis.parent(*keyword) : parent);
    if (!call || call->args.empty()) return false;
    const std::string name = outsideName(*call->func, analysis);
    if (keyword) return keyword->name == "key" && (name == "sorted" || name == "min" || name == "max");
    const bool isFirst = call->args[0] == use.site.node;
    if (!isFirst && (call->args.size() < 2 || call->args[1] != use.site.node)) return false;
    const std::size_t given = argumentsGivenBy(*call, isFirst, name);
    return given == 1 || (given > 1 && given == requiredOf(*use.choice.overload));
}

/// What an element of a container is where it is no array for sure, and only the source takes such for arrays: a list, a number, or either;
/// else null.
const Type* noArrayAmong(const Type& container, Arena& arena) {
    const bool isContainer = container.kind == TypeKind::List || container.kind == TypeKind::Tuple;
    if (!isContainer || container.items.empty()) return nullptr;
    if (container.items[0]->kind == TypeKind::List || container.items[0]->isNumber()) return container.items[0];
    std::uint8_t standIns = 0;
    for (const Type* item : container.items) {
        if (!item->isArray() && !item->isUnknown()) return nullptr;
        if (item->standIns & (NumberStandIn | UntoldNumber)) standIns |= NumberStandIn;
        if (item->standIns & (ListStandIn | UntoldList)) standIns |= ListStandIn;
    }
    return standIns ? withStandIns(arena, unknownType(), standIns) : nullptr;
}

/// Of `reduce(np.union1d, ([1, 2], [2, 3]))` the type of a list, where only the source takes such for arrays; else null.
const Type* listGiven(const Use& use, const OutcomeContext& context) {
    const Analysis& analysis = context.analysis;
    const auto* call = ast::as<ast::Call>(analysis.parent(*use.site.node));
    if (!call || !use.framework->acceptsLists || context.target.acceptsLists) return nullptr;
    const std::string name = outsideName(*call->func, analysis);
    const bool isLast = name == "itertools.accumulate";
    if (call->args.size() < 2 || argumentsGivenBy(*call, call->args[0] == use.site.node, name) == 0) return nullptr;
    return noArrayAmong(*analysis.typeOf(*call->args[isLast ? 0 : 1]), context.arena);
}

/// Whether a function is mapped over leaves of which some are numbers: `tree.map(jnp.abs, {"a": 1.0})`, `tree.reduce(jnp.maximum, tree,
/// 0.0)`.
bool isGivenNumberLeaves(const Use& use, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(*use.site.node);
    const Use* taker = parent ? analysis.useAt(*parent) : nullptr;
    const neutral::Expr* meaning = taker ? taker->meaning : nullptr;
    if (!meaning || meaning->kind != neutral::ExprKind::Operation || meaning->parts.empty() || !meaning->parts[0]) return false;
    const bool isOfLeaves = meaning->operation->name == "tree.map" || meaning->operation->name == "tree.reduce";
    if (!isOfLeaves || meaning->parts[0]->source != use.site.node) return false;
    return std::ranges::any_of(meaning->parts.subspan(1), [](const neutral::Expr* part) {
        return part && (standInsOf(*part->type) & (NumberStandIn | NumberLeaf)) != 0;
    });
}

/// Whether a function is kept where calls of something unnamed find it: `{"exp": np.exp}[name](2.0)`, `for f in (np.sin, np.cos): f(0.3)`.
bool isKeptInContainer(const Use& use, const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(*use.site.node);
    return parent->kind == ast::Kind::Dict || parent->kind == ast::Kind::List || parent->kind == ast::Kind::Tuple;
}

/// Whether some call that a function ends in gives it a number: `bisect(np.cos, 1, 2)`.
bool isCalledWithNumbers(const Use& use, const OutcomeContext& context) {
    const Analysis& analysis = context.analysis;
    const auto isNumber = [&](const ast::Expr* given) { return (standInsOf(*analysis.typeOf(*given)) & NumberStandIn) != 0; };
    // What has to be given are the arrays: an axis may be left out.
    const std::size_t required = requiredOf(*use.choice.overload);
    const auto isRequired = [&](const ast::keyword* given) {
        return std::ranges::any_of(use.choice.overload->parameters,
                                   [&](const Parameter& one) { return !one.defaultValue && given->name && given->name == one.name; });
    };
    const auto givesNumber = [&](const ast::Call* call) {
        return std::ranges::any_of(call->args.subspan(0, std::min(required, call->args.size())), isNumber) ||
               std::ranges::any_of(call->keywords, [&](const ast::keyword* one) { return isRequired(one) && isNumber(one->value); });
    };
    if (!isKeptInContainer(use, analysis))
        return std::ranges::any_of(callsReachedBy(static_cast<const ast::Expr&>(*use.site.node), context.calls, analysis).calls,
                                   givesNumber);
    return std::ranges::any_of(context.callsOfAnything(),
                               [&](const ast::Call* call) { return call->func->kind != ast::Kind::Attribute && givesNumber(call); });
}

/// The type of what may be a number, where numbers are seen among what a function is called with and only the source takes such for
/// arrays; else null.
const Type* numberGiven(const Use& use, const OutcomeContext& context) {
    if (!use.framework->acceptsScalars || context.target.acceptsScalars || testOf(use, context.analysis) || use.inAnnotation)
        return nullptr;
    const bool anyNumber = isGivenNumberLeaves(use, context.analysis) || isCalledWithNumbers(use, context);
    return anyNumber ? withStandIns(context.arena, unknownType(), NumberStandIn) : nullptr;
}

/// The layer that computes what a function does, `nn.GELU(approximate="tanh")`; null if the target has none.
const py::Expr* layerFor(const Use& use, const OutcomeContext& context) {
    const LowerContext lowering = context.loweringFrom(*use.framework);
    const py::Expr* code = lowerAsLambda(*use.choice.overload, lowering);
    CalledFunction called{code};
    if (code && code->kind == py::ExprKind::Lambda) called = calledFunction(*code->parts[0], {code->text});
    const bool hasLayer = called.function && context.target.modules->functions.contains(std::string(called.function->text));
    return hasLayer ? withBound(called, true, lowering) : nullptr;
}

}  // namespace

const py::Expr* functionValue(const Use& use, const OutcomeContext& context) {
    const bool amongLayers = goesAmongLayers(use, context);
    const py::Expr* layer = amongLayers ? layerFor(use, context) : nullptr;
    if (layer || (amongLayers && context.target.modules->functionLayer.empty())) return layer;
    if (const Type* number = numberGiven(use, context))
        return lowerAsLambda(*use.choice.overload, context.loweringFrom(*use.framework), number);
    if (const Type* list = listGiven(use, context)) return lowerAsLambda(*use.choice.overload, context.loweringFrom(*use.framework), list);
    const py::Expr* function = lowerFunctionValue(*use.choice.overload, context.loweringFrom(*use.framework));
    if (function && amongLayers) return functionAsLayer(*function, *context.target.modules, context.arena);
    if (function) return function;
    const bool isBase = context.analysis.parent(*use.site.node)->kind == ast::Kind::ClassDef;
    const bool makesFunction = use.choice.overload->lift && use.choice.overload->lift->kind == ast::Kind::Lambda && !isBase &&
                               !testOf(use, context.analysis) && !use.inAnnotation;
    const bool takesOne = isGivenArrays(use, context.analysis) || isActivation(*use.choice.overload) || isLoss(*use.choice.overload) ||
                          makesFunction || (!testOf(use, context.analysis) && !use.inAnnotation && isCalledPlainly(use, context));
    if (!takesOne && !isBase) return nullptr;
    const py::Expr* value = lowerAsLambda(*use.choice.overload, context.loweringFrom(*use.framework));
    return isBase && value && value->kind == py::ExprKind::Lambda ? nullptr : value;
}

namespace {

/// Whether a call has keywords that are names of the function's own parameters, and none of its counterpart's: `dim=1`.
bool hasOwnKeywords(const ast::Call& call, const Use& use, const py::Expr* counterpart, const Framework& target) {
    const ApiRef there =
        counterpart && counterpart->kind == py::ExprKind::Api ? Tables::builtin().api(target, counterpart->text) : ApiRef();
    const auto takes = [&](const ApiEntry* entry, const ast::keyword& keyword) {
        const auto isNamed = [&](const Parameter& one) {
            const auto others =
                entry == there.entry ? target.parameterSynonyms.find(std::string(one.name)) : target.parameterSynonyms.end();
            const bool isSynonym = others != target.parameterSynonyms.end() && std::ranges::count(others->second, keyword.name.text()) > 0;
            return keyword.name && (one.name == keyword.name.text() || isSynonym);
        };
        return entry &&
               std::ranges::any_of(entry->overloads, [&](const Overload& one) { return std::ranges::any_of(one.parameters, isNamed); });
    };
    return std::ranges::any_of(
        call.keywords, [&](const ast::keyword* keyword) { return takes(use.api.entry, *keyword) && !takes(there.entry, *keyword); });
}

/// Whether a function is handed on together with such keywords, `apply(torch.sum, x, dim=1)`, or kept where calls with such find it,
/// `{"sum": torch.sum}`.
bool goesWithKeywords(const Use& use, const py::Expr* counterpart, const OutcomeContext& context) {
    const Analysis& analysis = context.analysis;
    const ast::Node* parent = analysis.parent(*use.site.node);
    const auto* taker = ast::as<ast::Call>(parent);
    if (!use.api || use.inAnnotation || (taker && (taker->func == use.site.node || !analysis.qualifiedName(*taker->func).empty())))
        return false;
    const bool isLossOfOthers = taker && use.choice.overload && isLoss(*use.choice.overload);  // who may call it with anything
    const auto hasOwn = [&](const ast::Call* call) { return hasOwnKeywords(*call, use, counterpart, context.target); };
    if (taker && !isLossOfOthers) return hasOwn(taker);
    const bool isKept = isLossOfOthers || isKeptInContainer(use, analysis) || parent->kind == ast::Kind::Assign;
    return isKept && std::ranges::any_of(context.callsOfAnything(), hasOwn);
}

/// `crit`, after `crit = F.mse_loss`: the name holds what the function became there.
bool isHeldByName(const Use& use, const Analysis& analysis) {
    const auto* name = ast::as<ast::NameExpr>(use.site.node);
    return name && std::ranges::none_of(analysis.imports(), [&](const ImportedName& one) { return one.boundName == name->id; });
}

}  // namespace

std::optional<Outcome> functionOutcome(const Use& use, OutcomeContext& context) {
    if (!use.asValue || !use.choice.overload || !use.choice.overload->callable) return std::nullopt;
    const py::Expr* function = functionValue(use, context);
    if (goesWithKeywords(use, function, context)) return context.report(use, DiagCode::FunctionAsValue, {use.name, context.target.name});
    const bool isOfItsPlace = goesAmongLayers(use, context) || (isGivenNumberLeaves(use, context.analysis) && numberGiven(use, context)) ||
                              listGiven(use, context);
    if (isHeldByName(use, context.analysis) && !isOfItsPlace) return Outcome::Exact;
    if (!function && goesAmongLayers(use, context))
        return context.noCounterpart(use, "its containers of layers take modules only, and this is a function");
    if (!function) return context.report(use, DiagCode::FunctionAsValue, {use.name, context.target.name});
    context.rewrite(*use.site.node, function, use);
    return Outcome::Exact;
}

}  // namespace regraft
