// Functions and classes that are named and not called: `act = F.relu`, `isinstance(x, torch.Tensor)`.

#include <algorithm>

#include "ast/visit.h"
#include "emit/conversion.h"
#include "lift/outside_name.h"
#include "lower/build.h"

namespace regraft {

/// Whether the function is an argument of an operation that calls it: `jax.vmap(jnp.add)`.
bool UseOutcomes::isGivenArrays(const Use& use) const {
    const ast::Node* parent = frontend_.analysis->parent(*use.site.node);
    while (parent && (parent->kind == ast::Kind::List || parent->kind == ast::Kind::Tuple || parent->kind == ast::Kind::keyword))
        parent = frontend_.analysis->parent(*parent);
    const Use* taker = parent ? frontend_.analysis->useAt(*parent) : nullptr;
    const neutral::Expr* meaning = taker ? taker->meaning : nullptr;
    return meaning && meaning->kind == neutral::ExprKind::Operation && !meaning->operation->calls.empty();
}

/// Whether the function stands among layers where the target, which registers what modules own, takes modules only.
bool UseOutcomes::goesAmongLayers(const Use& use) const {
    const ast::Node* parent = frontend_.analysis->parent(*use.site.node);
    while (parent && (parent->kind == ast::Kind::List || parent->kind == ast::Kind::Dict || parent->kind == ast::Kind::Starred ||
                      parent->kind == ast::Kind::keyword))
        parent = frontend_.analysis->parent(*parent);
    const Use* taker = parent ? frontend_.analysis->useAt(*parent) : nullptr;
    const neutral::Expr* meaning = taker ? taker->meaning : nullptr;
    if (!meaning || meaning->kind != neutral::ExprKind::Operation || !target_.modules) return false;
    std::string_view name = meaning->operation->name;
    if (!target_.modules->functionLayer.empty()) return name == "layers.sequential" || name == "layers.activated";
    if (target_.modules->registers.empty()) return false;
    return name == "layers.sequential" || name == "layers.list" || name == "layers.dict";
}

namespace {

/// A function like `jax.nn.relu`, which is only ever called with one array.
bool isActivation(const Overload& overload) {
    const auto* call = overload.lift ? ast::as<ast::Call>(overload.lift) : nullptr;
    const auto* operation = call ? ast::as<ast::Attribute>(call->func) : nullptr;
    const auto* area = operation ? ast::as<ast::NameExpr>(operation->value) : nullptr;
    auto isRequired = [](const Parameter& parameter) { return !parameter.defaultValue; };
    return area && area->id == "nn" && std::count_if(overload.parameters.begin(), overload.parameters.end(), isRequired) == 1;
}

/// With how many arguments a function of Python's calls the first of its own, or the second: `reduce(np.dot, xs)`.
std::size_t argumentsGivenBy(const ast::Call& call, bool isFirst, std::string_view name) {
    if (name == "functools.reduce") return isFirst ? 2 : 0;
    if (name == "itertools.accumulate") return isFirst ? 0 : 2;
    const bool isOfOne = name == "filter" && call.args.size() == 2;
    return isFirst && (name == "map" || isOfOne) ? call.args.size() - 1 : 0;
}

/// How many parameters have to be given.
std::size_t requiredOf(const Overload& overload) {
    return static_cast<std::size_t>(std::ranges::count_if(overload.parameters, [](const Parameter& one) { return !one.defaultValue; }));
}

/// `map(torch.squeeze, xs)`, `sorted(xs, key=torch.sum)`, `reduce(np.dot, xs)`; or a function of one parameter, wherever it goes.
bool isCalledPlainly(const Use& use, const Analysis& analysis) {
    if (use.choice.overload->parameters.size() == 1 && use.choice.overload->callable) return true;
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

}  // namespace

/// A function of the target that can stand where a function is handed on; null if there is none.
const py::Expr* UseOutcomes::functionValue(const Use& use) {
    const bool amongLayers = goesAmongLayers(use);
    if (amongLayers && target_.modules->functionLayer.empty()) return nullptr;
    const py::Expr* function = lowerFunctionValue(*use.choice.overload, contextFor(*use.framework));
    Arena& arena = frontend_.parsed->arena;
    if (function && amongLayers)
        return py::call(arena, py::name(arena, py::ExprKind::Api, target_.modules->functionLayer), {{{}, function, nullptr}});
    const bool isBase = frontend_.analysis->parent(*use.site.node)->kind == ast::Kind::ClassDef;
    const bool makesFunction =
        use.choice.overload->lift && use.choice.overload->lift->kind == ast::Kind::Lambda && !isBase && !testOf(use) && !use.inAnnotation;
    const bool takesOne = isGivenArrays(use) || isActivation(*use.choice.overload) || makesFunction ||
                          (!testOf(use) && !use.inAnnotation && isCalledPlainly(use, *frontend_.analysis));
    return !function && takesOne ? lowerAsLambda(*use.choice.overload, contextFor(*use.framework)) : function;
}

namespace {

/// Whether a call is of something that may be any function: `fns[name](x, dim=1)`, `self.f(x, dim=0)`.
bool isOfAnyFunction(const ast::Call& call, const Analysis& analysis) {
    return !analysis.useAt(call) && !analysis.callee(call) && analysis.qualifiedName(*call.func).empty() &&
           analysis.typeOf(*call.func)->kind != TypeKind::Class;
}

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
bool goesWithKeywords(const Use& use, const py::Expr* counterpart, const Framework& target, const ast::Module& module,
                      const Analysis& analysis) {
    const ast::Node* parent = analysis.parent(*use.site.node);
    const auto* taker = ast::as<ast::Call>(parent);
    if (!use.api || use.inAnnotation || (taker && (taker->func == use.site.node || !analysis.qualifiedName(*taker->func).empty())))
        return false;
    if (taker) return hasOwnKeywords(*taker, use, counterpart, target);
    const bool isKept = parent->kind == ast::Kind::Dict || parent->kind == ast::Kind::List || parent->kind == ast::Kind::Tuple ||
                        parent->kind == ast::Kind::Assign;
    bool found = false;
    if (isKept)
        ast::walk(module, [&](const ast::Node& node) {
            const auto* call = ast::as<ast::Call>(&node);
            found = found || (call && isOfAnyFunction(*call, analysis) && hasOwnKeywords(*call, use, counterpart, target));
            return !found;
        });
    return found;
}

}  // namespace

UseOutcomes::Outcome UseOutcomes::convertValue(const Use& use) {
    const py::Expr* function = functionValue(use);
    if (goesWithKeywords(use, function, target_, *frontend_.parsed->module, *frontend_.analysis))
        return report(use, DiagCode::FunctionAsValue, {use.name, target_.name});
    if (!function && goesAmongLayers(use))
        return report(use, DiagCode::NoCounterpart,
                      {use.name, target_.name, "its containers of layers take modules only, and this is a function"});
    if (!function) return report(use, DiagCode::FunctionAsValue, {use.name, target_.name});
    request_.rewrites.push_back({use.site.node, function});
    useOfNode_[use.site.node] = &use;
    return Outcome::Exact;
}

/// The array class in annotations, isinstance and the like.
UseOutcomes::Outcome UseOutcomes::convertArrayType(const Use& use) {
    if (use.name != use.framework->array && !use.inAnnotation)
        return report(use, DiagCode::NoCounterpart, {use.name, target_.name, "its arrays have one class for all dtypes"});
    if (!target_.arrayIsNamed && !use.inAnnotation)
        return report(use, DiagCode::NoCounterpart, {use.name, target_.name, "its arrays' class has no public name"});
    const py::Expr* name = target_.arrayIsNamed ? py::name(frontend_.parsed->arena, py::ExprKind::Api, target_.array)
                                                : py::name(frontend_.parsed->arena, py::ExprKind::Name, "\"Array\"");
    request_.rewrites.push_back({use.site.node, name});
    useOfNode_[use.site.node] = &use;
    return Outcome::Exact;
}

/// `torch.device` in annotations.
UseOutcomes::Outcome UseOutcomes::convertTypeClass(const Use& use, std::string_view name) {
    bool isPythons = name.find('.') == std::string_view::npos;
    return convertToName(use, isPythons ? py::ExprKind::Name : py::ExprKind::Api, name);
}

UseOutcomes::Outcome UseOutcomes::convertToName(const Use& use, py::ExprKind kind, std::string_view name) {
    request_.rewrites.push_back({use.site.node, py::name(frontend_.parsed->arena, kind, name)});
    useOfNode_[use.site.node] = &use;
    return Outcome::Exact;
}

}  // namespace regraft
