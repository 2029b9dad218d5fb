#include "semantic/calls/outside_functions.h"

#include <array>

#include "semantic/calls/builtins.h"
#include "semantic/calls/calls.h"
#include "semantic/calls/function_calls.h"
#include "semantic/calls/iteration_tools.h"
#include "semantic/definitions/classes.h"
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
    bool escapes = !isAmong(name.last, keepers);
    if (escapes) functionCalls_.letEscape(arguments);
    if (name.text.starts_with(builtinPrefix)) return builtins_.call(arguments, name.last);
    const Type* first = arguments.positional.empty() || !arguments.positional[0] ? unknownType() : arguments.positional[0];
    if (name.text == "functools.partial" && !arguments.call.args.empty()) {
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
    if (name.text == "functools.reduce" && arguments.positional.size() >= 2 && !arguments.hasStar) {
        const Type* element = generalised(arena_, classes_.iterationOf(arguments.positional[1]), true);
        const Type* start = arguments.positional.size() > 2 ? generalised(arena_, arguments.positional[2], true) : element;
        const Type* result = calls_.callWith(first, std::array{start, element}, arguments.call);
        return sameType(result, start)
                   ? start
                   : joinTypes(arena_, start,
                               calls_.callWith(first, std::array{joinTypes(arena_, start, result), element}, arguments.call));
    }
    if (name.last == "TypeVar" && name.text.starts_with("typing")) {
        for (const ast::keyword* keyword : arguments.call.keywords)
            if (keyword->name == "bound") return annotations_.aliasOf(annotations_.annotated(*keyword->value));
        return arguments.call.args.size() > 2 ? annotations_.aliasOf(annotations_.annotatedUnion(arguments.call.args.subspan(1), nullptr))
                                              : unknownType();
    }
    if (name.last == "NewType" && name.text.starts_with("typing") && arguments.call.args.size() == 2)
        return annotations_.aliasOf(annotations_.annotated(*arguments.call.args[1]));
    if (name.text == "copy.copy" || name.text == "copy.deepcopy" || name.text == "functools.wraps") return first;
    if (name.text == "typing.cast" && arguments.call.args.size() == 2) {
        const Type* cast = annotations_.annotated(*arguments.call.args[0]);
        return cast->isUnknown() ? arguments.positional[1] ? arguments.positional[1] : unknownType() : cast;
    }
    if (name.text == "collections.OrderedDict" || name.text == "collections.defaultdict") {
        return arguments.call.args.empty() ? containerOf(arena_, TypeKind::Dict, std::array{pendingType(), pendingType()})
                                           : simpleType(TypeKind::Dict);
    }
    if (name.text == "collections.Counter") {
        const Type* key =
            arguments.call.args.empty() || state_.isSoft(first) ? pendingType() : generalised(arena_, elementOf(arena_, first), true);
        return containerOf(arena_, TypeKind::Dict, std::array{key, simpleType(TypeKind::Int)});
    }
    if (name.text.starts_with("itertools."))
        if (const Type* result = iterationTools_.call(arguments, name.last)) return result;
    if (givesFirstArray(name.text)) {
        const Type* array = withoutNone(first)->isArray() ? withoutNone(first) : elementOf(arena_, first);  // a list of arrays is stacked
        if (!array->isArray()) return state_.unknown({first});
        const Type* reshaped = arrayType(arena_, array->framework, array->dtype);
        return array->assumed ? assumedOf(arena_, reshaped) : reshaped;
    }
    if (name.text.starts_with("math.")) {
        if (isAmong(name.text, mathIntegers)) return simpleType(TypeKind::Int);
        if (isAmong(name.text, mathBooleans)) return simpleType(TypeKind::Bool);
        return simpleType(name.text == "math.prod"                                ? TypeKind::Unknown
                          : name.text == "math.frexp" || name.text == "math.modf" ? TypeKind::Tuple
                                                                                  : TypeKind::Float);
    }
    return state_.unknownResult(arguments.call, unknownType());
}

}  // namespace regraft::semantic
