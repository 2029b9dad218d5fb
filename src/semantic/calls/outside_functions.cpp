#include "semantic/calls/outside_functions.h"

#include <algorithm>
#include <array>

#include "ast/named_items.h"
#include "mapping/libraries.h"
#include "semantic/calls/builtins.h"
#include "semantic/calls/calls.h"
#include "semantic/calls/function_calls.h"
#include "semantic/calls/iteration_tools.h"
#include "semantic/definitions/classes.h"
#include "semantic/dicts.h"
#include "semantic/evaluation_state.h"
#include "semantic/language/annotations.h"
#include "semantic/python_names.h"

namespace regraft::semantic {

namespace {

constexpr std::string_view mathIntegers[] = {"math.ceil", "math.floor",     "math.trunc", "math.gcd",  "math.lcm",
                                             "math.comb", "math.factorial", "math.perm",  "math.isqrt"};

constexpr std::string_view mathBooleans[] = {"math.isnan", "math.isinf", "math.isfinite", "math.isclose"};

bool isAmong(std::string_view name, std::span<const std::string_view> names) {
    for (std::string_view one : names)
        if (one == name) return true;
    return false;
}

}  // namespace

const Type* OutsideFunctions::call(const CallArguments& arguments, const ApiName& name) {
    constexpr std::string_view builtinPrefix = "builtins.";
    constexpr std::string_view keepers[] = {"isinstance", "len", "print", "callable", "map", "filter", "sorted", "min", "max", "reduce"};
    if (!isAmong(name.last, keepers)) functionCalls_.letEscape(arguments);
    if (name.text.starts_with(builtinPrefix)) return builtins_.call(arguments, name.last);
    if (name.text == "functools.partial" && !arguments.call.args.empty()) return partial(arguments);
    if (name.text == "functools.reduce" && arguments.positional.size() >= 2 && !arguments.hasStar) return reduce(arguments);
    for (std::string_view same : {"copy.copy", "copy.deepcopy", "dataclasses.replace", "functools.wraps"})
        if (name.text == same) return arguments.at(0);
    if (name.text.starts_with("typing"))
        if (const Type* result = typing(arguments, name)) return result;
    if (const Type* result = collection(arguments, name)) return result;
    if (name.text.starts_with("itertools."))
        if (const Type* result = iterationTools_.call(arguments, name.last)) return result;
    if (givesFirstArray(name.text)) return reshapedFirst(arguments);
    if (name.text.starts_with("math.")) {
        if (isAmong(name.text, mathIntegers)) return simpleType(TypeKind::Int);
        if (isAmong(name.text, mathBooleans)) return simpleType(TypeKind::Bool);
        return simpleType(name.text == "math.prod"                                ? TypeKind::Unknown
                          : name.text == "math.frexp" || name.text == "math.modf" ? TypeKind::Tuple
                                                                                  : TypeKind::Float);
    }
    noteGiven(arguments, name);
    if (const Type* beside = givenBy(name)) return beside;
    return state_.unknownResult(arguments.call, unknownType());
}

/// What a library gives that computes with arrays of a source framework; null if it is none such.
const Type* OutsideFunctions::givenBy(const ApiName& name) const {
    const Library* library = facts_.tables.libraries().of(name.text);
    if (!library || !library->gives || facts_.isMigration) return nullptr;
    const auto framework = std::ranges::find_if(facts_.from, [&](const Framework* one) { return library->worksIn(*one); });
    return framework == facts_.from.end() ? nullptr : besideType(arena_, (*framework)->id);
}

void OutsideFunctions::noteGiven(const CallArguments& arguments, const ApiName& name) {
    Facts::Given given{name.text};
    const auto note = [&](const Type* type) {
        const Type* one = type ? withoutNone(type) : unknownType();
        if (one->kind == TypeKind::List || one->kind == TypeKind::Tuple) one = elementOf(arena_, one);
        given.arrays = given.arrays || (one->isArray() && !one->assumed && facts_.isSource(one->framework));
        given.functions = given.functions || (one->kind == TypeKind::Function && one->definition && !apiOf(one));
    };
    for (const Type* type : arguments.positional) note(type);
    for (const ast::keyword* keyword : arguments.call.keywords) note(facts_.types[keyword->value->id]);
    if (given.arrays || given.functions) facts_.given[arguments.call.id] = given;
    else facts_.given.erase(arguments.call.id);
}

const Type* OutsideFunctions::partial(const CallArguments& arguments) {
    std::uint32_t use = facts_.useOf[arguments.call.args[0]->id];
    if (use != none && !facts_.usePool[use].meaning && !arguments.call.keywords.empty()) {  // by the source's names of its parameters
        facts_.usePool[use].choice.problem = BindProblem::Unsupported;
        facts_.usePool[use].choice.detail = "partial() gives it arguments by keyword";
    }
    Type type;
    type.kind = TypeKind::Function;
    type.definition = &arguments.call;
    return arena_.make<Type>(type);
}

const Type* OutsideFunctions::reduce(const CallArguments& arguments) {
    const Type* function = arguments.at(0);
    const Type* element = generalised(arena_, classes_.iterationOf(arguments.positional[1]), true);
    const Type* start = arguments.positional.size() > 2 ? generalised(arena_, arguments.positional[2], true) : element;
    const Type* result = calls_.callWith(function, std::array{start, element}, arguments.call);
    if (sameType(result, start)) return start;
    const Type* later = calls_.callWith(function, std::array{joinTypes(arena_, start, result), element}, arguments.call);
    return joinTypes(arena_, start, later);
}

/// `TypeVar("T", bound=Tensor)`, `NewType("Batch", Tensor)`, `cast(Tensor, x)`; null if it is something else.
const Type* OutsideFunctions::typing(const CallArguments& arguments, const ApiName& name) {
    std::span<ast::Expr* const> args = arguments.call.args;
    if (name.last == "TypeVar") {
        for (const ast::keyword* keyword : arguments.call.keywords)
            if (keyword->name == "bound") return annotations_.aliasOf(annotations_.annotated(*keyword->value));
        return args.size() > 2 ? annotations_.aliasOf(annotations_.annotatedUnion(args.subspan(1), nullptr)) : unknownType();
    }
    if (name.last == "NewType" && args.size() == 2) return annotations_.aliasOf(annotations_.annotated(*args[1]));
    if (name.text != "typing.cast" || args.size() != 2) return nullptr;
    const Type* cast = annotations_.annotated(*args[0]);
    return cast->isUnknown() ? arguments.at(1) : cast;
}

/// A container of the standard library; null if it is something else.
const Type* OutsideFunctions::collection(const CallArguments& arguments, const ApiName& name) {
    const bool isEmpty = arguments.call.args.empty();
    const auto named = name.text == "collections.OrderedDict" && !(isEmpty && arguments.call.keywords.empty())
                           ? ast::namedItems(&arguments.call)
                           : std::nullopt;
    const bool areKnown = named && std::ranges::none_of(*named, [](const ast::NamedItem& one) { return one.name.empty(); });
    if (areKnown) {
        const Type* dict = emptyDict(arena_);
        for (const ast::NamedItem& one : *named) dict = withKey(arena_, *dict, one.name, facts_.types[one.value->id]);
        return dict;
    }
    if (name.text == "collections.OrderedDict" || name.text == "collections.defaultdict")
        return isEmpty ? dictOf(arena_, pendingType(), pendingType()) : simpleType(TypeKind::Dict);
    if (name.text != "collections.Counter") return nullptr;
    const Type* counted = arguments.at(0);
    const Type* key = isEmpty || state_.isSoft(counted) ? pendingType() : generalised(arena_, elementOf(arena_, counted), true);
    return dictOf(arena_, key, simpleType(TypeKind::Int));
}

/// An array like the first argument, of who knows which shape; a list of arrays is stacked.
const Type* OutsideFunctions::reshapedFirst(const CallArguments& arguments) {
    const Type* first = arguments.at(0);
    const Type* array = withoutNone(first)->isArray() ? withoutNone(first) : elementOf(arena_, first);
    if (!array->isArray()) return state_.unknown({first});
    const Type* reshaped = arrayType(arena_, array->framework, array->dtype);
    return array->assumed ? assumedOf(arena_, reshaped) : reshaped;
}

}  // namespace regraft::semantic
